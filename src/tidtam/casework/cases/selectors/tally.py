"""The numbers above the queue: what waits, the nearest deadlines, how many promises were kept this month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from tidtam.casework.cases.models import Case, CaseQuerySet
from tidtam.casework.cases.states import State
from tidtam.casework.desks.models import Desk
from tidtam.casework.sla.models import Clock, Verdict
from tidtam.core.org.access import Permission, Viewer, units_where
from tidtam.core.thai.era import bangkok_time

AWAITING_REPORT = frozenset({State.WORKING.value, State.CONTESTED.value})


@dataclass(frozen=True)
class Share:
    """A part of a whole; ``percent`` is None while there is nothing to speak of."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """The share in percent."""
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class Counts:
    """What waits for the officers, and how the month of ``at`` has gone so far.

    ``acknowledge_by`` and ``report_by`` are the nearest deadlines, past ones included. ``kept`` counts the
    promises made this month whose outcome is known; ``satisfied`` the people asked, where the office asks.
    """

    awaiting_acknowledgement: int
    awaiting_report: int
    acknowledge_by: datetime | None
    report_by: datetime | None
    kept: Share
    satisfied: Share | None = None


Satisfaction = Callable[[QuerySet[Desk], datetime, datetime], Share | None]
satisfaction: list[Satisfaction] = []
"""Who knows how satisfied people were (desks, received since, as of); filled at start by the floor above."""


def counts(officer: Viewer, *, at: datetime, desk: str = "") -> Counts:
    """Return the numbers as ``officer`` sees them at ``at``, of one desk or of all."""
    waiting = _waiting(officer, desk).values("state").annotate(count=Count("pk"), due=Min("next_due_at"))
    by_state = {row["state"]: row for row in waiting.order_by()}
    new = by_state.pop(State.NEW.value, None)
    others = [row for state, row in by_state.items() if state in AWAITING_REPORT]
    desks, since = _desks(officer, desk), _month_of(at)
    return Counts(
        awaiting_acknowledgement=new["count"] if new else 0,
        awaiting_report=sum(row["count"] for row in others),
        acknowledge_by=new["due"] if new else None,
        report_by=min((row["due"] for row in others if row["due"]), default=None),
        kept=_kept(desks, since, at),
        satisfied=satisfaction[0](desks, since, at) if satisfaction else None,
    )


def counts_by_desk(officer: Viewer) -> dict[str, int]:
    """Count what wants attention at each desk, by the desk's code."""
    rows = _waiting(officer).values_list("desk__code").annotate(count=Count("pk")).order_by("desk__code")
    return dict(rows)


def _waiting(officer: Viewer, desk: str = "") -> CaseQuerySet:
    waiting = Case.objects.visible_to(officer).filter(attend_at__isnull=False)
    return waiting.filter(desk__code=desk) if desk else waiting


def _desks(officer: Viewer, desk: str) -> QuerySet[Desk]:
    desks = Desk.objects.filter(unit_id__in=units_where(officer, Permission.SEE_CASES))
    return desks.filter(code=desk) if desk else desks


def _month_of(at: datetime) -> datetime:
    return bangkok_time(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _kept(desks: QuerySet[Desk], since: datetime, at: datetime) -> Share:
    """Count promises kept of those whose outcome is known, from the index that figures are counted from."""
    offices = list(desks)
    promises = {promise.code for desk in offices for promise in desk.pack.promises}
    made = Clock.objects.filter(
        desk__in=offices, promise__in=promises, round=1, received_at__gte=since, received_at__lte=at
    ).order_by()
    ended = made.exclude(verdict=Verdict.RUNNING).aggregate(
        kept=Count("pk", Q(verdict=Verdict.KEPT)), all=Count("pk")
    )
    missed = made.filter(verdict=Verdict.RUNNING, due_at__lte=at).count()
    return Share(ended["kept"], ended["all"] + missed)
