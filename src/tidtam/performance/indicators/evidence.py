"""The cases behind a figure, as times and verdicts: never who asked, what was said, how one rated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.cases.access import cases_for
from tidtam.casework.cases.models import Case
from tidtam.casework.sla.models import Clock, Verdict
from tidtam.core.org.access import Viewer
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.era import bangkok_day, bangkok_time
from tidtam.performance.indicators import counting
from tidtam.performance.indicators.counting import Evidence
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.models import Definition, Formula
from tidtam.performance.indicators.wording import promise_title


@dataclass(frozen=True)
class PromiseSeen:
    """One promise of one case as it stood at the end of the window.

    Args:
        kind: of the tag that shows the verdict (kept, late, "").
    """

    code: str
    title: str
    due: datetime | None
    kept: datetime | None
    verdict: str
    kind: str
    received: datetime

    @property
    def kept_words(self) -> str:
        """When it was kept, to the second that decides; the day too when it is not that of receipt."""
        return _to_the_second(self.kept, self.received)

    @property
    def due_words(self) -> str:
        """Its deadline, likewise."""
        return _to_the_second(self.due, self.received)


@dataclass(frozen=True)
class CaseSeen:
    """One case behind a figure; ``href`` is empty for who may not open it."""

    number: str
    opened: datetime
    promises: tuple[PromiseSeen, ...]
    href: str
    backdated: bool
    replayed: bool


def smallest_group(definition: Definition) -> int:
    """Return how many people must have answered before anything about fewer than all is shown."""
    return definition.desk.pack.survey.smallest_group


def is_too_small(definition: Definition, answers: int) -> bool:
    """Say whether so few answered that not even how many were satisfied is told."""
    return definition.formula == Formula.SATISFIED and 0 < answers < smallest_group(definition)


def too_small_words(definition: Definition) -> str:
    """Return what stands in the place of a figure of so few."""
    return _("น้อยกว่า %(least)s ผู้ตอบ ยังไม่แสดง") % {"least": smallest_group(definition)}


def is_discreet(definition: Definition, *, counted: int, missed: int) -> bool:
    """Say whether lists of these lengths would tell what single people answered.

    Both lists stay closed when either side is a small group: one follows from the other.
    """
    if definition.formula != Formula.SATISFIED:
        return False
    return any(is_too_small(definition, side) for side in (counted + missed, counted, missed))


def evidence_of(definition: Definition, window: Window) -> Evidence:
    """Return the cases counted and missed, oldest first."""
    return counting.evidence(definition, window)


def cases_seen(
    cases: Sequence[Case], definition: Definition, window: Window, *, viewer: Viewer | None = None
) -> list[CaseSeen]:
    """Return what may be told of the cases, in three queries for any number of them.

    Args:
        viewer: gets a link to each case that viewer may open; None gets none.
    """
    cases = list(cases)
    prefetch_related_objects(cases, "clocks")
    keys = [case.pk for case in cases]
    openable = (
        set(cases_for(viewer).filter(pk__in=keys).values_list("pk", flat=True))
        if viewer is not None
        else set()
    )
    end = counting.known_until(window)
    titles = {promise.code: promise_title(promise) for promise in definition.desk.pack.promises}
    return [_seen(case, titles, end, openable=case.pk in openable) for case in cases]


def _seen(case: Case, titles: dict[str, str], end: datetime, *, openable: bool) -> CaseSeen:
    clocks = sorted((c for c in case.clocks.all() if c.round == 1), key=lambda clock: clock.pk)
    return CaseSeen(
        number=case.number,
        opened=case.opened_at,
        promises=tuple(_promise(clock, titles, end) for clock in clocks),
        href=reverse("cases:page", args=[case.public_id]) if openable else "",
        backdated=bool(case.backdate_reason),
        replayed=case.replayed,
    )


def _promise(clock: Clock, titles: dict[str, str], end: datetime) -> PromiseSeen:
    kept = clock.kept_at if clock.kept_at and clock.kept_at < end else None
    if kept:
        on_time = clock.verdict == Verdict.KEPT
        words, kind = (_("ทันเวลา"), "kept") if on_time else (_("เกินกำหนด"), "late")
    elif clock.due_at and clock.due_at < end:
        words, kind = _("เกินกำหนด ยังไม่ตอบ"), "late"
    else:
        words, kind = _("ยังไม่ครบกำหนด"), ""
    title = titles.get(clock.promise, clock.promise)
    return PromiseSeen(clock.promise, title, clock.due_at, kept, words, kind, clock.received_at)


def _to_the_second(at: datetime | None, received: datetime) -> str:
    if at is None:
        return ""
    language = get_language() or "th"
    local = bangkok_time(at)
    clock = f"{local:%H:%M:%S}" if language.startswith("en") else f"{local:%H:%M:%S} น."
    return (
        clock if bangkok_day(at) == bangkok_day(received) else f"{format_date(at, 'short', language)} {clock}"
    )
