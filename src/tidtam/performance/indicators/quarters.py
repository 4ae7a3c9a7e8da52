"""The table of quarters: cumulative figures with the quarter's own beside them, and how its report stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidtam.core.org.access import Viewer
from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.access import may_see_small_groups
from tidtam.performance.indicators.addresses import cases_href
from tidtam.performance.indicators.evidence import is_too_small, too_small_words
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.frames import Frame
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.report_states import ReportState
from tidtam.performance.indicators.selectors import Tally, tally


@dataclass(frozen=True)
class Cell:
    """One figure of a quarter: cumulative, and the quarter's own beside it."""

    text: str
    href: str
    own: str
    own_href: str


@dataclass(frozen=True)
class QuarterRow:
    """One quarter of the table."""

    number: int
    as_of: date
    running: bool
    cells: tuple[Cell, ...]
    report: ReportState | None
    query: str


def quarter_rows(
    parts: Sequence[Definition],
    frame: Frame,
    reports: dict[int, ReportState],
    *,
    listed: Sequence[bool],
    viewer: Viewer,
) -> list[QuarterRow]:
    """Return the quarters that have begun; ``listed`` says of each part whether its cases may be listed."""
    told = [may_see_small_groups(viewer, part) for part in parts]
    rows = []
    for number, quarter in frame.quarters():
        report = reports.get(number)
        as_of = min(report.as_of if report else quarter.end, frame.today)
        whole = Window(frame.since, as_of)
        own = Window(max(quarter.start, frame.since), as_of)
        cells = tuple(
            _cell(part, whole, own, linked=link, told=tell)
            for part, link, tell in zip(parts, listed, told, strict=True)
        )
        rows.append(
            QuarterRow(
                number, as_of, quarter.end > frame.today, cells, report, frame.query(as_of=as_of.isoformat())
            )
        )
    return rows


def _cell(part: Definition, whole: Window, own: Window, *, linked: bool, told: bool) -> Cell:
    """Return a cell; a small group's sum is for those ``told`` it, a quarter of few is nobody's."""
    both = tally(part, whole)
    alone = both if own == whole else tally(part, own)
    hidden = is_too_small(part, alone.denominator or 0)
    few = is_too_small(part, both.denominator or 0) and not told
    return Cell(
        text=too_small_words(part) if few else _tally_words(part, both),
        href=cases_href(part, whole) if linked and has_cases(both) else "",
        own=too_small_words(part) if hidden else _tally_words(part, alone),
        own_href=cases_href(part, own) if linked and not hidden and has_cases(alone) else "",
    )


def has_cases(counts: Tally) -> bool:
    """Say whether there is anything to list behind the counts."""
    return bool(counts.denominator or counts.numerator)


def _tally_words(part: Definition, counts: Tally) -> str:
    if counts.denominator is None:
        return str(counts.numerator)
    if counts.value is None:
        return "–"
    return f"{counts.numerator}/{counts.denominator} · {print_number(counts.value, part.decimals)}%"
