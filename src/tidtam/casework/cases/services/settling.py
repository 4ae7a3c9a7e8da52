"""A case held for one change: locked, its events read once, and in the end brought to what they say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NoReturn

from django.db.models import QuerySet

from tidtam.casework.cases.history import CaseHistory, Fact, fold
from tidtam.casework.cases.models import Case, ClosedSpan
from tidtam.casework.cases.states import State
from tidtam.casework.sla.models import Clock
from tidtam.casework.sla.services import Standing, clocks_settle, clocks_start
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import ActorKind, Event
from tidtam.core.ledger.services import Actor, append, append_each

CODE = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
SETTLED = ("state", "paused_at", "next_due_at", "closed_at", "closing_reason", "reopened", "merged_into")


def claim(case: Case) -> Case:
    """Return ``case`` locked until the transaction ends: one change at a time."""
    return claim_all([case.pk])[0]


def claim_all(keys: Sequence[int]) -> list[Case]:
    """Return cases locked in the order of their keys, in which everybody locks several."""
    locked = Case.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return list(locked.select_related("desk", "contact", "identity"))


def refuse(sentence: object) -> NoReturn:
    """Refuse an act with a sentence a person can act on."""
    raise DomainError(sentence)


def code_of(reason: str) -> str:
    """Return ``reason`` if it is a code; words of a person's own have no place in the ledger."""
    return reason if CODE.fullmatch(reason) else "other" if reason.strip() else ""


def facts_of(events: Sequence[Event]) -> list[Fact]:
    """Read a case's events as the history does."""
    facts = []
    for event in events:
        by_officer = event.actor_kind == ActorKind.OFFICER
        positions = event.data.get("undoes", []) if event.kind == "case.undone" else [None]
        facts += [
            Fact(event.kind, event.occurred_at, event.position, by_officer, undone) for undone in positions
        ]
    return facts


class Held:
    """A claimed case with its chain of events.

    Args:
        case: as ``claim`` returned it, or one just made.
        is_new: nothing of it is in the database but its row.
    """

    def __init__(self, case: Case, *, is_new: bool = False) -> None:
        self.case = case
        self.is_new = is_new
        self._events: list[Event] | None = [] if is_new else None
        self._last: Event | None = None
        self._joined: list[Held] | None = [] if is_new else None

    @classmethod
    def of(cls, case: Case) -> "Held":
        """Claim ``case`` for one change."""
        return cls(claim(case))

    @classmethod
    def to_append(cls, case: Case) -> "Held":
        """Lock ``case`` only to add to its chain: its columns are as the caller read them."""
        Case.objects.select_for_update().order_by().values_list("pk", flat=True).get(pk=case.pk)
        return cls(case)

    @property
    def events(self) -> list[Event]:
        """The events in the order they were written."""
        if self._events is None:
            self._events = list(self._chain.order_by("position"))
        return self._events

    @property
    def last(self) -> Event | None:
        """The event written last; the lock keeps it so."""
        if self._last is None:
            if self._events is None:
                self._last = self._chain.order_by("-position").first()
            elif self._events:
                self._last = self._events[-1]
        return self._last

    @property
    def next_position(self) -> int:
        """The place in the chain that the next event will take."""
        return self.last.position + 1 if self.last else 1

    @property
    def joined(self) -> list["Held"]:
        """The cases merged into this one, claimed too."""
        if self._joined is None:
            keys = Case.objects.filter(merged_into=self.case.pk).values_list("pk", flat=True)
            self._joined = [Held(case) for case in claim_all(list(keys))] if keys else []
        return self._joined

    def record(
        self, kind: str, *, by: Actor, at: datetime, occurred_at: datetime | None = None, **data: object
    ) -> Event:
        """Append an event to the case's chain."""
        event = append(
            self.last, chain=self.case.chain, kind=kind, by=by, at=at, occurred_at=occurred_at, **data
        )
        self._keep(event)
        return event

    def record_each(
        self, kind: str, *, by: Actor, at: datetime, each: Iterable[Mapping[str, object]]
    ) -> None:
        """Append an event of one kind for each set of data."""
        self._keep(*append_each(self.last, chain=self.case.chain, kind=kind, by=by, at=at, each=each))

    @property
    def _chain(self) -> QuerySet[Event]:
        return Event.objects.filter(chain=self.case.chain)

    def _keep(self, *events: Event) -> None:
        if events:
            self._last = events[-1]
        if self._events is not None:
            self._events += events

    def settle(self, *columns: str) -> CaseHistory:
        """Bring the case and its clocks to what its events say, and save it with ``columns`` besides."""
        case = self.case
        history = fold(facts_of(self.events), case.opened_at)
        due = self._settle_clocks(history) + self._due_of_joined()
        if history.closed or case.closed_at:
            self._settle_spans(history)
        case.state = history.state.value
        case.paused_at = history.pauses[-1].since if history.paused else None
        is_finished = history.state in (State.CLOSED, State.MERGED)
        case.next_due_at = None if is_finished else min(due, default=None)
        case.closed_at = history.closed[-1][0] if history.state is State.CLOSED else None
        if not is_finished and history.state is not State.CONTESTED:
            case.closing_reason = ""
        if history.state is not State.MERGED:
            case.merged_into = None
        case.reopened = history.reopened
        case.save(update_fields=[*SETTLED, *columns])
        return history

    def _settle_clocks(self, history: CaseHistory) -> list[datetime]:
        """Start the clocks of new rounds, settle all, and return the deadlines of the last that still run."""
        case, rounds = self.case, len(history.rounds)
        clocks = [] if self.is_new else list(Clock.objects.filter(case=case.pk))
        if any(clock.round > rounds for clock in clocks):
            Clock.objects.filter(case=case.pk, round__gt=rounds).delete()
        by_place = {(clock.round, clock.promise): clock for clock in clocks}
        standings = []
        for number, began in enumerate(history.rounds, 1):
            if (number, case.pack.promises[0].code) not in by_place:
                started = self._start(number, began.began_at)
                by_place |= {(number, clock.promise): clock for clock in started}
            standings += [
                Standing(by_place[number, promise.code], promise, began.kept_at(promise.kept_by))
                for promise in case.pack.promises
            ]
        clocks_settle(standings=standings, pauses=history.pauses)
        last = [each for each in standings if each.clock.round == rounds and each.kept_at is None]
        return [each.clock.due_at for each in last if each.clock.due_at]

    def _start(self, number: int, began_at: datetime) -> list[Clock]:
        return clocks_start(
            case_id=self.case.pk,
            desk=self.case.desk,
            desk_version=self.case.desk_version,
            promises=self.case.pack.promises,
            received_at=began_at,
            round=number,
        )

    def _due_of_joined(self) -> list[datetime]:
        """Return the deadlines that run on cases merged into this one: what is told here is told for them."""
        if not self.joined:
            return []
        keys = [other.case.pk for other in self.joined]
        running = Clock.objects.filter(case__in=keys, kept_at=None, due_at__isnull=False)
        return [due_at for due_at in running.values_list("due_at", flat=True) if due_at]

    def _settle_spans(self, history: CaseHistory) -> None:
        known = list(self.case.closed_spans.order_by("since").values_list("since", "until"))
        if known != list(history.closed):
            self.case.closed_spans.all().delete()
            ClosedSpan.objects.bulk_create(
                ClosedSpan(case=self.case, desk_id=self.case.desk_id, since=since, until=until)
                for since, until in history.closed
            )
