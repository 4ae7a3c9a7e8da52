"""The queue: what the office must attend to, the next deadline first; then what waits for others.

A case wants attention at ``attend_at``: its next deadline or, with no deadline running, the time since which
the person waits for an answer. Pages follow keys, never offsets: the hundredth costs what the first does.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Prefetch, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case, CaseQuerySet
from tidtam.casework.cases.selectors.presence import present_on
from tidtam.casework.cases.states import State
from tidtam.casework.sla.models import Clock
from tidtam.core.kernel.search import contains, newest
from tidtam.core.org.access import Viewer
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import bangkok_day
from tidtam.core.thai.folding import fold
from tidtam.core.thai.text import clean

PAGE = 50
FINISHED = frozenset({State.CLOSED, State.MERGED})
NOW = timedelta(hours=1)


class Group(TextChoices):
    NOW = "now", _("ต้องทำเดี๋ยวนี้")
    TODAY = "today", _("วันนี้")
    LATER = "later", _("วันถัดไป")
    OTHERS = "others", _("รอผู้อื่น")
    FINISHED = "finished", _("เสร็จแล้ว")


@dataclass(frozen=True)
class QueueFilter:
    """What an officer asked to see.

    Args:
        desk: code of a desk; channel: one of ``Channel``; state: one of ``State``; unit: key of a unit.
        mine: only the officer's own cases; unassigned: nobody's; overdue: past a deadline.
        text: any part of number, title, name or words said; finds finished cases too.
    """

    desk: str = ""
    channel: str = ""
    state: str = ""
    unit: int | None = None
    mine: bool = False
    unassigned: bool = False
    overdue: bool = False
    text: str = ""


@dataclass(frozen=True)
class QueueRow:
    """A case in the queue, the clocks of its present round, and who else has it open."""

    case: Case
    group: Group
    clocks: list[Clock]
    present: list[Officer] = field(default_factory=list)


@dataclass(frozen=True)
class QueuePage:
    """A page of the queue; ``next`` asks for the one after it and is empty on the last."""

    rows: list[QueueRow]
    next: str = ""


def queue(
    officer: Viewer, filters: QueueFilter | None = None, *, at: datetime, after: str = "", size: int = PAGE
) -> QueuePage:
    """Return a page of the queue as ``officer`` sees it at ``at``.

    Args:
        after: ``next`` of the page before; anything unreadable begins anew.
    """
    filters = filters or QueueFilter()
    cases = _narrowed(Case.objects.visible_to(officer), officer, filters, at)
    if filters.text.strip() or filters.state in FINISHED:
        return _page(_found(cases, filters, after, size), "f", officer, at=at, size=size)
    if _place("o", after) is None:
        attended = _after(cases.filter(attend_at__isnull=False), "attend_at", "a", after)
        rows = list(attended[: size + 1])
        if len(rows) > size:
            return _page(rows, "a", officer, at=at, size=size)
    else:
        rows = []
    quiet = _after(cases.open().filter(attend_at=None), "opened_at", "o", after, newest_first=True)
    rows += quiet[: size + 1 - len(rows)]
    return _page(rows, "o", officer, at=at, size=size)


def group_of(case: Case, *, at: datetime) -> Group:
    """Say where in the queue a case belongs: within the hour, today, later, or with somebody else."""
    attend_at = case.next_due_at or case.unanswered_since
    if attend_at is None:
        return Group.OTHERS if case.is_open else Group.FINISHED
    if attend_at <= at + NOW:
        return Group.NOW
    return Group.TODAY if bangkok_day(attend_at) == bangkok_day(at) else Group.LATER


def _narrowed(cases: CaseQuerySet, officer: Viewer, filters: QueueFilter, at: datetime) -> CaseQuerySet:
    if filters.overdue:
        cases = cases.due_before(at)
    asked = Q()
    if filters.desk:
        asked &= Q(desk__code=filters.desk)
    if filters.unit:
        asked &= Q(unit_id=filters.unit)
    for name in ("channel", "state"):
        if value := getattr(filters, name):
            asked &= Q(**{name: value})
    if filters.mine:
        asked &= Q(assignee_id=officer.pk)
    if filters.unassigned:
        asked &= Q(assignee=None)
    return cases.filter(asked)


def _found(cases: CaseQuerySet, filters: QueueFilter, after: str, size: int) -> list[Case]:
    """Return what a text or a state finds among all cases, the last recorded first."""
    place, text = _place("f", after), fold(clean(filters.text))
    before = place[1] if place else None
    rows = list(newest(cases, "search_text", text, before=before)[: size + 1])
    if len(rows) <= size and text.strip():
        older = cases.filter(pk__lt=before) if before else cases
        rows = list(contains(older, "search_text", text).order_by("-pk")[: size + 1])
    return rows


def _after(
    cases: CaseQuerySet, column: str, part: str, after: str, *, newest_first: bool = False
) -> CaseQuerySet:
    """Order by ``column`` and key, and leave out what came before the place that ``after`` names."""
    sign, compare = ("-", "lt") if newest_first else ("", "gt")
    ordered = cases.order_by(f"{sign}{column}", f"{sign}pk")
    place = _place(part, after)
    if place is None:
        return ordered
    moment, pk = place
    further = Q(**{f"{column}__{compare}": moment}) | Q(**{column: moment, f"pk__{compare}": pk})
    return ordered.filter(further, **{f"{column}__{compare}e": moment})


def _place(part: str, after: str) -> tuple[datetime, int] | None:
    try:
        letter, moment, pk = after.split("~")
        return (datetime.fromisoformat(moment), int(pk)) if letter == part else None
    except ValueError:
        return None


def _page(rows: list[Case], part: str, officer: Viewer, *, at: datetime, size: int) -> QueuePage:
    shown = rows[:size]
    following = ""
    if len(rows) > size:
        last = shown[-1]
        quiet = part == "o" and (last.next_due_at or last.unanswered_since) is None
        moment = last.opened_at if part == "f" or quiet else last.next_due_at or last.unanswered_since
        assert moment is not None  # noqa: S101 - what the part is ordered by
        following = f"{part if quiet or part == 'f' else 'a'}~{moment.isoformat()}~{last.pk}"
    return QueuePage(_rows(shown, officer, at=at), following)


def _rows(cases: list[Case], officer: Viewer, *, at: datetime) -> list[QueueRow]:
    keys = [case.pk for case in cases]
    full = {
        case.pk: case
        for case in Case.objects.filter(pk__in=keys)
        .select_related("desk", "unit", "assignee", "contact")
        .prefetch_related(Prefetch("clocks", Clock.objects.order_by("-round", "pk")))
    }
    present = present_on(keys, at=at, but=officer)
    return [
        QueueRow(full[pk], group_of(full[pk], at=at), _present_round(full[pk]), present.get(pk, []))
        for pk in keys
        if pk in full
    ]


def _present_round(case: Case) -> list[Clock]:
    clocks = list(case.clocks.all())
    return [clock for clock in clocks if clock.round == clocks[0].round]
