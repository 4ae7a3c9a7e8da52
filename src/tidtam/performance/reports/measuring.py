"""From an indicator's figures to what the form prints and drafts are written from."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import override

from tidtam.core.thai.fiscal import FiscalYear
from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.figures import Figure, Window
from tidtam.performance.indicators.frames import since_of
from tidtam.performance.indicators.models import Definition, Formula, Target
from tidtam.performance.indicators.selectors import began, received_words, tally
from tidtam.performance.reports.documents import form as paper
from tidtam.performance.reports.documents.measures import (
    Count,
    Measure,
    Period,
    Satisfaction,
    Share,
    Words,
)

PAPER_LANGUAGE = "th"
PERCENT = "ร้อยละ"
UNDATED = "เรื่องที่รับในช่วงที่นับ"
LEVELS = {"top_box": "ระดับมากที่สุด", "top_two_box": "ระดับมากหรือมากที่สุด"}


def words_of(definition: Definition) -> Words:
    """Return how the desk speaks on paper: ``paper.words`` of the definition, or the desk's own name."""
    known = dict(definition.paper.get("words", {}))
    return Words(**{"service": definition.desk.name, **known})


def period_of(definition: Definition, fiscal_year: int, quarter: int, as_of: date) -> Period:
    """Return what one quarter's report covers; figures are cumulative within the fiscal year."""
    year = FiscalYear(fiscal_year)
    return Period(quarter, since_of(year, began(definition)), year.quarter(quarter).start, as_of)


def measures_of(parts: Sequence[Definition], figures: Sequence[Figure], period: Period) -> list[Measure]:
    """Return what the drafts are written from: one measure for each part, with its figure's own counts."""
    pairs = list(zip(parts, figures, strict=True))
    users = next((f.numerator for p, f in pairs if p.formula == Formula.COUNT), 0)
    return [_measure(part, figure, users, period) for part, figure in pairs]


def _measure(part: Definition, figure: Figure, users: int, period: Period) -> Measure:
    title = str(part.paper.get("title") or part.title)
    if part.formula == Formula.COUNT:
        target = None if figure.target is None else int(figure.target)
        month = tally(part, Window(period.month_from, period.as_of)).numerator
        return Count(title, figure.numerator, month, target, figure.method)
    total = figure.denominator or 0
    if part.formula == Formula.SATISFIED:
        levels = LEVELS.get(part.rule, LEVELS["top_two_box"])
        users = users or total
        return Satisfaction(title, figure.numerator, total, users, figure.target, levels, figure.method)
    return Share(title, figure.numerator, total, figure.target, method=figure.method)


def figure_on_paper(row: Mapping[str, Any]) -> paper.Figure:
    """Return a figure as the form prints it, from its JSON: counted now or frozen long ago.

    The form has a column for the days counted, so the method says them no more and is printed once.
    """
    value, target, unit = str(row["value"]), row["target"], str(row["unit"])
    window = Window(date.fromisoformat(row["since"]), date.fromisoformat(row["as_of"]))
    with override(PAPER_LANGUAGE):
        dated = received_words(window)
    aim = "" if target is None else f"{PERCENT} {target}" if unit == PERCENT else f" {target} {unit}"
    return paper.Figure(
        label=str(row["title"]),
        value="" if value == "-" else value,
        unit=unit,
        numerator=row["numerator"],
        denominator=row["denominator"],
        since=window.since,
        as_of=window.as_of,
        method=str(row["method"]).replace(dated, UNDATED),
        target=f"ไม่น้อยกว่า{aim}" if aim else "",
    )


def target_on_paper(target: Target | None) -> paper.Quantity:
    """Return section 5's target: a value and a unit, either of which may still be missing."""
    if target is None:
        return paper.Quantity()
    value = "" if target.value is None else print_number(Fraction(target.value), 4)
    return paper.Quantity(value, target.unit_word)
