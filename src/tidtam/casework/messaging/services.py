"""Messages in and out: the only door. What they mean for a case is decided on the floor above."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.messaging.models import Attachment, Delivery, Direction, Kind, Message, Outcome
from tidtam.core.contacts.models import Contact, Identity
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.models import WorkState
from tidtam.core.org.models import Officer
from tidtam.core.thai.text import clean

UNDO = timedelta(seconds=5)


@dataclass(frozen=True)
class Part:
    """One thing to say: a text, or a card whose ``text`` says the same in words for screens without cards.

    ``automatic`` parts go along with an officer's words without being the officer's.
    """

    text: str
    kind: Kind = Kind.TEXT
    payload: dict[str, Any] = field(default_factory=dict)
    automatic: bool = False


@dataclass(frozen=True)
class Enclosure:
    """A file that came with a message: the channel's own number of it, and what the channel says of it."""

    source: str
    name: str = ""
    content_type: str = ""
    size: int = 0


@transaction.atomic(savepoint=False)
def message_receive(
    *,
    contact: Contact,
    at: datetime,
    identity: Identity | None = None,
    kind: Kind = Kind.TEXT,
    text: str = "",
    payload: dict[str, Any] | None = None,
    external_id: str = "",
    enclosures: Sequence[Enclosure] = (),
) -> tuple[Message, bool]:
    """Keep what a contact said; the same ``external_id`` again is the same message.

    Returns:
        The message, and whether it is new.
    """
    if identity is not None and external_id:
        known = Message.objects.filter(identity=identity, external_id=external_id).first()
        if known:
            return known, False
    message = Message.objects.create(
        contact=contact,
        identity=identity,
        direction=Direction.IN,
        kind=kind,
        text=clean(text),
        payload=_cleaned(payload or {}),
        external_id=external_id,
        occurred_at=at,
    )
    for enclosure in enclosures:
        Attachment.objects.create(
            message=message,
            source=enclosure.source,
            name=clean(enclosure.name)[:200],
            content_type=enclosure.content_type[:100],
            size=enclosure.size,
            due_at=at,
        )
    return message, True


def _cleaned(value: Any) -> Any:
    """Return what a channel sent with every text in it fit to be stored (PostgreSQL refuses NUL in JSON)."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list | tuple) else value


@transaction.atomic(savepoint=False)
def message_send(
    *,
    contact: Contact,
    parts: Sequence[Part],
    at: datetime,
    identity: Identity | None,
    case_id: int | None = None,
    author: Officer | None = None,
    hold: timedelta = timedelta(0),
    at_once: bool = True,
) -> list[Message]:
    """Put messages in the outbox as one delivery; without an ``identity`` they are only kept on the case.

    Args:
        author: the officer who wrote them; without one they are automatic and keep no promise.
        hold: how long the officer may still undo them.
        at_once: False keeps them for the person's next message, so that they cost nothing.
    """
    delivery = None
    if identity is not None:
        delivery = Delivery.objects.create(
            identity=identity,
            outcome=Outcome.HELD if hold else Outcome.QUEUED if at_once else Outcome.PARKED,
            work_state=WorkState.WAITING if at_once else WorkState.DROPPED,
            due_at=at + hold,
        )
    return Message.objects.bulk_create(
        Message(
            contact=contact,
            identity=identity,
            case_id=case_id,
            delivery=delivery,
            direction=Direction.OUT,
            kind=part.kind,
            text=clean(part.text),
            payload=part.payload,
            author=None if part.automatic else author,
            is_automatic=part.automatic or author is None,
            occurred_at=at,
        )
        for part in parts
    )


@transaction.atomic
def message_note(
    *, contact: Contact, case_id: int, author: Officer, text: str, at: datetime, kind: Kind = Kind.TEXT
) -> Message:
    """Keep an internal note beside the conversation; the person never sees it."""
    if not text.strip():
        raise DomainError(_("พิมพ์ข้อความก่อนบันทึก"))
    return Message.objects.create(
        contact=contact,
        case_id=case_id,
        direction=Direction.NOTE,
        kind=kind,
        text=clean(text),
        author=author,
        occurred_at=at,
    )


@transaction.atomic
def delivery_undo(*, delivery: Delivery, at: datetime) -> None:
    """Take back a delivery that has not left yet.

    Raises:
        DomainError: when it is already on its way.
    """
    held = Delivery.objects.filter(
        pk=delivery.pk, outcome=Outcome.HELD, work_state=WorkState.WAITING, lease_until=None
    )
    if not held.update(outcome=Outcome.UNDONE, work_state=WorkState.DROPPED, finished_at=at):
        raise DomainError(_("ข้อความส่งออกไปแล้ว ยกเลิกไม่ได้ ส่งข้อความแก้ไขแทน"))
    Message.objects.filter(delivery=delivery).update(withdrawn_at=at)


@transaction.atomic
def delivery_again(*, delivery: Delivery, at: datetime) -> None:
    """Send once more what failed, or perhaps did not arrive: as a new call, which the person may see twice.

    Raises:
        DomainError: when it is on its way or has arrived.
    """
    stuck = Delivery.objects.filter(pk=delivery.pk, outcome__in=[Outcome.FAILED, Outcome.UNCERTAIN])
    renewed = stuck.update(
        outcome=Outcome.QUEUED,
        work_state=WorkState.WAITING,
        due_at=at,
        retry_key=uuid4(),
        via="",
        attempts=0,
        last_error="",
        finished_at=None,
        lease_until=None,
    )
    if not renewed:
        raise DomainError(_("ข้อความนี้ส่งไปแล้วหรือกำลังส่งอยู่"))


@transaction.atomic
def message_withdraw(*, message: Message, at: datetime) -> None:
    """Hide a message its sender took back: text and files go, the fact stays."""
    for attachment in message.attachments.select_for_update():
        if attachment.file:
            attachment.file.delete(save=False)
        attachment.fetch, attachment.work_state = Attachment.Fetch.WITHDRAWN, WorkState.DROPPED
        attachment.name = attachment.sha256 = ""
        attachment.save()
    message.text, message.payload, message.withdrawn_at = "", {}, at
    message.save(update_fields=["text", "payload", "withdrawn_at"])


def parked_release(*, identity: Identity, at: datetime) -> int:
    """Let what waits for this person's next message go now, with the free reply; return how much it was."""
    parked = Delivery.objects.filter(identity=identity, outcome=Outcome.PARKED, work_state=WorkState.DROPPED)
    return parked.update(
        outcome=Outcome.QUEUED, work_state=WorkState.WAITING, due_at=at, attempts=0, finished_at=None
    )
