"""Cards as plain values, the same for every channel, each with the words that say it all without a card.

A payload mirrors the card a channel draws (``channels/line/cards``); ``actions`` are what can be tapped:
``{"label", "act", "values"}``, ``{"label", "say"}`` or ``{"label", "uri"}``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tidtam.casework.messaging.models import Kind
from tidtam.casework.messaging.services import Part
from tidtam.channels.assistant.intents import Option

Action = dict[str, Any]
MOST_OPTIONS = 13
"""LINE takes 13 quick replies; nobody reads a longer list in a chat."""


def tap(label: str, act: str, **values: str) -> Action:
    """Return a button that comes back to us."""
    return {"label": label, "act": act, "values": values}


def talk() -> Action:
    """Return the way to a person, offered with whatever we say."""
    return tap(_("คุยกับเจ้าหน้าที่"), "menu", v="talk")


def words(text: str, *actions: Action) -> Part:
    """Return a text with what can be tapped below it; a person is always among it."""
    return Part(text, payload={"quick": [*actions, talk()]}, automatic=True)


def card(kind: str, said: Iterable[str], actions: Sequence[Action] = (), /, **fields: Any) -> Part:
    """Return a card; ``said`` is the same in words, followed by what can be typed."""
    payload = {"card": kind, **fields, "actions": list(actions)}
    return Part("\n".join([*_tidy(said), *_typed(actions)]), Kind.CARD, payload, automatic=True)


def choice(title: str, question: str, options: Sequence[Option]) -> Part:
    """Return a question with at most 13 numbered answers."""
    shown = options[:MOST_OPTIONS]
    listed = [
        f"{number}. {option.label}" + (f" ({option.detail})" if option.detail else "")
        for number, option in enumerate(shown, 1)
    ]
    how = _("พิมพ์หมายเลข 1–%(last)s หรือแตะเลือก") % {"last": len(shown)}
    fields = [option_json(option) for option in shown]
    return card(
        "choice", [title, question, *listed, how], [talk()], title=title, question=question, options=fields
    )


def option_json(option: Option) -> dict[str, Any]:
    """Return an answer as it is kept and sent."""
    return {
        "label": option.label,
        "detail": option.detail,
        "act": option.act,
        "values": dict(option.values),
    }


def option_read(data: Mapping[str, Any]) -> Option:
    """Return the answer that ``option_json`` wrote."""
    return Option(data["label"], data["act"], data["values"], data["detail"])


def greeting(*, office: str, services: Sequence[str], hours: str, actions: Sequence[Action]) -> Part:
    """Return the first words to somebody new."""
    welcome = _("สวัสดีค่ะ นี่คือบัญชีทางการของ%(office)s ท่านทำสิ่งเหล่านี้ได้ที่นี่") % {"office": office}
    lines = [welcome, *(f"• {service}" for service in services), hours]
    return card("greeting", lines, actions, office=office, services=list(services), hours=hours)


def privacy(*, controller: str, purpose: str, kept_for: str, contact: str) -> Part:
    """Return the notice of the Personal Data Protection Act B.E. 2562, section 23."""
    lines = [
        _("ประกาศความเป็นส่วนตัว"),
        _("ผู้ดูแลข้อมูล: %(controller)s") % {"controller": controller},
        _("เก็บชื่อที่แสดง ข้อความ ไฟล์ และตำแหน่งที่ท่านส่ง เพื่อ%(purpose)s") % {"purpose": purpose},
        _("เก็บไว้ %(kept_for)s") % {"kept_for": kept_for},
        _("ขอดู ขอสำเนา แก้ไข ลบ หรือคัดค้านได้ที่ %(contact)s") % {"contact": contact},
        _("เราไม่ขอเลขบัตรประชาชน รหัสผ่าน รหัส OTP หรือเงินทางแชต"),
    ]
    return card("privacy", lines, controller=controller, purpose=purpose, kept_for=kept_for, contact=contact)


def closed(*, opens: str, hours: Sequence[str], number: str) -> Part:
    """Return that the office is closed, that nothing is lost, and when a person will be there."""
    lines = [
        _("ขณะนี้อยู่นอกเวลาทำการ"),
        _("รับข้อความไว้ในเรื่อง %(number)s แล้ว เจ้าหน้าที่จะเริ่มตอบ %(opens)s") % {"number": number, "opens": opens},
        *hours,
    ]
    return card("closed", lines, [talk()], opens=opens, hours=list(hours), number=number)


def survey(
    *, case: str, number: str, question: str, place: int, questions: int, actions: Sequence[Action] = ()
) -> Part:
    """Return one question of the survey with its five levels."""
    scale = " · ".join(f"{level} = {level_name(level)}" for level in (5, 4, 3, 2, 1))
    which = _("คำถามที่ %(place)s จาก %(all)s") % {"place": place, "all": questions} if questions > 1 else ""
    lines = [
        _("เรื่อง %(number)s") % {"number": number},
        which,
        question,
        _("พิมพ์เลข %(scale)s") % {"scale": scale},
        _("เจ้าหน้าที่เห็นเฉพาะผลรวม เปลี่ยนคำตอบได้ภายใน 1 วัน"),
    ]
    return card(
        "survey",
        lines,
        actions,
        case=case,
        number=number,
        question=place,
        asks=question,
        questions=questions,
    )


def level_name(level: int) -> str:
    """Return the name of one of the five levels of satisfaction."""
    return {
        5: pgettext("ความพึงพอใจ", "มากที่สุด"),
        4: pgettext("ความพึงพอใจ", "มาก"),
        3: pgettext("ความพึงพอใจ", "ปานกลาง"),
        2: pgettext("ความพึงพอใจ", "น้อย"),
        1: pgettext("ความพึงพอใจ", "น้อยที่สุด"),
    }[level]


def settled_actions(case: str) -> list[Action]:
    """Return the two buttons below a result: it is settled, or it is not."""
    return [tap(_("เรียบร้อยแล้ว"), "confirm", c=case), tap(_("ยังไม่เรียบร้อย"), "contest", c=case)]


def _typed(actions: Sequence[Action]) -> list[str]:
    labels = " · ".join(action["label"] for action in actions if "uri" not in action)
    return [_("พิมพ์ตอบได้: %(labels)s") % {"labels": labels}] if labels else []


def _tidy(lines: Iterable[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if line.strip()]
