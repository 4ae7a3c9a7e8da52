"""What a case's events add up to. Pure: the same events give the same history, in whatever order written.

Only the times at which things happened count: a restart, a replay, a duplicate, a late entry never changes a
verdict. What happened at the same moment stands in the order in which it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.sla.rules import Pause

KINDS: Mapping[str, Act] = {
    "case.acknowledged": Act.ACKNOWLEDGE,
    "case.reported": Act.REPORT,
    "case.closed": Act.CLOSE,
    "case.contested": Act.CONTEST,
    "case.confirmed": Act.CONFIRM,
    "case.reopened": Act.REOPEN,
    "case.merged": Act.MERGE,
    "case.unmerged": Act.UNMERGE,
}
NEW_ROUND = frozenset({Act.CONTEST, Act.REOPEN})


@dataclass(frozen=True)
class Fact:
    """An event as the history reads it: what, when, its place in the chain, whether an officer did it."""

    kind: str
    occurred_at: datetime
    position: int
    by_officer: bool = True
    undoes: int | None = None


@dataclass(frozen=True)
class Round:
    """From an opening to the next reopening: when it began, and the first time each act was done in it."""

    began_at: datetime
    first: Mapping[Act, datetime] = field(default_factory=dict)

    def kept_at(self, kept_by: Iterable[str]) -> datetime | None:
        """Return the first moment any of the acts ``kept_by`` was done, None while none was."""
        times = [self.first[Act(name)] for name in kept_by if Act(name) in self.first]
        return min(times, default=None)


@dataclass(frozen=True)
class CaseHistory:
    """The sum of a case's events.

    ``closed`` are the spans in which it counted as closed, the last one open-ended while it still does.
    """

    state: State
    rounds: tuple[Round, ...]
    pauses: tuple[Pause, ...] = ()
    closed: tuple[tuple[datetime, datetime | None], ...] = ()
    reopened: int = 0
    contested: int = 0

    @property
    def paused(self) -> bool:
        """Say whether the clocks stand still now."""
        return bool(self.pauses) and self.pauses[-1].until is None


def fold(facts: Iterable[Fact], opened_at: datetime) -> CaseHistory:
    """Add up a case's events, in the order they happened, leaving out what was undone.

    Args:
        facts: the events of one chain, in any order.
        opened_at: when the request was received.
    """
    facts = list(facts)
    undone = {fact.undoes for fact in facts if fact.undoes is not None}
    history = CaseHistory(State.NEW, (Round(opened_at),))
    counted = [fact for fact in facts if fact.position not in undone]
    for fact in sorted(counted, key=lambda fact: (fact.occurred_at, fact.position)):
        if fact.kind in KINDS:
            history = _act(history, KINDS[fact.kind], fact)
        elif fact.kind == "case.paused" and not history.paused:
            history = replace(history, pauses=(*history.pauses, Pause(fact.occurred_at, None)))
        elif fact.kind == "case.resumed" and history.paused:
            ended = replace(history.pauses[-1], until=fact.occurred_at)
            history = replace(history, pauses=(*history.pauses[:-1], ended))
    return history


def _act(history: CaseHistory, act: Act, fact: Fact) -> CaseHistory:
    history = _note_time(history, act, fact)
    state = after(act, history.state)
    if state is None:
        return history
    if act is Act.UNMERGE:
        state = _own_state(history)
    history = _note_closing(replace(history, state=state), history.state, fact.occurred_at)
    if act in NEW_ROUND:
        return replace(
            history,
            rounds=(*history.rounds, Round(fact.occurred_at)),
            reopened=history.reopened + (act is Act.REOPEN),
            contested=history.contested + (act is Act.CONTEST),
        )
    return history


def _own_state(history: CaseHistory) -> State:
    """Return where a case stands that was merged and goes on by itself: what was told for it counts."""
    done = history.rounds[-1].first
    if Act.REPORT in done or Act.CLOSE in done:
        return State.REPORTED
    return State.WORKING if Act.ACKNOWLEDGE in done or len(history.rounds) > 1 else State.NEW


def _note_time(history: CaseHistory, act: Act, fact: Fact) -> CaseHistory:
    """Keep the first time an officer did ``act`` in the present round; the machine's acts keep no promise."""
    present = history.rounds[-1]
    if not fact.by_officer or act in present.first:
        return history
    present = replace(present, first={**present.first, act: fact.occurred_at})
    return replace(history, rounds=(*history.rounds[:-1], present))


def _note_closing(history: CaseHistory, before: State, at: datetime) -> CaseHistory:
    was, now = before is State.CLOSED, history.state is State.CLOSED
    if now and not was:
        return replace(history, closed=(*history.closed, (at, None)))
    if was and not now:
        return replace(history, closed=(*history.closed[:-1], (history.closed[-1][0], at)))
    return history
