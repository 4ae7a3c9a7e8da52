"""Webhooks on their way to the office: sent, and repeated when that is asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
from django.db.models import F, Min

from tidtam.demo.standin.events import body_of, signature_of
from tidtam.demo.standin.models import Channel, Delivery, ReplyToken

PATIENCE_SECONDS = 2.0
REDELIVER_AFTER_SECONDS = (5, 15, 60, 300)
LEASE = timedelta(seconds=30)


@dataclass(frozen=True)
class Outcome:
    """How a POST went: the office's HTTP status, 0 when none came, and LINE's word for it."""

    status: int
    reason: str

    @property
    def is_taken(self) -> bool:
        return self.reason == "OK"


def deliveries_send(*, at: datetime) -> int:
    """Send every delivery due at ``at``, in order. Return how many POSTs were tried."""
    due = Delivery.objects.filter(ended_at__isnull=True, due_at__lte=at).select_related("channel")
    return sum(delivery_send(delivery=delivery, at=at) for delivery in list(due))


def next_due() -> datetime | None:
    """Return when the next delivery is due; None when nothing waits."""
    found: datetime | None = Delivery.objects.filter(ended_at__isnull=True).aggregate(at=Min("due_at"))["at"]
    return found


def delivery_send(*, delivery: Delivery, at: datetime) -> bool:
    """Send one delivery and note the outcome; False when another thread has it."""
    free = Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, ended_at__isnull=True)
    if not free.update(attempts=F("attempts") + 1, due_at=at + LEASE):
        return False
    is_redelivery = delivery.attempts > 0
    tokens = [event["replyToken"] for event in delivery.events if "replyToken" in event]
    ReplyToken.objects.filter(token__in=tokens, used_at__isnull=True).update(delivered_at=at)
    outcome = webhook_post(
        delivery.channel, body_of(delivery.channel, delivery.events, is_redelivery=is_redelivery)
    )
    _note(delivery, outcome, at)
    return True


def webhook_post(channel: Channel, body: bytes, *, url: str = "") -> Outcome:
    """POST a signed ``body`` to the account's address (or ``url``), waiting 2 s as LINE does."""
    headers = {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "LineBotWebhook/2.0",
        "x-line-signature": signature_of(channel.secret, body),
    }
    try:
        answer = httpx.post(
            url or channel.webhook_url,
            content=body,
            headers=headers,
            timeout=PATIENCE_SECONDS,
            trust_env=False,
        )
    except httpx.TimeoutException:
        return Outcome(0, "REQUEST_TIMEOUT")
    except httpx.HTTPError:
        return Outcome(0, "COULD_NOT_CONNECT")
    return Outcome(answer.status_code, "OK" if answer.is_success else "ERROR_STATUS_CODE")


def _note(delivery: Delivery, outcome: Outcome, at: datetime) -> None:
    """Write down how attempt number ``delivery.attempts + 1`` went: taken, to be repeated, or lost."""
    changes: dict[str, Any] = {"last_status": outcome.status}
    channel = Channel.objects.get(pk=delivery.channel_id)
    if outcome.is_taken:
        changes |= {"taken_at": at, "ended_at": at}
    elif channel.redelivers and delivery.attempts < len(REDELIVER_AFTER_SECONDS):
        changes["due_at"] = at + timedelta(seconds=REDELIVER_AFTER_SECONDS[delivery.attempts])
    else:
        changes["ended_at"] = at
    Delivery.objects.filter(pk=delivery.pk).update(**changes)
