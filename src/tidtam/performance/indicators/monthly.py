"""A figure's counts month by month of receipt, in one query whatever the number of months."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from tidtam.core.thai.fiscal import Period
from tidtam.performance.indicators import counting
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.formulas import Ratio
from tidtam.performance.indicators.models import Basis, Definition, Formula


@dataclass(frozen=True)
class Month:
    """One month: of ``ratio.denominator`` received or answered, ``ratio.numerator`` count.

    A plain count has both alike.
    """

    period: Period
    ratio: Ratio


@dataclass(frozen=True)
class _Source:
    """Rows to count, the time that puts them in a month, and what makes one count."""

    rows: QuerySet[Any]
    time: str
    total: Count
    counted: Count


def by_month(definition: Definition, window: Window) -> list[Month]:
    """Return every month that the window touches, cut at its edges, as known at the window's end."""
    periods = Period(window.since, window.as_of, "").months()
    source = _SOURCES.get(definition.formula, _count_source)(definition, window)
    queries = [_of_month(source, number, period) for number, period in enumerate(periods)]
    found = {number: Ratio(counted, total) for number, counted, total in queries[0].union(*queries[1:])}
    return [Month(period, found.get(number, Ratio(0, 0))) for number, period in enumerate(periods)]


def _of_month(source: _Source, number: int, period: Period) -> QuerySet[Any]:
    start, end = counting.bounds(Window(period.start, period.end))
    rows = source.rows.filter(**{f"{source.time}__gte": start, f"{source.time}__lt": end})
    counts: QuerySet[Any] = (
        rows.annotate(month=Value(number))
        .values("month")
        .annotate(counted=source.counted, total=source.total)
        .values_list("month", "counted", "total")
    )
    return counts


def _count_source(definition: Definition, window: Window) -> _Source:
    people = definition.basis == Basis.PEOPLE
    count = Count("contact_id", distinct=True) if people else Count("pk")
    return _Source(counting.cases_in(definition, window).order_by(), "opened_at", count, count)


def _promise_source(definition: Definition, window: Window) -> _Source:
    kept = Count("pk", filter=counting.kept_by(window))
    return _Source(counting.clocks_in(definition, window), "received_at", Count("pk"), kept)


def _satisfied_source(definition: Definition, window: Window) -> _Source:
    content = Count("pk", filter=Q(score__gte=counting.lowest_satisfied(definition)))
    return _Source(counting.answers_in(definition, window), "opened_at", Count("pk"), content)


_SOURCES: dict[str, Callable[[Definition, Window], _Source]] = {
    Formula.PROMISE: _promise_source,
    Formula.SATISFIED: _satisfied_source,
}
