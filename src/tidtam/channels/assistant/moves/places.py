"""Moves that decide on which case something said belongs, and say so."""

from datetime import timedelta

from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_contest
from tidtam.casework.cases.states import Act, State, after
from tidtam.channels.assistant import cards, casecards, moments
from tidtam.channels.assistant.conversation import Turn
from tidtam.channels.assistant.dialogue import Asked
from tidtam.channels.assistant.intents import Intent, Option
from tidtam.channels.assistant.moves import talk
from tidtam.channels.assistant.selectors import case_named, cases_of, closed_lately

BURST = timedelta(minutes=2)
"""Several photos or lines in a row are acknowledged once."""


def put_on_talking(turn: Turn) -> None:
    """Put it where the officer is talking, quietly; who asked for a person hears that one is there."""
    assert turn.officer is not None and turn.officer.case is not None  # noqa: S101 - what ``talking`` means
    asked_for_person = turn.heard.intent is Intent.MENU_TALK
    if asked_for_person:
        turn.tapped(_("คุยกับเจ้าหน้าที่"))
    turn.put(turn.officer.case)
    turn.understood()
    if asked_for_person:
        turn.words(_("เจ้าหน้าที่กำลังดูแลเรื่องนี้อยู่ค่ะ พิมพ์ต่อได้เลย"))


def put_on_only(turn: Turn) -> None:
    """Put it on the only open case."""
    turn.put(cases_of(turn.identity)[0])
    turn.understood()
    assure(turn)


def put_on_asked(turn: Turn) -> None:
    """Put it on the case we asked about; what follows belongs there too."""
    about = turn.dialogue.about
    assert about is not None  # noqa: S101 - ``asked_now`` has looked
    case = turn.put(about)
    turn.ask(Asked.CONCERN, about=case)
    assure(turn)


def put_on_chosen(turn: Turn) -> None:
    """Put what waits on the case that was chosen, reopening a finished one; with nothing waiting, show it."""
    case = case_named(turn.identity, turn.heard.values.get("c", ""))
    waits = bool(turn.waiting)
    if case is None or not waits:
        talk.show_case(turn)
        return
    if not case.is_open and after(Act.CONTEST, State(case.state)) is None:
        open_new(turn)
        return
    turn.message = None
    if not case.is_open:
        case = case_contest(case=case, by=turn.actor, at=turn.at)
    case = turn.put(case)
    turn.understood()
    turn.ask(Asked.CONCERN, about=case)
    assure(turn, always=True)


def open_new(turn: Turn) -> None:
    """Open a case with what was said."""
    case = turn.open()
    turn.understood()
    turn.ask(Asked.CONCERN, about=case)
    introduce(turn, case, [_("รับเรื่องของท่านแล้วค่ะ")])


def open_or_ask(turn: Turn) -> None:
    """Open a case with what waits; with nothing waiting, ask what it is about."""
    if turn.waiting:
        turn.message = None
        open_new(turn)
        return
    turn.understood()
    if turn.situation.tracks:
        turn.ask(Asked.LETTER_NUMBER)
        turn.words(
            _("พิมพ์เลขที่หนังสือ เช่น %(examples)s หรือพิมพ์สิ่งที่ต้องการให้ช่วยค่ะ") % {"examples": talk.examples(turn)}
        )
    else:
        turn.words(_("พิมพ์เรื่องที่ต้องการให้ช่วยได้เลยค่ะ"))


def ask_which(turn: Turn) -> None:
    """Ask to which of the open cases it belongs; it waits until that is answered."""
    if turn.heard.intent is Intent.MENU_TALK:
        turn.tapped(_("คุยกับเจ้าหน้าที่"))
    turn.hold()
    options = [_case_option(case) for case in cases_of(turn.identity)[: cards.MOST_OPTIONS - 1]]
    options.append(Option(_("เรื่องใหม่"), "new"))
    turn.dialogue.misread = 0
    turn.ask(Asked.WHICH_CASE, options=options)
    turn.say(cards.choice(_("ท่านมีหลายเรื่อง"), _("ข้อความนี้เป็นของเรื่องไหนคะ"), options))


def ask_old_or_new(turn: Turn) -> None:
    """Ask whether it goes on with a finished case or begins a new one."""
    turn.hold()
    finished = closed_lately(turn.identity, turn.at)[: cards.MOST_OPTIONS - 1]
    options = [
        Option(_("ต่อเรื่อง %(number)s") % {"number": case.number}, "case", {"c": case.public_id}, case.title)
        for case in finished
    ]
    options.append(Option(_("เรื่องใหม่"), "new"))
    turn.dialogue.misread = 0
    turn.ask(Asked.OLD_OR_NEW, options=options)
    turn.say(cards.choice(_("เรื่องเดิมปิดแล้ว"), _("ต้องการให้เปิดเรื่องเดิมตรวจสอบอีกครั้ง หรือเป็นเรื่องใหม่คะ"), options))


def ask_again(turn: Turn) -> None:
    """Say what was not understood and how to go on; what was said waits, and nothing is lost."""
    turn.hold()
    turn.dialogue.misread += 1
    if turn.situation.choosing:
        options = [cards.option_read(option) for option in turn.dialogue.options]
        turn.ask(turn.situation.asked, about=turn.dialogue.about, options=options)
        turn.say(cards.choice(_("ขออภัยค่ะ ยังไม่ทราบว่าท่านเลือกข้อใด"), _("โปรดเลือกหนึ่งข้อ"), options))
        return
    turn.ask(Asked.LETTER_NUMBER)
    hint = _("ยังไม่พบเลขที่หนังสือในข้อความของท่านค่ะ โปรดพิมพ์เลขที่ตามหัวหนังสือ เช่น %(examples)s")
    other = _(
        "หากไม่ทราบเลขที่ พิมพ์รายละเอียดเพิ่ม ส่งภาพหนังสือ หรือแตะ “คุยกับเจ้าหน้าที่” ถ้าท่านไม่ตอบ ระบบจะส่งข้อความนี้ให้เจ้าหน้าที่เอง"
    )
    turn.words(f"{hint % {'examples': talk.examples(turn)}}\n{other}")


def wait_quietly(turn: Turn) -> None:
    """Keep a photo or a file beside the words that wait already; the question stands above it."""
    turn.hold()


def hand_over_new(turn: Turn) -> None:
    """Open a case for a person, with everything that was not understood."""
    asked_for_person = turn.heard.intent is Intent.MENU_TALK
    if asked_for_person:
        turn.tapped(_("คุยกับเจ้าหน้าที่"))
    case = turn.open()
    turn.understood()
    turn.ask(Asked.CONCERN, about=case)
    introduce(turn, case, [_take_over(asked_for_person)])


def hand_over_only(turn: Turn) -> None:
    """Tell the officer of the only open case that the person wants to talk; a second tap changes nothing."""
    case = cases_of(turn.identity)[0]
    called = case.messages.filter(payload__tapped=True, occurred_at__gte=case.unanswered_since or turn.at)
    if turn.message is not None or not called.exists():
        turn.tapped(_("คุยกับเจ้าหน้าที่"))
        case = turn.put(case)
    turn.understood()
    turn.ask(Asked.CONCERN, about=case)
    turn.words(
        _("แจ้งเจ้าหน้าที่ในเรื่อง %(number)s แล้วค่ะ %(when)s ระหว่างนี้พิมพ์สิ่งที่ต้องการสอบถามได้เลย")
        % {"number": case.number, "when": casecards.next_word(case, turn.at)}
    )


def hand_over_newest(turn: Turn) -> None:
    """Put everything on the newest open case, marked unsure, and let a person sort it out."""
    if turn.heard.intent is Intent.MENU_TALK:
        turn.tapped(_("คุยกับเจ้าหน้าที่"))
    case = turn.put(cases_of(turn.identity)[0], unsure=True)
    turn.understood()
    turn.ask(Asked.CONCERN, about=case)
    turn.words(
        _("ส่งข้อความของท่านให้เจ้าหน้าที่ในเรื่อง %(number)s แล้วค่ะ %(when)s")
        % {"number": case.number, "when": casecards.next_word(case, turn.at)}
    )


def introduce(turn: Turn, case: Case, lines: list[str], then: str = "") -> None:
    """Show a case that was just opened: its number, both promised times, and when the desk opens."""
    then = then or _("เจ้าหน้าที่อ่านเรื่องของท่านและตอบในแชตนี้")
    turn.say(casecards.case_card(case, at=turn.at, lines=lines, then=then))
    calendar = turn.calendar
    if not calendar.is_open(turn.at):
        opens = moments.moment(calendar.next_opening(turn.at), seen_at=turn.at)
        turn.say(cards.closed(opens=opens, hours=moments.week_lines(calendar), number=case.number))


def assure(turn: Turn, *, always: bool = False) -> None:
    """Say that the words arrived and by when somebody answers; once for several in a row."""
    assured = turn.dialogue.assured_at
    if not always and assured is not None and turn.at - assured < BURST:
        return
    turn.dialogue.assured_at = turn.at
    case = turn.on
    if case is not None:
        turn.words(
            _("เพิ่มไว้ในเรื่อง %(number)s แล้วค่ะ %(when)s")
            % {"number": case.number, "when": casecards.next_word(case, turn.at)}
        )


def _case_option(case: Case) -> Option:
    label = f"{case.number} {case.title}"
    return Option(label, "case", {"c": case.public_id}, casecards.state_said(case))


def _take_over(asked_for_person: bool) -> str:
    if asked_for_person:
        return _("แจ้งเจ้าหน้าที่แล้วค่ะ ระหว่างนี้พิมพ์สิ่งที่ต้องการสอบถามได้เลย")
    return _("ส่งเรื่องให้เจ้าหน้าที่ช่วยดูแลแล้วค่ะ")
