"""The table of quarters: cumulative figures with the quarter's own beside them, and how its report stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.addresses import cases_href
from tidtam.performance.indicators.evidence import smallest_group
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.frames import Frame
from tidtam.performance.indicators.models import Definition, Formula
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
    parts: Sequence[Definition], frame: Frame, reports: dict[int, ReportState], *, listed: Sequence[bool]
) -> list[QuarterRow]:
    """Return the quarters that have begun; ``listed`` says of each part whether its cases may be listed."""
    rows = []
    for number, quarter in frame.quarters():
        report = reports.get(number)
        as_of = min(report.as_of if report else quarter.end, frame.today)
        whole = Window(frame.since, as_of)
        own = Window(max(quarter.start, frame.since), as_of)
        cells = tuple(_cell(part, whole, own, link) for part, link in zip(parts, listed, strict=True))
        rows.append(
            QuarterRow(
                number, as_of, quarter.end > frame.today, cells, report, frame.query(as_of=as_of.isoformat())
            )
        )
    return rows


def _cell(part: Definition, whole: Window, own: Window, linked: bool) -> Cell:
    least = smallest_group(part) if part.formula == Formula.SATISFIED else 0
    both = tally(part, whole)
    alone = both if own == whole else tally(part, own)
    hidden = 0 < (alone.denominator or 0) < least
    return Cell(
        text=_tally_words(part, both),
        href=cases_href(part, whole) if linked and has_cases(both) else "",
        own=_("ไม่แสดง (น้อยกว่า %(least)s)") % {"least": least} if hidden else _tally_words(part, alone),
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
