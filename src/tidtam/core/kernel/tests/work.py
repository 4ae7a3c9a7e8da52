"""Rows to work on: deliveries to one invented person, drained by a handler of the test's own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests.support.office import make_person
from tidtam.casework.messaging.models import Delivery
from tidtam.core.kernel.drain import Drain
from tidtam.core.kernel.models import DueRow


def make_rows(count: int, *, at: datetime) -> list[Delivery]:
    """Return rows that are due at ``at``, a second apart before it, the first the longest due."""
    identity = make_person(at=at)
    due = [at - timedelta(seconds=count - number) for number in range(count)]
    return [Delivery.objects.create(identity=identity, due_at=moment) for moment in due]


def make_drain(handle: Callable[..., object], **over: Any) -> Drain:
    """Return a drain of deliveries that is not registered."""

    def run(row: DueRow, at: datetime) -> None:
        handle(row, at)

    return Drain(name="test", model=Delivery, handle=run, **over)
