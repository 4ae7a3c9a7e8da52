"""Writing to the ledger and proving that nobody has altered it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet

from tidtam.core.kernel import clock
from tidtam.core.ledger import kinds
from tidtam.core.ledger.models import ActorKind, Event

GENESIS = "0" * 64


@dataclass(frozen=True)
class Actor:
    """Who did it: an officer or a contact by key, or the system itself."""

    kind: ActorKind
    id: int | None = None


SYSTEM = Actor(ActorKind.SYSTEM)


def record(
    *, chain: str, kind: str, by: Actor, at: datetime, occurred_at: datetime | None = None, **data: object
) -> Event:
    """Append an event to ``chain``; the caller holds the lock of the subject and the transaction.

    Args:
        chain: the subject, such as ``case:42``.
        at: when it is written; occurred_at: when it happened, if earlier (a call logged afterwards).
        data: the fields that ``kind`` describes; numbers, codes and keys only, never personal text.

    Raises:
        UnknownKind: for a kind or a field that no room has described.
    """
    last = Event.objects.filter(chain=chain).order_by("-position").first()
    return append(last, chain=chain, kind=kind, by=by, at=at, occurred_at=occurred_at, **data)


def append(
    last: Event | None,
    *,
    chain: str,
    kind: str,
    by: Actor,
    at: datetime,
    occurred_at: datetime | None = None,
    **data: object,
) -> Event:
    """Do what ``record`` does, for a caller who knows the chain's ``last`` event (None: there is none)."""
    event = _chained(last, chain=chain, kind=kind, by=by, at=at, occurred_at=occurred_at, data=data)
    event.save(force_insert=True)
    return event


def append_each(
    last: Event | None,
    *,
    chain: str,
    kind: str,
    by: Actor,
    at: datetime,
    each: Iterable[Mapping[str, object]],
) -> list[Event]:
    """Append an event of one kind for each set of data, in one statement; ``last`` is as in ``append``."""
    events: list[Event] = []
    for data in each:
        last = _chained(last, chain=chain, kind=kind, by=by, at=at, occurred_at=None, data=data)
        events.append(last)
    return Event.objects.bulk_create(events)


def _chained(
    last: Event | None,
    *,
    chain: str,
    kind: str,
    by: Actor,
    at: datetime,
    occurred_at: datetime | None,
    data: Mapping[str, object],
) -> Event:
    """Return the event that follows ``last``, not yet written."""
    kinds.check(kind, data)
    event = Event(
        chain=chain,
        position=last.position + 1 if last else 1,
        kind=kind,
        actor_kind=by.kind,
        actor_id=by.id,
        occurred_at=occurred_at or at,
        recorded_at=at,
        replayed=clock.is_replaying(),
        data=json.loads(json.dumps(dict(data))),
        previous_hash=last.hash if last else GENESIS,
    )
    event.hash = fingerprint(event)
    return event


def fingerprint(event: Event) -> str:
    """Return the SHA-256 of an event's content and the hash before it, as 64 hex digits."""
    content = {
        "chain": event.chain,
        "position": event.position,
        "kind": event.kind,
        "actor": [str(event.actor_kind), event.actor_id],
        "occurred_at": event.occurred_at.astimezone(UTC).isoformat(),
        "recorded_at": event.recorded_at.astimezone(UTC).isoformat(),
        "replayed": event.replayed,
        "data": event.data,
        "previous": event.previous_hash,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Flaw:
    """A place where a chain does not hold: the event's chain and position, and what is wrong with it."""

    chain: str
    position: int
    fault: str


def flaws(chain: str | None = None) -> Iterator[Flaw]:
    """Yield every place where a chain is broken, altered or has a gap; nothing when all is well.

    What a chain cannot tell is whether its last events are gone; the subject's own columns do.
    """
    events = Event.objects.order_by("chain", "position")
    yield from _flaws_in(events if chain is None else events.filter(chain=chain))


@dataclass(frozen=True)
class Checked:
    """A part of the ledger that was checked: how much of it, what is wrong, and the chain to go on after."""

    chains: int
    events: int
    flaws: tuple[Flaw, ...]
    last: str
    is_end: bool


def chains_check(*, after: str, most: int) -> Checked:
    """Check up to ``most`` chains that come after ``after`` by name, so that a page never waits long."""
    ahead = (
        Event.objects.filter(chain__gt=after, position=1).order_by("chain").values_list("chain", flat=True)
    )
    starts = list(ahead[:most])
    is_end = len(starts) < most
    events = Event.objects.filter(chain__gt=after).order_by("chain", "position")
    if not is_end:
        events = events.filter(chain__lte=starts[-1])
    last = after if is_end else starts[-1]
    return Checked(len(starts), events.count(), tuple(_flaws_in(events)), last, is_end)


def _flaws_in(events: QuerySet[Event]) -> Iterator[Flaw]:
    now_in, position, previous = None, 0, GENESIS
    for event in events.iterator(chunk_size=2000):
        if event.chain != now_in:
            now_in, position, previous = event.chain, 0, GENESIS
        position += 1
        if event.position != position:
            yield Flaw(event.chain, position, "missing")
            position = event.position
        if event.previous_hash != previous:
            yield Flaw(event.chain, event.position, "unchained")
        if event.hash != fingerprint(event):
            yield Flaw(event.chain, event.position, "altered")
        previous = event.hash
