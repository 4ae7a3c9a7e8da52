"""What goes into one call: everything due to a person, as far as five bubbles hold it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tidtam.casework.messaging.models import Delivery, Message, Outcome
from tidtam.channels.line.bubbles import Bubble
from tidtam.channels.line.limits import BUBBLES_PER_CALL
from tidtam.channels.line.rendering import bubbles_of
from tidtam.channels.line.tokens import token_take
from tidtam.core.kernel.drain import LeaseLost
from tidtam.core.kernel.models import WorkState

REPLY, PUSH = "reply", "push"
MOST_JOINED = 20


@dataclass(frozen=True)
class Packed:
    """A delivery ready to go: its bubbles, and the reply token it may go with; without one it is pushed."""

    bubbles: tuple[Bubble, ...]
    token: str = ""


@transaction.atomic
def delivery_pack(*, delivery: Delivery, at: datetime) -> Packed:
    """Join what else is due, draw it, choose the way, and write the way down before anything leaves.

    The way is written first so that after a kill it is known that a reply was on its way. A delivery that was
    pushed before stays what it was: its retry key stands for exactly these messages.

    Raises:
        LeaseLost: when another worker has taken the delivery over.
    """
    if delivery.via == PUSH:
        return Packed(delivery_bubbles(delivery))
    _join(delivery, at)
    bubbles = _kept_within_one_call(delivery, at)
    token = token_take(delivery=delivery, at=at) if 0 < len(bubbles) <= BUBBLES_PER_CALL else None
    via_mark(delivery=delivery, via=REPLY if token else PUSH)
    return Packed(bubbles, token.token if token else "")


def delivery_bubbles(delivery: Delivery) -> tuple[Bubble, ...]:
    """Return the bubbles of a delivery as it is."""
    return bubbles_of(_said(delivery), _language(delivery))


def via_mark(*, delivery: Delivery, via: str) -> None:
    """Write down which way ``delivery`` goes, if this worker still holds it."""
    mine = Delivery.objects.filter(
        pk=delivery.pk,
        work_state=WorkState.WAITING,
        lease_holder=delivery.lease_holder,
        attempts=delivery.attempts,
    )
    if not mine.update(via=via, outcome=Outcome.QUEUED):
        raise LeaseLost(f"delivery {delivery.pk}")
    delivery.via, delivery.outcome = via, Outcome.QUEUED


def _join(delivery: Delivery, at: datetime) -> None:
    """Move the messages of the deliveries next in turn into this one, up to the first that is not due."""
    later = Delivery.objects.select_for_update().filter(
        identity=delivery.identity_id, pk__gt=delivery.pk, work_state=WorkState.WAITING
    )
    for other in later.order_by("pk")[:MOST_JOINED]:
        if other.due_at > at or other.via or (other.lease_until and other.lease_until > at):
            return
        Message.objects.filter(delivery=other).update(delivery=delivery)
        other.delete()


def _said(delivery: Delivery) -> list[Message]:
    return list(delivery.messages.filter(withdrawn_at=None).order_by("pk"))


def _language(delivery: Delivery) -> str:
    return str(delivery.identity.contact.language)


def _kept_within_one_call(delivery: Delivery, at: datetime) -> tuple[Bubble, ...]:
    """Return the bubbles of one call; messages beyond them go into a delivery of their own, next in turn.

    One message that alone is longer than a call keeps all its bubbles: it is pushed in several calls.
    """
    said, language = _said(delivery), _language(delivery)
    bubbles = bubbles_of(said, language)
    if len(bubbles) <= BUBBLES_PER_CALL:
        return bubbles
    room, kept = BUBBLES_PER_CALL, 0
    for message in said:
        room -= len(bubbles_of([message], language))
        if room < 0 and kept:
            break
        kept += 1
    if said[kept:]:
        rest = Delivery.objects.create(identity_id=delivery.identity_id, due_at=at)
        Message.objects.filter(pk__in=[message.pk for message in said[kept:]]).update(delivery=rest)
    return bubbles_of(said[:kept], language)
