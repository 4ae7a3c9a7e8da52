"""After every change: the columns, clocks and closing spans of a case are brought to what its events say."""

from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from tidtam.casework.cases.history import CaseHistory, Fact, fold
from tidtam.casework.cases.models import Case, ClosedSpan
from tidtam.casework.cases.states import State
from tidtam.casework.sla.services import clock_settle, clocks_start
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import ActorKind, Event


def claim(case: Case) -> Case:
    """Return ``case`` locked until the transaction ends: one change at a time."""
    return Case.objects.select_for_update(of=("self",)).select_related("desk__calendar").get(pk=case.pk)


def refuse(sentence: object) -> NoReturn:
    """Refuse an act with a sentence a person can act on."""
    raise DomainError(sentence)


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


def settle(case: Case) -> CaseHistory:
    """Bring ``case`` (claimed) and its clocks to what its events say, save it, and return its history."""
    history = fold(facts_of(list(case.events())), case.opened_at)
    due = _settle_clocks(case, history)
    case.state = history.state.value
    case.paused_at = history.pauses[-1].since if history.paused else None
    case.next_due_at = None if history.state in (State.CLOSED, State.MERGED) else min(due, default=None)
    case.closed_at = history.closed[-1][0] if history.state is State.CLOSED else None
    case.reopened = history.reopened
    case.save()
    _settle_spans(case, history)
    return history


def _settle_clocks(case: Case, history: CaseHistory) -> list[datetime]:
    """Start the clocks of new rounds, settle all, and return the deadlines that still run."""
    case.clocks.filter(round__gt=len(history.rounds)).delete()
    clocks = {(clock.round, clock.promise): clock for clock in case.clocks.select_related("desk__calendar")}
    due = []
    for number, began in enumerate(history.rounds, 1):
        if not any(key[0] == number for key in clocks):
            started = clocks_start(
                case_id=case.pk,
                desk=case.desk,
                desk_version=case.desk_version,
                promises=case.pack.promises,
                received_at=began.began_at,
                round=number,
            )
            clocks.update({(number, clock.promise): clock for clock in started})
        for promise in case.pack.promises:
            clock = clocks[number, promise.code]
            kept_at = began.kept_at(promise.kept_by)
            clock_settle(clock=clock, promise=promise, kept_at=kept_at, pauses=history.pauses)
            if kept_at is None and clock.due_at and number == len(history.rounds):
                due.append(clock.due_at)
    return due


def _settle_spans(case: Case, history: CaseHistory) -> None:
    known = list(case.closed_spans.order_by("since").values_list("since", "until"))
    if known != list(history.closed):
        case.closed_spans.all().delete()
        ClosedSpan.objects.bulk_create(
            ClosedSpan(case=case, desk_id=case.desk_id, since=since, until=until)
            for since, until in history.closed
        )
