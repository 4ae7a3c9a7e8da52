"""Reply tokens: kept when an event brings one, taken for one delivery, given back when nothing was sent."""

from datetime import datetime, timedelta

from django.db import transaction

from tidtam.casework.messaging.models import Delivery
from tidtam.channels.line.models import ReplyToken
from tidtam.core.contacts.models import Identity

KEPT = timedelta(days=1)


@transaction.atomic(savepoint=False)
def token_keep(*, identity: Identity, token: str, event_at: datetime, received_at: datetime) -> None:
    """Keep the token an event brought, and forget the person's old ones."""
    ReplyToken.objects.filter(identity=identity, received_at__lt=received_at - KEPT).delete()
    kept = ReplyToken(identity=identity, token=token[:100], event_at=event_at, received_at=received_at)
    ReplyToken.objects.bulk_create([kept], ignore_conflicts=True)


@transaction.atomic(savepoint=False)
def token_take(*, delivery: Delivery, at: datetime) -> ReplyToken | None:
    """Mark the token that dies first as used for ``delivery``; None when the person has none alive."""
    found = ReplyToken.objects.alive(at).filter(identity=delivery.identity_id).select_for_update().first()
    if found is not None:
        found.used_at, found.delivery = at, delivery
        found.save(update_fields=["used_at", "delivery"])
    return found


def token_of(*, delivery: Delivery, at: datetime) -> ReplyToken | None:
    """Return the token taken for ``delivery`` before, while LINE would still take it."""
    fresh = ReplyToken.objects.fresh(at)
    return fresh.filter(delivery=delivery).order_by("-used_at").first()


def token_give_back(*, delivery: Delivery) -> None:
    """Let the token of a reply that was never sent be used again."""
    ReplyToken.objects.filter(delivery=delivery).update(used_at=None, delivery=None)
