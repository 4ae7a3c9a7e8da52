"""The clocks of a case as screens draw them: the same deadlines and turning points the reminders use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from tidtam.casework.cases.models import Case
from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla import account
from tidtam.casework.sla.models import Clock, Stage, Verdict
from tidtam.casework.sla.narrative import describe

STATES = {Verdict.KEPT.value: "kept", Verdict.LATE.value: "missed"}


@dataclass(frozen=True)
class ClockView:
    """One promise: what ``<c-clock>`` is given, and the account of the deadline for who asks why."""

    label: str
    due: datetime | None
    start: datetime
    soon: datetime | None
    state: str
    taken: timedelta | None
    round: int
    account: str = ""
    policy: int = 0

    @property
    def runs(self) -> bool:
        """Say whether the promise is still to be kept and the clock runs."""
        return not self.state


def clock_views(case: Case, clocks: Sequence[Clock], *, explained: bool = False) -> list[ClockView]:
    """Return the clocks as drawn; ``clocks`` come with their reminders (``with_reminders``)."""
    return [_view(case, clock, explained) for clock in clocks]


def with_reminders(clocks: Iterable[Clock]) -> None:
    """Fetch the reminders of many clocks at once: when a clock turns "soon" is written there."""
    prefetch_related_objects(list(clocks), "reminders")


def promise_name(promise: Promise | None, code: str) -> str:
    """Return what a promise is called in the reader's language."""
    if promise is None:
        return code
    english = (get_language() or "th").startswith("en")
    return (promise.title_en if english else promise.title) or promise.title or code


def _view(case: Case, clock: Clock, explained: bool) -> ClockView:
    running = clock.verdict == Verdict.RUNNING
    state = "paused" if running and case.paused_at is not None else STATES.get(clock.verdict, "")
    soon = [row.due_at for row in clock.reminders.all() if row.stage == Stage.SOON]
    told = describe(account.from_json(clock.account), get_language() or "th") if explained else ""
    return ClockView(
        label=promise_name(case.pack.promise(clock.promise), clock.promise),
        due=clock.due_at,
        start=clock.started_at,
        soon=max((at for at in soon if clock.due_at and at <= clock.due_at), default=None),
        state=state,
        taken=clock.kept_at - clock.received_at if clock.kept_at else None,
        round=clock.round,
        account=told,
        policy=clock.desk_version,
    )
