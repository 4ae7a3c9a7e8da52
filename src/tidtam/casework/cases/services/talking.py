"""What is said on a case: by the person, an officer, the machine; and taking back what was just sent."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.acts import Mark, act_record, guard_closing
from tidtam.casework.cases.services.hearing import HEARD, hear
from tidtam.casework.cases.services.settling import Held, refuse
from tidtam.casework.cases.services.showing import LAST, show_last
from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.messaging.models import Kind, Message
from tidtam.casework.messaging.services import (
    UNDO,
    Part,
    message_note,
    message_send,
)
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import SYSTEM, Actor
from tidtam.core.org.models import Officer

sent_with_result: list[Callable[[Held, datetime], list[Part]]] = []
"""What goes out with a result, in one delivery, such as the survey; filled at start."""


def officer_actor(officer: Officer) -> Actor:
    """Return ``officer`` as the ledger names actors."""
    return Actor(ActorKind.OFFICER, officer.pk)


@transaction.atomic(savepoint=False)
def message_attach(*, case: Case, message: Message, at: datetime) -> Case:
    """Put what a person said on a case; until an officer answers, the case waits for an answer."""
    held = Held.of(case)
    hear(held, message, at=at)
    held.case.save(update_fields=HEARD)
    return held.case


@transaction.atomic
def case_reply(
    *,
    case: Case,
    officer: Officer,
    text: str,
    at: datetime,
    reports: bool = False,
    closes_with: str = "",
    hold: timedelta = UNDO,
) -> Message:
    """Send an officer's words: they acknowledge a new case, and report or close it when the officer says so.

    Args:
        reports: the words are the result or the progress.
        closes_with: code of a closing reason; the words are the result text.
        hold: how long the officer may take them back.

    Raises:
        DomainError: when the text is empty or the case cannot be reported or closed now.
    """
    held = Held.of(case)
    case = held.case
    if not text.strip():
        refuse(_("พิมพ์ข้อความก่อนส่ง"))
    by = officer_actor(officer)
    marks = _note_act(held, by=by, at=at, reports=reports, closes_with=closes_with)
    also = _tell_joined(held, text, officer=officer, hold=hold, at=at)
    more = sent_with_result if reports or closes_with else []
    first = held.next_position
    enclosed = [part for each in more for part in each(held, at)]
    marks += [(case.pk, position) for position in range(first, held.next_position + 1)]
    undo = {"undoes": marks, "also": also}
    message = _tell(case, [Part(text, payload=undo), *enclosed], officer=officer, hold=hold, at=at)[0]
    held.record("message.sent", by=by, at=at, message=message.pk)
    case.unanswered_since = None
    case.assignee = case.assignee or (officer if officer.is_active else None)
    show_last(case, message)
    held.settle("unanswered_since", "assignee", *LAST)
    return message


def _note_act(held: Held, *, by: Actor, at: datetime, reports: bool, closes_with: str) -> list[Mark]:
    """Record what the words amount to, and return where."""
    if closes_with:
        guard_closing(held.case, closes_with, has_text=True)
        return act_record(held, Act.CLOSE, by=by, at=at, reason=closes_with)
    if reports:
        return act_record(held, Act.REPORT, by=by, at=at, how="message")
    if after(Act.ACKNOWLEDGE, State(held.case.state)):
        return act_record(held, Act.ACKNOWLEDGE, by=by, at=at, how="message")
    return []


def _tell_joined(held: Held, text: str, *, officer: Officer, hold: timedelta, at: datetime) -> list[int]:
    """Tell those whose requests were merged into this one too, each person once; return keys of messages."""
    told, sent = {held.case.identity_id}, []
    for other in held.joined:
        if other.case.identity_id not in told:
            told.add(other.case.identity_id)
            message = _tell(other.case, [Part(text)], officer=officer, hold=hold, at=at)[0]
            other.record(
                "message.sent", by=officer_actor(officer), at=at, message=message.pk, via=held.case.pk
            )
            sent.append(message.pk)
        if other.case.unanswered_since:
            other.case.unanswered_since = None
            other.case.save(update_fields=["unanswered_since"])
    return sent


@transaction.atomic(savepoint=False)
def case_say(*, case: Case, parts: Sequence[Part], at: datetime, at_once: bool = True) -> list[Message]:
    """Let the machine say something on a case: marked automatic, keeping no promise."""
    held = Held.to_append(case)
    messages = _tell(held.case, parts, officer=None, hold=timedelta(0), at=at, at_once=at_once)
    sent = [{"message": message.pk, "automatic": True} for message in messages]
    held.record_each("message.sent", by=SYSTEM, at=at, each=sent)
    return messages


def _tell(
    case: Case,
    parts: Sequence[Part],
    *,
    officer: Officer | None,
    hold: timedelta,
    at: datetime,
    at_once: bool = True,
) -> list[Message]:
    return message_send(
        contact=case.contact,
        identity=case.identity,
        case_id=case.pk,
        parts=parts,
        author=officer,
        hold=hold,
        at=at,
        at_once=at_once,
    )


@transaction.atomic
def case_note(*, case: Case, officer: Officer, text: str, at: datetime) -> Message:
    """Keep an internal note; it keeps no promise and the person never sees it."""
    held = Held.of(case)
    note = message_note(contact=held.case.contact, case_id=case.pk, author=officer, text=text, at=at)
    held.record("message.noted", by=officer_actor(officer), at=at, message=note.pk)
    return note


@transaction.atomic
def call_log(
    *,
    case: Case,
    officer: Officer,
    text: str,
    at: datetime,
    called_at: datetime,
    reports: bool,
    answered: bool = True,
) -> Message:
    """Log a telephone call: one that reached the person acknowledges, and reports when the officer says so.

    Raises:
        DomainError: when nothing is said of it, its time is impossible, or the case cannot be reported now.
    """
    held = Held.of(case)
    case = held.case
    if called_at > at or called_at < case.opened_at:
        refuse(_("เวลาโทรต้องอยู่ระหว่างเวลารับเรื่องกับขณะนี้"))
    note = message_note(
        contact=case.contact, case_id=case.pk, author=officer, text=text, at=called_at, kind=Kind.CALL
    )
    by = officer_actor(officer)
    held.record("call.logged", by=by, at=at, occurred_at=called_at, message=note.pk)
    if answered and reports:
        act_record(held, Act.REPORT, by=by, at=at, occurred_at=called_at, how="call")
    elif answered and after(Act.ACKNOWLEDGE, State(case.state)):
        act_record(held, Act.ACKNOWLEDGE, by=by, at=at, occurred_at=called_at, how="call")
    if answered and case.unanswered_since and case.unanswered_since <= called_at:
        case.unanswered_since = None
    held.settle("unanswered_since")
    return note
