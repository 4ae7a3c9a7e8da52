"""What a draft is written from: a period, the desk's words, and the counts of its sub-indicators."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tidtam.core.thai.numbers import percent, print_number
from tidtam.performance.reports.documents.form import Figure

ABOVE, MET, BELOW = "เกินกว่าเป้าหมายที่กำหนด", "เป็นไปตามเป้าหมายที่กำหนด", "ต่ำกว่าเป้าหมายที่กำหนด"


@dataclass(frozen=True, slots=True)
class Period:
    """What one quarter's report covers.

    since: first day of the service (figures are cumulative from it). quarter_from: first day of the quarter.
    as_of: the cut-off, included.
    """

    number: int
    since: date
    quarter_from: date
    as_of: date

    @property
    def whole_months(self) -> bool:
        """Whether the cut-off is the last day of a month."""
        return (self.as_of + timedelta(days=1)).day == 1

    @property
    def month_from(self) -> date:
        """First day reported of the last month: the 1st, or the day the service began."""
        return max(self.as_of.replace(day=1), self.since)


@dataclass(frozen=True, slots=True)
class Words:
    """How the desk speaks: its service ("ติดตามหนังสือราชการ"), who asks, who answers, how people count."""

    service: str
    people: str = "ผู้ใช้บริการ"
    staff: str = "เจ้าหน้าที่"
    counted_in: str = "คน"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of users. `last_month`: those of the cut-off's month; `total`: since the service began."""

    title: str
    total: int
    last_month: int
    target: int | None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Requests dealt with in time, of all requests. `target`: percent."""

    title: str
    in_time: int
    total: int
    target: Fraction | int | None
    counted_in: str = "ราย"
    method: str = ""


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Those content, of those who answered, of all users. `levels`: those counted as content, in words."""

    title: str
    content: int
    raters: int
    users: int
    target: Fraction | int | None
    levels: str = "ระดับมากหรือมากที่สุด"
    method: str = ""


Measure = Count | Share | Satisfaction


def standing(measure: Measure) -> str:
    """Above, at or below the target, in words; empty when there is no target or nothing to divide by."""
    value, target = value_of(measure), measure.target
    if value is None or target is None:
        return ""
    return ABOVE if value > target else MET if value == target else BELOW


def figure_of(measure: Measure, period: Period, words: Words) -> Figure:
    """The measure as a figure of the form, printed with half-up rounding at two decimals."""
    value, target = value_of(measure), measure.target
    aim = "" if target is None else print_number(target)
    parts: tuple[int, int | None, str, str]
    match measure:
        case Count():
            parts = (measure.total, None, words.counted_in, f"ไม่น้อยกว่า {aim} {words.counted_in}")
        case Share():
            parts = (measure.in_time, measure.total, "ร้อยละ", f"ไม่น้อยกว่าร้อยละ {aim}")
        case Satisfaction():
            parts = (measure.content, measure.raters, "ร้อยละ", f"ไม่น้อยกว่าร้อยละ {aim}")
    numerator, denominator, unit, sought = parts
    return Figure(
        label=measure.title,
        value="" if value is None else print_number(value),
        unit=unit,
        numerator=numerator,
        denominator=denominator,
        since=period.since,
        as_of=period.as_of,
        method=measure.method,
        target=sought if aim else "",
    )


def value_of(measure: Measure) -> Fraction | None:
    match measure:
        case Count():
            return Fraction(measure.total)
        case Share():
            return percent(measure.in_time, measure.total)
        case Satisfaction():
            return percent(measure.content, measure.raters)
