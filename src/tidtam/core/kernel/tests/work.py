"""Rows to work on: deliveries to one invented person, drained by a handler of the test's own."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.support.office import make_person
from tidtam.casework.messaging.models import Delivery
from tidtam.core.kernel.drain import Drain


def make_rows(count: int, *, at: datetime) -> list[Delivery]:
    """Return rows that are due at ``at``, a second apart before it, the first the longest due."""
    identity = make_person(at=at)
    due = [at - timedelta(seconds=count - number) for number in range(count)]
    return [Delivery.objects.create(identity=identity, due_at=moment) for moment in due]


def make_drain(handle: Callable[[Delivery, datetime], None], **over: object) -> Drain:
    """Return a drain of deliveries that is not registered."""
    return Drain(name="test", model=Delivery, handle=handle, **over)
