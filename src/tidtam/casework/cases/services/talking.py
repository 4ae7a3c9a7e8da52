"""What is said on a case: by the person, by an officer, by the machine; and taking back what was just sent."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.acts import Mark, act_record, guard_closing
from tidtam.casework.cases.services.opening import search_text_of
from tidtam.casework.cases.services.settling import claim, refuse, settle
from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.messaging.models import Direction, Kind, Message
from tidtam.casework.messaging.services import (
    UNDO,
    Part,
    delivery_undo,
    message_note,
    message_send,
    message_withdraw,
)
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import SYSTEM, Actor, record
from tidtam.core.org.models import Officer
from tidtam.core.thai.text import truncate_graphemes

sent_with_result: list[Callable[..., list[Part]]] = []
"""What goes out in the same delivery as a result (``case=``, ``at=``), such as the survey; filled at start."""


def officer_actor(officer: Officer) -> Actor:
    """Return ``officer`` as the ledger names actors."""
    return Actor(ActorKind.OFFICER, officer.pk)


@transaction.atomic
def message_attach(*, case: Case, message: Message, at: datetime) -> Case:
    """Put what a person said on a case; until an officer answers, the case waits for an answer."""
    case = claim(case)
    message.case = case
    message.save(update_fields=["case"])
    by = Actor(ActorKind.CONTACT, case.contact_id)
    record(chain=case.chain, kind="message.received", by=by, at=at, message=message.pk)
    case.unanswered_since = case.unanswered_since or message.occurred_at
    case.search_text = " ".join(part for part in (case.search_text, message.text) if part)[:4000]
    _show_last(case, message)
    return case


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
    case = claim(case)
    if not text.strip():
        refuse(_("พิมพ์ข้อความก่อนส่ง"))
    by = officer_actor(officer)
    marks = _note_act(case, by=by, at=at, reports=reports, closes_with=closes_with)
    case = claim(case)
    parts = [Part(text)]
    if reports or closes_with:
        parts += [part for more in sent_with_result for part in more(case=case, at=at)]
    message = _tell(case, parts, officer=officer, hold=hold, at=at)[0]
    sent = record(chain=case.chain, kind="message.sent", by=by, at=at, message=message.pk)
    joined = case.merged.filter(state=State.MERGED).select_related("contact", "identity")
    also = [_tell(other, [Part(text)], officer=officer, hold=hold, at=at)[0].pk for other in joined]
    message.payload = {"undoes": [*marks, (case.pk, sent.position)], "also": also}
    message.save(update_fields=["payload"])
    case.unanswered_since = None
    case.assignee = case.assignee or officer
    _show_last(case, message)
    return message


def _note_act(case: Case, *, by: Actor, at: datetime, reports: bool, closes_with: str) -> list[Mark]:
    """Record what the words amount to, and return where."""
    if closes_with:
        guard_closing(case, closes_with, has_text=True)
        return act_record(case=case, act=Act.CLOSE, by=by, at=at, reason=closes_with)[1]
    if reports:
        return act_record(case=case, act=Act.REPORT, by=by, at=at, how="message")[1]
    if after(Act.ACKNOWLEDGE, State(case.state)):
        return act_record(case=case, act=Act.ACKNOWLEDGE, by=by, at=at, how="message")[1]
    return []


@transaction.atomic
def case_say(*, case: Case, parts: Sequence[Part], at: datetime, at_once: bool = True) -> list[Message]:
    """Let the machine say something on a case: marked automatic, keeping no promise."""
    case = claim(case)
    messages = _tell(case, parts, officer=None, hold=timedelta(0), at=at, at_once=at_once)
    for message in messages:
        record(chain=case.chain, kind="message.sent", by=SYSTEM, at=at, message=message.pk, automatic=True)
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
    case = claim(case)
    note = message_note(contact=case.contact, case_id=case.pk, author=officer, text=text, at=at)
    record(chain=case.chain, kind="message.noted", by=officer_actor(officer), at=at, message=note.pk)
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
    """Log a telephone call: one that reached the person acknowledges, and reports when the officer says so."""
    case = claim(case)
    if called_at > at or called_at < case.opened_at:
        refuse(_("เวลาโทรต้องอยู่ระหว่างเวลารับเรื่องกับขณะนี้"))
    note = message_note(
        contact=case.contact, case_id=case.pk, author=officer, text=text, at=called_at, kind=Kind.CALL
    )
    by = officer_actor(officer)
    record(chain=case.chain, kind="call.logged", by=by, at=at, occurred_at=called_at, message=note.pk)
    if answered and reports:
        act_record(case=case, act=Act.REPORT, by=by, at=at, occurred_at=called_at, how="call")
    elif answered and after(Act.ACKNOWLEDGE, State(case.state)):
        act_record(case=case, act=Act.ACKNOWLEDGE, by=by, at=at, occurred_at=called_at, how="call")
    return note


@transaction.atomic
def reply_undo(*, message: Message, officer: Officer, at: datetime) -> Case:
    """Take back what was just sent, with everything it counted for.

    Raises:
        DomainError: when it has left already or somebody else wrote it.
    """
    if message.case is None or message.author_id != officer.pk:
        refuse(_("ยกเลิกได้เฉพาะข้อความที่ท่านเพิ่งส่ง"))
    case = claim(message.case)
    for sent in Message.objects.filter(pk__in=[message.pk, *message.payload.get("also", [])]).select_related(
        "delivery"
    ):
        if sent.delivery is not None:
            delivery_undo(delivery=sent.delivery, at=at)
    marks: dict[int, list[int]] = {}
    for pk, position in message.payload.get("undoes", []):
        marks.setdefault(pk, []).append(position)
    for pk, positions in marks.items():
        each = claim(Case(pk=pk))
        record(chain=each.chain, kind="case.undone", by=officer_actor(officer), at=at, undoes=positions)
        each.unanswered_since = _unanswered_since(each)
        settle(each)
    return claim(case)


def _unanswered_since(case: Case) -> datetime | None:
    """Return when the person first wrote after the last words an officer sent."""
    said = case.messages.filter(withdrawn_at=None)
    answered = said.filter(direction=Direction.OUT, is_automatic=False).order_by("-occurred_at").first()
    asked = said.filter(direction=Direction.IN)
    if answered is not None:
        asked = asked.filter(occurred_at__gt=answered.occurred_at)
    first = asked.order_by("occurred_at").first()
    return first.occurred_at if first else None


@transaction.atomic
def message_take_back(*, message: Message, at: datetime) -> None:
    """A person unsent a message: text and files are hidden, the fact stays."""
    if message.withdrawn_at is not None:
        return
    message_withdraw(message=message, at=at)
    if message.case is None:
        return
    case = claim(message.case)
    by = Actor(ActorKind.CONTACT, message.contact_id)
    record(chain=case.chain, kind="message.withdrawn", by=by, at=at, message=message.pk)
    said = case.messages.filter(direction=Direction.IN, withdrawn_at=None).values_list("text", flat=True)
    case.search_text = search_text_of(case, *said)
    last = (
        case.messages.exclude(direction=Direction.NOTE)
        .filter(withdrawn_at=None)
        .order_by("-occurred_at")
        .first()
    )
    _show_last(case, last)


def _show_last(case: Case, message: Message | None) -> None:
    """Keep the line that lists show."""
    text = "" if message is None else message.text or str(Kind(message.kind).label)
    case.last_message = truncate_graphemes(" ".join(text.split()), 120)[:200]
    case.last_message_at = message.occurred_at if message else None
    case.save()
