"""Moves after the result: settled or not, the survey, a suggestion."""

from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_confirm, case_contest
from tidtam.casework.cases.states import State
from tidtam.casework.messaging.models import Direction, Message
from tidtam.casework.messaging.services import Part
from tidtam.casework.surveys.models import HIGHEST, LOWEST
from tidtam.casework.surveys.services import survey_answer
from tidtam.channels.assistant import cards, moments
from tidtam.channels.assistant.cards import tap
from tidtam.channels.assistant.conversation import Turn
from tidtam.channels.assistant.dialogue import Asked
from tidtam.channels.assistant.models import Outcome
from tidtam.channels.assistant.moves import places, talk
from tidtam.channels.assistant.selectors import (
    RECENTLY,
    case_named,
    case_to_rate,
    next_question,
    scores_of,
    suggestion_kept,
    survey_waits,
    told_lately,
)
from tidtam.core.kernel.errors import DomainError


def offer_survey(turn: Turn) -> None:
    """Show the survey of the case whose result was told last."""
    case = case_to_rate(turn.identity, turn.at)
    if case is None:
        turn.words(_("ยังไม่มีเรื่องที่แจ้งผลแล้วให้ประเมินค่ะ เมื่อเจ้าหน้าที่แจ้งผล ระบบจะส่งแบบประเมินให้"))
        return
    turn.on = case
    turn.say(question_card(case, next_question(case) or 1))


def question_card(case: Case, place: int) -> Part:
    """Return one question of the case's survey."""
    question = case.pack.questions[place - 1]
    asks = question.text_en if moments.language() == "en" and question.text_en else question.text
    return cards.survey(
        case=case.public_id,
        number=case.number,
        question=asks,
        place=place,
        questions=len(case.pack.questions),
        actions=cards.settled_actions(case.public_id) if case.state == State.REPORTED else (),
    )


def rate(turn: Turn) -> None:
    """Keep a score; the same tap again changes nothing, another one within a day changes it."""
    case = _case_rated(turn)
    level = _whole(turn.heard.values.get("v", ""))
    if case is None or not LOWEST <= level <= HIGHEST:
        talk.stay_calm(turn)
        return
    place = _whole(turn.heard.values.get("q", "")) or next_question(case) or len(case.pack.questions)
    before = scores_of(case).get(place)
    turn.outcome = Outcome.RATED
    if before == level:
        turn.words(_("รับคะแนน “%(level)s” ไว้แล้วค่ะ ขอบคุณค่ะ") % {"level": cards.level_name(level)})
        return
    try:
        survey_answer(case=case, scores={place: level}, by=turn.actor, at=turn.at)
    except DomainError as refusal:
        turn.words(str(refusal))
        return
    _thank_for(turn, case, level, changed=before is not None)


def _thank_for(turn: Turn, case: Case, level: int, *, changed: bool) -> None:
    """Go on with the next question; after the last one ask for a suggestion."""
    left = next_question(case)
    if left is not None:
        turn.on = case
        turn.say(question_card(case, left))
        return
    said = _("เปลี่ยนคะแนนเป็น “%(level)s” แล้วค่ะ") if changed else _("ขอบคุณสำหรับคะแนน “%(level)s” ค่ะ")
    words = said % {"level": cards.level_name(level)}
    if turn.situation.choosing:
        turn.words(words)
        return
    turn.ask(Asked.SUGGESTION, about=case)
    more = _("หากมีข้อเสนอแนะ พิมพ์ได้เลย หรือพิมพ์ “ข้าม”")
    turn.words(f"{words} {more}", tap(_("ข้าม"), "skip"))


def keep_suggestion(turn: Turn) -> None:
    """Keep a suggestion; it is read as one of many, so a question in it can be sent on to an officer."""
    case, message = turn.dialogue.about, turn.message
    if case is None or message is None:
        talk.stay_calm(turn)
        return
    survey_answer(case=case, scores={}, comment=message.text, by=turn.actor, at=turn.at)
    turn.outcome = Outcome.SUGGESTED
    turn.understood()
    turn.words(
        _("บันทึกข้อเสนอแนะแล้ว ขอบคุณค่ะ หากต้องการให้เจ้าหน้าที่ตอบข้อความนี้ แตะ “ส่งให้เจ้าหน้าที่”"),
        tap(_("ส่งให้เจ้าหน้าที่"), "send", m=message.public_id),
    )


def send_on(turn: Turn) -> None:
    """Send a suggestion to an officer after all."""
    named = turn.heard.values.get("m")
    mine = Message.objects.filter(identity=turn.identity, direction=Direction.IN, withdrawn_at=None)
    message = mine.filter(public_id=named).first() if named else suggestion_kept(turn.dialogue)
    if message is None:
        talk.stay_calm(turn)
        return
    if message.case is not None:
        turn.words(_("ส่งไว้ในเรื่อง %(number)s แล้วค่ะ") % {"number": message.case.number})
        return
    turn.message = message
    if turn.situation.open > 1:
        places.ask_which(turn)
    elif turn.situation.open == 1:
        places.put_on_only(turn)
    else:
        places.open_new(turn)


def skip(turn: Turn) -> None:
    """Leave out the suggestion."""
    if turn.situation.asked is Asked.SUGGESTION:
        turn.understood()
    turn.words(_("ขอบคุณค่ะ ยินดีให้บริการเสมอ"))


def confirm(turn: Turn) -> None:
    """The person says it is settled; saying it twice is saying it once."""
    case = _case_told(turn)
    if case is None:
        talk.stay_calm(turn)
        return
    if case.state == State.CLOSED and _confirmed(case):
        turn.words(_("บันทึกไว้แล้วค่ะว่าเรื่อง %(number)s เรียบร้อย") % {"number": case.number})
        return
    try:
        case = case_confirm(case=case, by=turn.actor, at=turn.at)
    except DomainError as refusal:
        turn.words(str(refusal))
        return
    if not turn.situation.choosing:
        turn.understood()
    turn.words(_("ขอบคุณค่ะ บันทึกแล้วว่าเรื่อง %(number)s เรียบร้อย") % {"number": case.number})
    place = next_question(case)
    if place is not None:
        turn.on = case
        turn.say(question_card(case, place))


def contest(turn: Turn) -> None:
    """The person says it is not settled: the case is open again with new promises."""
    case = _case_told(turn)
    if case is None:
        talk.stay_calm(turn)
        return
    if case.state == State.CONTESTED:
        turn.ask(Asked.CONCERN, about=case)
        turn.words(
            _("เจ้าหน้าที่กำลังตรวจสอบเรื่อง %(number)s อีกครั้งค่ะ พิมพ์รายละเอียดเพิ่มได้เลย") % {"number": case.number}
        )
        return
    if case.closed_at is not None and turn.at - case.closed_at > RECENTLY:
        places.open_or_ask(turn)
        return
    try:
        case = case_contest(case=case, by=turn.actor, at=turn.at)
    except DomainError as refusal:
        turn.words(str(refusal))
        return
    turn.tapped(_("ยังไม่เรียบร้อย"))
    case = turn.put(case)
    turn.understood()
    turn.ask(Asked.CONCERN, about=case)
    places.introduce(turn, case, [_("เปิดเรื่องนี้ให้ตรวจสอบอีกครั้งแล้วค่ะ พิมพ์ได้เลยว่ายังขาดอะไร")])


def _case_rated(turn: Turn) -> Case | None:
    named = turn.heard.values.get("c")
    if named is None:
        return survey_waits(turn.dialogue, turn.at)
    return case_named(turn.identity, named)


def _case_told(turn: Turn) -> Case | None:
    named = turn.heard.values.get("c")
    return told_lately(turn.identity, turn.at) if named is None else case_named(turn.identity, named)


def _confirmed(case: Case) -> bool:
    """Say whether the person has confirmed since it was last opened again."""
    kinds = ("case.confirmed", "case.contested", "case.reopened")
    last = case.events().filter(kind__in=kinds).last()
    return last is not None and last.kind == "case.confirmed"


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
