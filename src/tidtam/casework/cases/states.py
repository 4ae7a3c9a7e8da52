"""The states of a case and the moves between them. Pure data; one test walks every state with every act."""

from enum import StrEnum


class State(StrEnum):
    NEW = "new"
    WORKING = "working"
    REPORTED = "reported"
    CLOSED = "closed"
    CONTESTED = "contested"
    MERGED = "merged"


class Act(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    REPORT = "report"
    CLOSE = "close"
    CONTEST = "contest"
    CONFIRM = "confirm"
    REOPEN = "reopen"
    MERGE = "merge"
    UNMERGE = "unmerge"


S, A = State, Act

MOVES: dict[Act, dict[State, State]] = {
    A.ACKNOWLEDGE: {S.NEW: S.WORKING},
    A.REPORT: {S.NEW: S.REPORTED, S.WORKING: S.REPORTED, S.REPORTED: S.REPORTED, S.CONTESTED: S.REPORTED},
    A.CLOSE: {S.NEW: S.CLOSED, S.WORKING: S.CLOSED, S.REPORTED: S.CLOSED, S.CONTESTED: S.CLOSED},
    A.CONTEST: {S.REPORTED: S.CONTESTED, S.CLOSED: S.CONTESTED},
    A.CONFIRM: {S.REPORTED: S.CLOSED, S.CLOSED: S.CLOSED, S.CONTESTED: S.CLOSED},
    A.REOPEN: {S.REPORTED: S.WORKING, S.CLOSED: S.WORKING},
    A.MERGE: {S.NEW: S.MERGED, S.WORKING: S.MERGED, S.REPORTED: S.MERGED, S.CONTESTED: S.MERGED},
    A.UNMERGE: {S.MERGED: S.WORKING},  # or to where its own acts had brought it: ``history`` says
}
OPEN = frozenset({S.NEW, S.WORKING, S.REPORTED, S.CONTESTED})
UNSETTLED = frozenset({S.NEW, S.WORKING, S.CONTESTED})


def after(act: Act, state: State) -> State | None:
    """Return the state ``act`` leads to from ``state``, or None when it cannot be done there."""
    return MOVES[act].get(state)
