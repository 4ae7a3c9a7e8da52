"""The first words to a new person, with the privacy notice, and the words outside office hours."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.channels.line.actions import Action
from tidtam.channels.line.bubbles import Bubble, flex_bubble, twin, typing_hint
from tidtam.channels.line.flex import INK_2, INK_3, Part, box, card, heading, rule, sign, small_print, text


@dataclass(frozen=True)
class Greeting:
    """``office`` is the office's own name, ``services`` what a person can do here, one short line each."""

    office: str
    services: tuple[str, ...]
    hours: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class PrivacyNotice:
    """Who keeps what, why, how long, and whom to ask: Personal Data Protection Act B.E. 2562, section 23."""

    controller: str
    purpose: str
    kept_for: str
    contact: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class OutOfHours:
    """``opens`` in words ("พรุ่งนี้ 08:30 น."), ``hours`` the week in a line or two."""

    opens: str
    hours: tuple[str, ...]
    number: str = ""
    actions: tuple[Action, ...] = ()


def greeting_bubble(greeting: Greeting) -> Bubble:
    """The card after "add friend"."""
    body: list[Part] = [text(_welcome(greeting), size="md")]
    body += [_point(service) for service in greeting.services]
    if greeting.hours:
        body += [rule(), small_print(greeting.hours)]
    top = heading(_("ยินดีต้อนรับ"), greeting.office[:1].upper() + greeting.office[1:])
    lines = [_welcome(greeting), *(f"• {service}" for service in greeting.services), greeting.hours]
    lines += ["", typing_hint(greeting.actions)]
    return flex_bubble(card(top, body, greeting.actions), twin(lines))


def privacy_bubble(notice: PrivacyNotice) -> Bubble:
    """The notice given at the first contact, before anything is kept beyond the chat itself."""
    points = _points(notice)
    body: list[Part] = []
    for label, words in points:
        body.append(
            box("vertical", [text(label, size="xs", color=INK_3), text(words, limit=300, color=INK_2)])
        )
    body += [rule(), text(_never(), bold=True)]
    top = heading(_("ประกาศความเป็นส่วนตัว"), _("ข้อมูลของท่าน เราดูแลอย่างไร"))
    lines = [_("ประกาศความเป็นส่วนตัว"), *(f"{label}: {words}" for label, words in points), "", _never()]
    lines.append(typing_hint(notice.actions))
    return flex_bubble(card(top, body, notice.actions), twin(lines))


def out_of_hours_bubble(notice: OutOfHours) -> Bubble:
    """Says that the words were kept and when a person will read them."""
    kept = _("รับข้อความไว้แล้ว เจ้าหน้าที่จะเริ่มตอบ %(opens)s") % {"opens": notice.opens}
    case = _("เรื่อง %(number)s") % {"number": notice.number} if notice.number else ""
    body: list[Part] = [text(kept, size="md")]
    if notice.hours:
        body += [rule(), text(_("เวลาทำการ"), size="xs", color=INK_3), *(text(line) for line in notice.hours)]
    top = heading(case or _("แจ้งเวลาทำการ"), _("ขณะนี้อยู่นอกเวลาทำการ"))
    lines = [_("ขณะนี้อยู่นอกเวลาทำการ"), case, kept, *notice.hours, "", typing_hint(notice.actions)]
    return flex_bubble(card(top, body, notice.actions), twin(lines))


def _welcome(greeting: Greeting) -> str:
    return _("สวัสดี นี่คือบัญชีทางการของ%(office)s ท่านทำสิ่งเหล่านี้ได้ที่นี่") % {"office": greeting.office}


def _never() -> str:
    return _("เราไม่ขอเลขบัตรประชาชน รหัสผ่าน รหัส OTP หรือเงินทางแชต")


def _points(notice: PrivacyNotice) -> list[tuple[str, str]]:
    return [
        (_("ผู้ดูแลข้อมูล"), notice.controller),
        (_("เก็บอะไร"), _("ชื่อที่แสดงใน LINE ข้อความ ไฟล์ และตำแหน่งที่ท่านส่ง")),
        (_("เก็บเพื่ออะไร"), notice.purpose),
        (_("เก็บนานเท่าใด"), notice.kept_for),
        (_("สิทธิของท่าน"), _("ขอดู ขอสำเนา แก้ไข ลบ หรือคัดค้านได้ที่ %(contact)s") % {"contact": notice.contact}),
    ]


def _point(words: str) -> Part:
    return box("horizontal", [sign("kept"), text(words, limit=120, flex=1)], spacing="md")
