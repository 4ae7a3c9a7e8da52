"""The queue as a page shows it: rows in their groups, the numbers above, and a version to compare."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import get_language

from tidtam.casework.cases.clocks import ClockView, clock_views, with_reminders
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.selectors import (
    Counts,
    Group,
    QueueFilter,
    QueueRow,
    counts,
    counts_by_desk,
    queue,
    unseen_count,
)
from tidtam.casework.cases.states import State
from tidtam.casework.cases.troubles import undelivered
from tidtam.casework.desks.models import Desk
from tidtam.core.org.access import Permission, units_where
from tidtam.core.org.models import Officer

SIZE = 40


@dataclass(frozen=True)
class BoardRow:
    """One case of the queue."""

    case: Case
    clocks: list[ClockView]
    present: list[str]
    trouble: Promise | None
    may_work: bool

    @property
    def may_acknowledge(self) -> bool:
        """Say whether one tap acknowledges it."""
        return self.may_work and self.case.state == State.NEW


@dataclass(frozen=True)
class Tab:
    """A desk above the queue, and how many of its cases want attention."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class Board:
    """The whole queue page; ``version`` changes whenever it would look different."""

    groups: list[tuple[str, list[BoardRow]]]
    counts: Counts
    tabs: list[Tab]
    total: int
    unseen: int
    next: str
    last_closed: Case | None
    version: str

    @property
    def empty(self) -> bool:
        return not self.groups


def board(officer: Officer, filters: QueueFilter, *, at: datetime, after: str = "") -> Board:
    """Return the queue as ``officer`` sees it; the number of queries does not grow with the rows."""
    page = queue(officer, filters, at=at, after=after, size=SIZE)
    with_reminders(clock for row in page.rows for clock in row.clocks)
    troubles = undelivered(row.case.pk for row in page.rows)
    mine = units_where(officer, Permission.WORK_CASES)
    rows = [(row.group, _row(row, officer, mine, troubles)) for row in page.rows]
    found = bool(filters.text.strip())
    groups = _grouped(rows, found=found)
    numbers, tabs = counts(officer, at=at, desk=filters.desk), _tabs(officer)
    unseen = unseen_count(officer)
    return Board(
        groups=groups,
        counts=numbers,
        tabs=tabs,
        total=sum(tab.count for tab in tabs),
        unseen=unseen,
        next=page.next,
        last_closed=_last_closed(officer) if not rows else None,
        version=_version(rows, numbers, tabs, unseen, page.next, get_language()),
    )


def _row(row: QueueRow, officer: Officer, mine: frozenset[int], troubles: dict[int, Promise]) -> BoardRow:
    case = row.case
    may_work = case.unit_id in mine or (case.assignee_id == officer.pk and bool(mine))
    present = [each.get_short_name() for each in row.present]
    return BoardRow(case, clock_views(case, row.clocks), present, troubles.get(case.pk), may_work)


def _grouped(rows: Sequence[tuple[Group, BoardRow]], *, found: bool) -> list[tuple[str, list[BoardRow]]]:
    """Part the rows into their groups; what a search found stays in one list, the newest first."""
    if found:
        return [("", [row for _group, row in rows])] if rows else []
    parted = groupby(rows, lambda pair: pair[0])
    return [(str(group.label), [row for _group, row in pairs]) for group, pairs in parted]


def _tabs(officer: Officer) -> list[Tab]:
    waiting = counts_by_desk(officer)
    units = units_where(officer, Permission.SEE_CASES)
    return [
        Tab(desk.code, str(desk), waiting.get(desk.code, 0))
        for desk in Desk.objects.all()
        if desk.unit_id in units or desk.code in waiting
    ]


def _last_closed(officer: Officer) -> Case | None:
    closed = Case.objects.visible_to(officer).filter(closed_at__isnull=False)
    return closed.order_by("-opened_at", "-pk").first()


def _version(rows: Sequence[tuple[Group, BoardRow]], *others: object) -> str:
    facts = [
        (
            group.value,
            row.case.pk,
            row.case.title,
            row.case.state,
            row.case.last_message,
            row.case.last_message_at,
            row.case.unanswered_since,
            row.case.assignee_id,
            row.case.unit_id,
            row.clocks,
            row.present,
            str(row.trouble),
        )
        for group, row in rows
    ]
    return hashlib.sha256(repr((facts, others)).encode()).hexdigest()[:24]
