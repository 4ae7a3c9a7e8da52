"""The one mechanism of durable work: claim due rows, hold them under a lease, finish, retry or bury them.

A handler does its effect inside ``completing(row)``, one transaction: a kill at any moment repeats nothing.
Works on PostgreSQL (SKIP LOCKED) and SQLite (writers take turns, transactions are IMMEDIATE).
"""

import logging
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q

from tidtam.core.kernel.models import DueRow, WorkState

log = logging.getLogger(__name__)
BACKOFF = (2, 10, 30, 120, 600, 1800, 3600)


class LeaseLost(Exception):
    """Another worker took the row over; whatever this one did in the transaction is rolled back."""


@dataclass(frozen=True)
class Drain:
    """One kind of durable work.

    Args:
        name: as the operator sees it.
        model: the rows, a subclass of ``DueRow``.
        handle: does one row's effect at a moment and ends it with ``completing``, ``retry``, ``postpone`` or
            ``bury``.
        ready: narrows the due rows (for example: the first waiting message of each person).
        order: the order rows are claimed in.
        batch: how many are claimed at once; lease: how long they are held.
        limit: attempts before a row is dead.
        lane: drains of one lane take turns; another lane is not kept waiting by calls to a slow outside.
    """

    name: str
    model: type[DueRow]
    handle: Callable[[DueRow, datetime], None]
    ready: Callable[[models.QuerySet[DueRow]], models.QuerySet[DueRow]] = field(default=lambda rows: rows)
    order: Sequence[str] = ("due_at", "pk")
    batch: int = 20
    lease: timedelta = timedelta(seconds=60)
    limit: int = 8
    lane: str = "inside"


_drains: dict[str, Drain] = {}


def register(drain: Drain) -> None:
    """Add a kind of work; called in ``AppConfig.ready()``."""
    _drains[drain.name] = drain


def registered() -> list[Drain]:
    """Return every kind of work, in the order registered."""
    return list(_drains.values())


def claim(drain: Drain, *, at: datetime, holder: str) -> list[DueRow]:
    """Take up to ``drain.batch`` due rows for ``holder`` until ``at + drain.lease``."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    due = drain.ready(drain.model._default_manager.filter(free, work_state=WorkState.WAITING, due_at__lte=at))
    if not due.exists():  # asked without a lock: most of the time there is nothing to do
        return []
    with transaction.atomic():
        rows = list(
            due.select_for_update(skip_locked=True, of=("self",)).order_by(*drain.order)[: drain.batch]
        )
        held = drain.model._default_manager.filter(pk__in=[row.pk for row in rows])
        held.update(lease_until=at + drain.lease, lease_holder=holder, attempts=F("attempts") + 1)
    for row in rows:
        row.lease_until, row.lease_holder, row.attempts = at + drain.lease, holder, row.attempts + 1
    return rows


@contextmanager
def completing(
    row: DueRow, *, at: datetime, state: WorkState = WorkState.DONE, **values: object
) -> Iterator[None]:
    """Run the effect and mark ``row`` ended in one transaction; ``values`` are written with it.

    Raises:
        LeaseLost: when the row is no longer this worker's; nothing is kept.
    """
    with transaction.atomic():
        _write(row, **{"last_error": "", **values}, work_state=state, finished_at=at, lease_until=None)
        yield


def retry(row: DueRow, *, at: datetime, error: str, limit: int = 8) -> None:
    """Let ``row`` try again after a growing pause with jitter; after ``limit`` attempts it is dead."""
    if row.attempts >= limit:
        bury(row, at=at, error=error)
        return
    seconds = BACKOFF[min(row.attempts, len(BACKOFF)) - 1] * random.uniform(0.8, 1.2)  # noqa: S311 - jitter
    _write(row, due_at=at + timedelta(seconds=seconds), lease_until=None, last_error=error[:500])


def postpone(row: DueRow, *, until: datetime, error: str = "") -> None:
    """Put ``row`` off without counting the attempt, as when the other side asked to wait."""
    _write(row, due_at=until, lease_until=None, last_error=error[:500], attempts=row.attempts - 1)


def bury(row: DueRow, *, at: datetime, error: str) -> None:
    """End ``row`` as dead: nobody will try again unless a person says so."""
    _write(row, work_state=WorkState.DEAD, finished_at=at, lease_until=None, last_error=error[:500])


def revive(rows: models.QuerySet[DueRow], *, at: datetime, **values: object) -> int:
    """Let dead rows try again from the beginning, because a person says so; ``values`` are set beside.

    Returns:
        How many rows it was.
    """
    return rows.filter(work_state=WorkState.DEAD).update(
        work_state=WorkState.WAITING, due_at=at, attempts=0, finished_at=None, lease_until=None, **values
    )


def _write(row: DueRow, **values: object) -> None:
    """Change ``row`` if this worker still holds it."""
    mine = type(row)._default_manager.filter(
        pk=row.pk, work_state=WorkState.WAITING, lease_holder=row.lease_holder, attempts=row.attempts
    )
    if not mine.update(**values):
        raise LeaseLost(f"{row._meta.label} {row.pk}")
    for name, value in values.items():
        setattr(row, name, value)


def run_once(
    drain: Drain,
    *,
    at: datetime,
    holder: str,
    tick: Callable[[], datetime] | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> int:
    """Claim and handle one batch; a handler that breaks costs its own row a retry and nobody else's.

    Args:
        tick: says what time it has become; without it the whole batch happens at ``at``. Rows whose lease has
            run out meanwhile are left to whoever claims them next.
        stopping: says whether to end after the row at hand; what is left is free for others at once.

    Returns:
        How many rows were claimed.
    """
    rows = claim(drain, at=at, holder=holder)
    for row in rows:
        moment = tick() if tick else at
        if moment >= at + drain.lease:
            log.warning("%s: the lease ran out before %s rows were reached", drain.name, len(rows))
            break
        if stopping():
            postpone(row, until=row.due_at)
        else:
            _handle(drain, row, moment)
    return len(rows)


def _handle(drain: Drain, row: DueRow, at: datetime) -> None:
    try:
        if row.attempts > drain.limit:
            bury(row, at=at, error="a worker died each time")
        else:
            drain.handle(row, at)
    except LeaseLost:
        log.warning("%s %s was taken over by another worker", drain.name, row.pk)
    except Exception as error:
        log.exception("%s %s failed", drain.name, row.pk)
        _retry_unless_lost(drain, row, at=at, error=error)


def _retry_unless_lost(drain: Drain, row: DueRow, *, at: datetime, error: Exception) -> None:
    try:
        retry(row, at=at, error=type(error).__name__, limit=drain.limit)
    except LeaseLost:
        log.warning("%s %s was taken over by another worker", drain.name, row.pk)


def run_all(*, at: datetime, holder: str = "here", rounds: int = 10_000) -> int:
    """Handle everything due at ``at``, including what the handling makes due.

    Returns:
        How many rows were handled.
    """
    handled = 0
    for _ in range(rounds):
        done = sum(run_once(drain, at=at, holder=holder) for drain in registered())
        handled += done
        if not done:
            return handled
    raise RuntimeError(f"work did not run dry in {rounds} rounds")
