"""What the assistant says without touching a case: greetings, hours, help, lists."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tidtam.channels.assistant import cards, casecards, lettercards, moments
from tidtam.channels.assistant.cards import Action, tap
from tidtam.channels.assistant.conversation import Turn
from tidtam.channels.assistant.dialogue import Asked
from tidtam.channels.assistant.intents import Option
from tidtam.channels.assistant.selectors import (
    asked_now,
    case_named,
    cases_of,
    closed_lately,
    letters_followed,
)
from tidtam.core.calendars.intervals import day_of

MOST_LETTERS = 3
"""Letters of one case shown at once; the case says the rest."""


def welcome(turn: Turn) -> None:
    """Greet who follows the account; somebody who comes back is greeted shortly and has read the notice."""
    turn.understood()
    if turn.identity.notice_at is not None:
        turn.words(_("ยินดีต้อนรับกลับมาค่ะ %(hint)s") % {"hint": _hint(turn)}, *menu(turn))
        return
    turn.say(
        cards.greeting(
            office=chat_text(turn, "office", turn.desk.unit.name),
            services=_services(turn),
            hours=" · ".join(moments.week_lines(turn.calendar)),
            actions=[*menu(turn), cards.talk()],
        )
    )


def notice(turn: Turn) -> None:
    """Tell who keeps what, why, how long and whom to ask (PDPA section 23)."""
    turn.say(
        cards.privacy(
            controller=chat_text(turn, "controller", turn.desk.unit.name),
            purpose=chat_text(turn, "purpose", _("ให้บริการตามที่ท่านขอ ติดต่อกลับ และปรับปรุงบริการ")),
            kept_for=chat_text(turn, "kept_for", _("ตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ")),
            contact=chat_text(turn, "contact", turn.desk.unit.name),
        )
    )


def note_leaving(turn: Turn) -> None:
    """Wait for nothing from somebody who has left; what waits for a place still gets one."""
    if not turn.situation.choosing:
        turn.understood()


def explain(turn: Turn) -> None:
    """Say how it works, in one minute."""
    lines = [
        _("วิธีใช้"),
        *(f"• {service}" for service in _services(turn)),
        _("• พิมพ์ “เรื่องของฉัน” เพื่อดูสถานะ “เวลาทำการ” เพื่อดูเวลา “ประเมิน” เพื่อให้คะแนน"),
        _("• พิมพ์ “คุยกับเจ้าหน้าที่” ได้ทุกเมื่อ"),
        _("ทุกปุ่มพิมพ์แทนได้ ใช้ได้ทั้งบนโทรศัพท์และคอมพิวเตอร์"),
    ]
    turn.words("\n".join(lines), *menu(turn))


def tell_hours(turn: Turn) -> None:
    """Say when the desk is open, whether it is now, and where it is."""
    calendar = turn.calendar
    opens = moments.moment(calendar.next_opening(turn.at), seen_at=turn.at)
    now = (
        _("ขณะนี้เปิดทำการ")
        if calendar.is_open(turn.at)
        else _("ขณะนี้ปิดทำการ เปิดอีกครั้ง %(opens)s") % {"opens": opens}
    )
    contact = chat_text(turn, "contact", turn.desk.unit.name)
    lines = [
        _("เวลาทำการ"),
        *moments.week_lines(calendar),
        *moments.special_lines(calendar, day_of(turn.at)),
        now,
        _("ติดต่อ: %(contact)s") % {"contact": contact},
    ]
    turn.words("\n".join(lines))


def tell_privacy(turn: Turn) -> None:
    """Show the notice again."""
    notice(turn)


def list_cases(turn: Turn) -> None:
    """List the person's cases, open ones first, with how they stand."""
    cases = [*cases_of(turn.identity), *closed_lately(turn.identity, turn.at)][: cards.MOST_OPTIONS]
    if not cases:
        turn.words(_("ยังไม่มีเรื่องที่เปิดอยู่ค่ะ %(hint)s") % {"hint": _hint(turn)}, *menu(turn))
        return
    options = []
    for case in cases:
        promises = casecards.promises_of(case, turn.at)
        running = next((promise for promise in promises if promise["tone"] in ("running", "late")), None)
        detail = casecards.state_said(case)
        if running and case.is_open:
            detail = f"{detail} · {casecards.promise_said(running)}"
        options.append(Option(f"{case.number} {case.title}", "show", {"c": case.public_id}, detail))
    turn.say(cards.choice(_("เรื่องของฉัน"), _("แตะเรื่องที่ต้องการดู"), options))
    if not turn.situation.choosing:
        turn.ask(Asked.LISTED, options=options)


def show_case(turn: Turn) -> None:
    """Show one of the person's cases; what is typed next belongs to it while it is open."""
    case = case_named(turn.identity, turn.heard.values.get("c", ""))
    if case is None:
        stay_calm(turn)
        return
    for letter in letters_followed(case)[:MOST_LETTERS]:
        turn.say(lettercards.letter_card(letter, confirmed_by=""))
    told = not case.is_open or case.state == "reported"
    actions = cards.settled_actions(case.public_id) if told else []
    then = _("พิมพ์หรือส่งภาพเพิ่มในเรื่องนี้ได้เลย") if case.is_open else ""
    turn.say(casecards.case_card(case, at=turn.at, then=then, actions=actions))
    if case.is_open and not turn.situation.choosing:
        turn.ask(Asked.CONCERN, about=case)


def answer_courtesy(turn: Turn) -> None:
    """Answer thanks, stickers and signs of hearing with as much; they ask for nothing."""
    if not turn.situation.choosing:
        turn.words(_("ยินดีให้บริการค่ะ"))


def greet(turn: Turn) -> None:
    """Answer a greeting and say what can be done here."""
    turn.words(_("สวัสดีค่ะ %(hint)s") % {"hint": _hint(turn)}, *menu(turn))


def say_unreadable(turn: Turn) -> None:
    """Say that this kind of message cannot be read here."""
    turn.words(_("ขออภัยค่ะ ระบบอ่านข้อความชนิดนี้ไม่ได้ โปรดพิมพ์เป็นข้อความ หรือส่งเป็นภาพหรือไฟล์"))


def stay_calm(turn: Turn) -> None:
    """Answer a button that has lost its meaning."""
    if turn.message is None and asked_now(turn.dialogue, turn.at) is Asked.NOTHING:
        turn.words(_("ปุ่มนี้ใช้ไม่ได้แล้วค่ะ %(hint)s") % {"hint": _hint(turn)}, *menu(turn))
        return
    turn.words(_("ปุ่มนี้ใช้ไม่ได้แล้วค่ะ ทำรายการล่าสุดต่อได้เลย"))


def menu(turn: Turn) -> list[Action]:
    """Return the menu as buttons, for where no menu is shown."""
    letter = [tap(_("ติดตามหนังสือ"), "menu", v="letter")] if turn.situation.tracks else []
    return [*letter, tap(_("เรื่องของฉัน"), "menu", v="cases"), tap(_("วิธีใช้"), "menu", v="help")]


def chat_text(turn: Turn, key: str, otherwise: str) -> str:
    """Return a text of the desk's pack in the language we speak."""
    chat = turn.desk.pack.chat
    if moments.language() == "en" and f"{key}_en" in chat:
        return chat[f"{key}_en"]
    return chat.get(key, otherwise)


def examples(turn: Turn) -> str:
    """Return examples of the numbers that can be typed."""
    return chat_text(turn, "examples", _("กท 0401/123 หรือ เลขรับ 2187/2563"))


def _hint(turn: Turn) -> str:
    if turn.situation.tracks:
        return _("พิมพ์เลขที่หนังสือที่ต้องการติดตามได้เลย เช่น %(examples)s") % {"examples": examples(turn)}
    return _("พิมพ์เรื่องที่ต้องการให้ช่วยได้เลย")


def _services(turn: Turn) -> list[str]:
    first = _("พิมพ์เลขที่หนังสือ เช่น %(examples)s ระบบบอกทันทีว่าอยู่ขั้นใด") % {"examples": examples(turn)}
    promises = turn.desk.pack.promises
    promised = pgettext("คั่นระหว่างสองอย่าง", "และ").join(map(casecards.promise_deed, promises))
    return [
        *([first] if turn.situation.tracks else []),
        _("เจ้าหน้าที่ตอบทุกเรื่อง พร้อมบอกเวลาที่จะ%(promises)s") % {"promises": promised},
        _("ส่งภาพหนังสือ ไฟล์ หรือข้อความเสียงก็ได้"),
    ]
