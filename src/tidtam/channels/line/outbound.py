"""The outbox: free reply first, push when needed, never the same words twice, never one before its turn."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef, QuerySet

from tidtam.casework.messaging.models import Delivery, Outcome
from tidtam.channels.doors.selectors import PAUSE, doors_paused
from tidtam.channels.doors.services import push_count
from tidtam.channels.line import endings
from tidtam.channels.line.accounts import CHANNEL, LineAccount, account_named, slugs
from tidtam.channels.line.bubbles import Bubble, calls, text_bubbles
from tidtam.channels.line.client import LineClient, Sent
from tidtam.channels.line.connections import connection
from tidtam.channels.line.packing import PUSH, REPLY, Packed, delivery_bubbles, delivery_pack, via_mark
from tidtam.channels.line.tokens import token_of
from tidtam.core.kernel.drain import Drain, LeaseLost, postpone
from tidtam.core.kernel.models import DueRow, WorkState

log = logging.getLogger(__name__)


def ready(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow due deliveries to the first of each person: one in backoff holds the later ones."""
    earlier = Delivery.objects.filter(
        identity=OuterRef("identity"), pk__lt=OuterRef("pk"), work_state=WorkState.WAITING
    )
    ours = rows.filter(identity__channel=CHANNEL, identity__account__in=slugs())
    return ours.filter(~Exists(earlier)).select_related("identity__contact")


def deliver(row: DueRow, at: datetime) -> None:
    """Send one delivery, with what else is due to the person, and write down how it ended."""
    assert isinstance(row, Delivery)  # noqa: S101 - what the drain claims
    account = account_named(row.identity.account)
    try:
        if account is None:
            postpone(row, until=at + timedelta(minutes=1), error="no such account any more")
        elif row.identity.blocked_at is not None:
            endings.end(row, Outcome.FAILED, at=at, why=endings.BLOCKED)
        elif account.slug in doors_paused(channel=CHANNEL, at=at):
            postpone(row, until=at + PAUSE)
            endings.deliveries_hold_back(account=account, at=at)
        elif row.via == REPLY:
            _resume(row, account, at)
        else:
            _begin(row, account, at)
    except LeaseLost:
        raise
    except Exception:
        if row.attempts < endings.LIMIT:
            raise
        log.exception("delivery %s cannot be sent", row.pk)
        endings.end(row, Outcome.FAILED, at=at, why=endings.BROKEN)


DRAIN = Drain(
    name=f"{CHANNEL} outbound",
    model=Delivery,
    handle=deliver,
    ready=ready,
    batch=5,
    lease=timedelta(minutes=3),
    limit=endings.LIMIT,
    lane=CHANNEL,
)


def _begin(delivery: Delivery, account: LineAccount, at: datetime) -> None:
    packed = delivery_pack(delivery=delivery, at=at)
    if not packed.bubbles:
        endings.end(delivery, Outcome.UNDONE, at=at)
        return
    sent = _send(connection(account), delivery, packed)
    endings.settle(delivery=delivery, sent=sent, account=account, at=at)


def _resume(delivery: Delivery, account: LineAccount, at: datetime) -> None:
    """A reply was on its way: after an answer of 5xx its token is asked once more, after a kill nobody knows.

    A token is taken once only. When LINE refuses it now, the reply may have arrived: no push follows.
    """
    token = token_of(delivery=delivery, at=at)
    if token is None or delivery.last_error != endings.ASK_AGAIN:
        endings.end(delivery, Outcome.UNCERTAIN, at=at, why=endings.LOST_REPLY)
        return
    bubbles = delivery_bubbles(delivery)
    sent = connection(account).reply(token.token, calls(bubbles)[0])
    if sent.state in ("invalid_token", "rejected"):
        endings.end(delivery, Outcome.UNCERTAIN, at=at, why=endings.LOST_REPLY, request_id=sent.request_id)
    else:
        endings.settle(delivery=delivery, sent=sent, account=account, at=at)


def _send(client: LineClient, delivery: Delivery, packed: Packed) -> Sent:
    """Reply, or push without a token or with one LINE no longer takes; a card LINE refuses goes as words."""
    bubbles = packed.bubbles
    sent = _say(client, delivery, bubbles, packed.token)
    if sent.state == "rejected" and any(bubble.json["type"] != "text" for bubble in bubbles):
        log.error("LINE refused a card of delivery %s: %s", delivery.pk, sent.detail)
        bubbles = tuple(text_bubbles(bubble.plain)[0] for bubble in bubbles)
        sent = _say(client, delivery, bubbles, packed.token)
    if sent.state == "invalid_token":
        via_mark(delivery=delivery, via=PUSH)
        sent = _say(client, delivery, bubbles, "")
    return sent


def _say(client: LineClient, delivery: Delivery, bubbles: tuple[Bubble, ...], token: str) -> Sent:
    """Make the call; a message longer than one call is pushed in several, each under a key of its own."""
    batches = calls(bubbles)
    if token:
        return client.reply(token, batches[0])
    for place, batch in enumerate(batches):
        sent = client.push(delivery.identity.external_id, batch, retry_key(delivery, place))
        if not sent.arrived:
            break
        if sent.state == "accepted":
            push_count(channel=CHANNEL, account=delivery.identity.account)
    return sent


def retry_key(delivery: Delivery, place: int = 0) -> UUID:
    """Return the key of call number ``place`` of a delivery, the same each time it is tried."""
    return delivery.retry_key if place == 0 else uuid5(delivery.retry_key, str(place))
