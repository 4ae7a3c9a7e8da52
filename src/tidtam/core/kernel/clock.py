"""What time it is, asked only by views, workers and commands; a replay may set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """Return the present moment in UTC, or the moment a replay has set."""
    return _told.get() or datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine


def is_replaying() -> bool:
    """Say whether a history is being replayed, so that what is written can be marked as replayed."""
    return _told.get() is not None


@contextmanager
def replaying(at: datetime) -> Iterator[None]:
    """Let ``now()`` answer ``at`` (aware) inside the block, and mark what is written there as replayed."""
    token = _told.set(at)
    try:
        yield
    finally:
        _told.reset(token)
