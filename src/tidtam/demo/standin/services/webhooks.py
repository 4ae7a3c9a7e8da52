"""Webhooks laid down with the act they tell of."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tidtam.demo.standin import sender
from tidtam.demo.standin.models import Channel, Delivery

HELD_BACK = timedelta(seconds=4)


def delivery_lay(*, channel: Channel, events: list[dict[str, Any]], at: datetime) -> None:
    """Lay down the POST that tells ``events``, as the account's switches have it, and wake the sender."""
    modes = Channel.Webhooks
    if not channel.webhook_url or not channel.webhook_active or channel.webhooks == modes.LOST:
        return
    is_held = channel.webhooks == modes.SHUFFLED and channel.deliveries.count() % 2 == 0
    due = at + HELD_BACK if is_held else at
    copies = 2 if channel.webhooks == modes.TWICE else 1
    Delivery.objects.bulk_create(
        Delivery(channel=channel, events=events, created_at=at, due_at=due) for _ in range(copies)
    )
    transaction.on_commit(sender.wake)
