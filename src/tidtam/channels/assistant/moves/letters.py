"""Moves around the register of letters: a number is looked up, told, and followed by a case.

A letter with a class of secrecy is not found, and answered in the very words of one that is not there.
"""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_describe
from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.selectors import letter_lookup
from tidtam.casework.letters.services import letter_follow
from tidtam.casework.messaging.services import Part, message_send
from tidtam.channels.assistant import cards, casecards, lettercards, moments, placing
from tidtam.channels.assistant.conversation import Turn
from tidtam.channels.assistant.dialogue import Asked
from tidtam.channels.assistant.intents import Named, Option
from tidtam.channels.assistant.models import Sought
from tidtam.channels.assistant.moves.places import assure, introduce, open_new
from tidtam.channels.assistant.moves.talk import examples
from tidtam.channels.assistant.selectors import (
    case_following,
    case_seeking,
    case_without_letter,
    cases_of,
    is_bare,
)
from tidtam.core.calendars.intervals import day_of
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.letter_reference import LetterReference

MOST_AT_ONCE = 3
"""Letters of one message told one by one: with a text and the notice they fill one free reply of five."""


def ask_number(turn: Turn) -> None:
    """Ask for the number of the letter, with examples."""
    turn.dialogue.misread = 0
    turn.ask(Asked.LETTER_NUMBER)
    turn.words(
        _("พิมพ์เลขที่หนังสือที่ต้องการติดตามค่ะ เช่น %(examples)s ใช้เลขไทยหรืออารบิกก็ได้ หรือส่งภาพหนังสือมาได้เลย")
        % {"examples": examples(turn)}
    )


def look_up(turn: Turn) -> None:
    """Look up what was named: one letter, several, or more than a chat can tell."""
    numbers = turn.heard.numbers
    if len(numbers) > MOST_AT_ONCE:
        _too_many(turn, numbers)
    elif len(numbers) > 1:
        _several(turn, numbers)
    else:
        _one(turn, numbers[0])


def take_letter(turn: Turn) -> None:
    """Follow the letter that was chosen among several."""
    turn.message = None
    chosen = turn.heard.values.get("l", "")
    letter = Letter.objects.tellable().select_related("addressee", "unit").filter(public_id=chosen).first()
    if letter is not None:
        _follow(turn, letter)
    elif turn.waiting:
        _not_found(turn, None)
    else:
        ask_number(turn)


def take_none(turn: Turn) -> None:
    """None of the letters shown is the one: an officer looks for it."""
    turn.message = None
    if turn.waiting:
        _not_found(turn, None)
        return
    open_cases = cases_of(turn.identity)
    if not open_cases:
        ask_number(turn)
        return
    turn.words(
        _("เจ้าหน้าที่รับเรื่อง %(number)s ไว้แล้วค่ะ %(when)s")
        % {"number": open_cases[0].number, "when": casecards.next_word(open_cases[0], turn.at)}
    )


def _one(turn: Turn, named: Named) -> None:
    found = _lookup(turn, named)
    others = [] if found else _of_other_dates(turn, named)
    if others:
        _ask_which_letter(turn, others, title=_other_dates_words(named, others))
    elif not found:
        _not_found(turn, named)
    elif len(found) == 1:
        _follow(turn, found[0])
    else:
        title = _("พบหนังสือเลขที่ %(number)s หลายฉบับ") % {"number": named.shown}
        _ask_which_letter(turn, found, title=title)


def _lookup(turn: Turn, named: Named) -> list[Letter]:
    return letter_lookup(named.said, today=day_of(turn.at), for_chat=True)


def _of_other_dates(turn: Turn, named: Named) -> list[Letter]:
    """Return the letters of a number that was given with a date none of them bears."""
    if not isinstance(named.said, LetterReference) or named.said.dated is None:
        return []
    return letter_lookup(replace(named.said, dated=None), today=day_of(turn.at), for_chat=True)


def _other_dates_words(named: Named, others: list[Letter]) -> str:
    days = dict.fromkeys(letter.dated for letter in others if letter.dated)
    dates = " · ".join(format_date(day, "short", moments.language()) for day in days)
    return _("วันที่ที่พิมพ์มาไม่ตรงค่ะ เลข %(number)s นี้มีแต่ฉบับลงวันที่ %(dates)s") % {
        "number": named.shown,
        "dates": dates,
    }


def _ask_which_letter(turn: Turn, found: list[Letter], *, title: str) -> None:
    turn.hold()
    options = []
    for letter in found[: cards.MOST_OPTIONS - 1]:
        label, detail = lettercards.option_label(letter)
        options.append(Option(label, "letter", {"l": letter.public_id}, detail))
    options.append(Option(_("ไม่ใช่ฉบับเหล่านี้"), "noletter"))
    turn.dialogue.misread = 0
    turn.ask(Asked.WHICH_LETTER, options=options)
    turn.say(cards.choice(title, _("ท่านหมายถึงฉบับไหนคะ"), options))


def _follow(turn: Turn, letter: Letter) -> None:
    """Tell where the letter is and let a case follow it: one that lacked a letter, or a new one."""
    known = case_following(turn.identity, letter) if turn.situation.open else None
    if known is not None:
        _same_again(turn, known, letter)
        return
    case = _case_to_complete(turn)
    name = lettercards.name_of(letter)
    case = _renamed(turn, turn.put(case), name) if case else _open_for(turn, name)
    letter_follow(case=case, letter=letter, at=turn.at)
    casecards.with_clocks(case)
    turn.understood()
    turn.say(lettercards.letter_card(letter, confirmed_by=casecards.told_by(case, turn.at)))
    introduce(turn, case, [_("รับเรื่องติดตามหนังสือแล้วค่ะ")], then=_("เจ้าหน้าที่ตรวจสอบกับทะเบียนและยืนยันกับท่านในแชตนี้"))


def _same_again(turn: Turn, case: Case, letter: Letter) -> None:
    """Show the step again; the words join the case, and while its officer talks the assistant is quiet."""
    quiet = turn.officer is not None and turn.officer.case_id == case.pk and turn.message is not None
    if turn.carried():
        case = turn.put(case)
    turn.understood()
    if quiet:
        return
    casecards.with_clocks(case)
    turn.say(lettercards.letter_card(letter, confirmed_by=casecards.told_by(case, turn.at)))
    turn.words(
        _("หนังสือฉบับนี้อยู่ในเรื่อง %(number)s ของท่านแล้วค่ะ %(when)s")
        % {"number": case.number, "when": casecards.next_word(case, turn.at)}
    )


def _not_found(turn: Turn, named: Named | None) -> None:
    """An officer looks for it; the person learns what happens next and by when."""
    known = case_seeking(turn.identity, named.key) if named and turn.situation.open else None
    if known is not None:
        turn.put(known)
        turn.understood()
        if turn.officer is None or turn.officer.case_id != known.pk:
            assure(turn, always=True)
        return
    bare = _bare_case(turn) if named else None
    case = turn.put(bare) if bare else _open_for(turn, named.shown if named else "")
    if named:
        Sought.objects.get_or_create(case=case, key=named.key)
    turn.understood()
    turn.ask(Asked.NUMBER_AGAIN, about=case)
    lines = [
        _not_told(named),
        _("ถ้าพิมพ์เลขผิด พิมพ์ใหม่ได้เลย หรือส่งภาพหนังสือมาทางนี้"),
    ]
    introduce(turn, case, lines, then=_("เจ้าหน้าที่ตรวจสอบกับทะเบียนและสอบถามผู้เกี่ยวข้อง แล้วตอบท่านในแชตนี้"))


def _not_told(named: Named | None) -> str:
    if named is None:
        return _("ส่งให้เจ้าหน้าที่ช่วยค้นหาแล้วค่ะ")
    return _("ระบบยังไม่พบ %(number)s ส่งให้เจ้าหน้าที่ตรวจสอบแล้วค่ะ") % {"number": named.shown}


def _case_to_complete(turn: Turn) -> Case | None:
    """Return the case that a letter completes: whose number was not found just before, or that has none."""
    if turn.situation.asked is Asked.NUMBER_AGAIN:
        return turn.dialogue.about
    return _bare_case(turn)


def _bare_case(turn: Turn) -> Case | None:
    """Return the case in which no letter was named yet: the one we asked about, or the only one."""
    about = turn.dialogue.about
    if turn.situation.asked is Asked.CONCERN and about is not None and is_bare(about):
        return about
    return case_without_letter(turn.identity) if turn.situation.open == 1 else None


def _open_for(turn: Turn, number: str) -> Case:
    if not turn.carried():
        turn.tapped(number or _("ติดตามหนังสือ"))
    return turn.open(_title(number))


def _title(number: str) -> str:
    with override("th"):
        return _("ติดตามหนังสือ %(number)s") % {"number": number}


def _renamed(turn: Turn, case: Case, number: str) -> Case:
    """Call ``case`` by the right number when it was opened under a mistyped one; people's words stay."""
    if not case.title.startswith(_title("")):
        return case
    return case_describe(case=case, title=_title(number), by=turn.actor, at=turn.at)


def _too_many(turn: Turn, numbers: tuple[Named, ...]) -> None:
    """Leave a long list to an officer, in one case."""
    open_new(turn)
    turn.words(_("ท่านส่งมา %(count)s ฉบับ เจ้าหน้าที่จะตรวจให้ทุกฉบับในเรื่องเดียวกันนี้ค่ะ") % {"count": len(numbers)})


def _several(turn: Turn, numbers: tuple[Named, ...]) -> None:
    """Give each letter its own case: the words go to the first, what was told is kept on each."""
    told = [_case_and_answer(turn, named) for named in numbers]
    turn.put(told[0][0])
    turn.understood()
    for case, part in told[1:]:
        if case.pk != told[0][0].pk:
            message_send(contact=case.contact, identity=None, case_id=case.pk, parts=[part], at=turn.at)
    turn.say(*(part for _case, part in told))
    lines = [
        f"• {named.shown}: {case.number} {casecards.next_word(case, turn.at)}"
        for named, (case, _part) in zip(numbers, told, strict=True)
    ]
    if not turn.calendar.is_open(turn.at):
        opens = moments.moment(turn.calendar.next_opening(turn.at), seen_at=turn.at)
        lines.append(_("ขณะนี้ปิดทำการ เปิดอีกครั้ง %(opens)s") % {"opens": opens})
    turn.words("\n".join([_("เปิดเรื่องให้ฉบับละหนึ่งเรื่องค่ะ"), *lines]))


def _case_and_answer(turn: Turn, named: Named) -> tuple[Case, Part]:
    """Return the case of one of several numbers, and what is told of it."""
    found = _lookup(turn, named)
    letter = found[0] if len(found) == 1 else None
    known = case_following(turn.identity, letter) if letter else case_seeking(turn.identity, named.key)
    said = [turn.message] if turn.message else []
    case = known or placing.case_for(
        dialogue=turn.dialogue,
        messages=said,
        title=_title(named.shown),
        by=turn.actor,
        at=turn.at,
        takes_them=False,
    )
    if letter is None:
        Sought.objects.get_or_create(case=case, key=named.key)
        others = [] if found else _of_other_dates(turn, named)
        return case, cards.words(_other_dates_words(named, others) if others else _not_told(named))
    letter_follow(case=case, letter=letter, at=turn.at)
    return case, lettercards.letter_card(letter, confirmed_by=casecards.told_by(case, turn.at))
