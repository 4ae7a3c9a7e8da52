"""The fiscal year of Thai government, named by the Buddhist-era year in which it ends.

Fiscal year 2563 runs from 1 October 2019 to 30 September 2020 (Budget Procedures Act B.E. 2561, s. 4).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from tidtam.core.thai.era import BE_OFFSET, FIRST_BE_YEAR, bangkok_day
from tidtam.core.thai.months import month_name

LAST_BE_YEAR = 2999


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` to ``end``, both included, with a Thai ``label`` and an English one.

    Raises ValueError when it ends before it starts.
    """

    start: date
    end: date
    label: str
    label_en: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period cannot end ({self.end}) before it starts ({self.start}).")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def title(self, language: str = "th") -> str:
        """Return the label in ``language`` ("th…" or "en…"); Thai where there is no English one."""
        return self.label_en if language.startswith("en") and self.label_en else self.label

    def months(self) -> tuple["Period", ...]:
        """Return the calendar months of the period in order, the first and last cut at its edges."""
        months = []
        day = self.start
        while day <= self.end:
            whole = month_period(day.year, day.month)
            months.append(Period(day, min(whole.end, self.end), whole.label, whole.label_en))
            if whole.end >= self.end:
                break
            day = date.fromordinal(whole.end.toordinal() + 1)
        return tuple(months)


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """The fiscal year of the Buddhist-era year ``be``.

    Raises ValueError when ``be`` is no Buddhist-era year of this age (2020 is mostly a C.E. slip for 2563).
    """

    be: int

    def __post_init__(self) -> None:
        if not FIRST_BE_YEAR <= self.be <= LAST_BE_YEAR:
            raise ValueError(f"{self.be} is not a Buddhist-era year; fiscal year 2020 is written 2563.")

    def __str__(self) -> str:
        return str(self.be)

    @property
    def start(self) -> date:
        """1 October of the year before."""
        return date(self.be - BE_OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        """30 September, the last day."""
        return date(self.be - BE_OFFSET, 9, 30)

    @property
    def period(self) -> Period:
        """The whole year."""
        return Period(self.start, self.end, f"ปีงบประมาณ พ.ศ. {self.be}", f"Fiscal year B.E. {self.be}")

    @property
    def quarters(self) -> tuple[Period, Period, Period, Period]:
        """October–December, January–March, April–June, July–September."""
        return (self.quarter(1), self.quarter(2), self.quarter(3), self.quarter(4))

    @property
    def months(self) -> tuple[Period, ...]:
        """The twelve months, October first."""
        return self.period.months()

    def quarter(self, number: int) -> Period:
        """Return quarter ``number`` (1–4). Raises ValueError for another number."""
        if number not in (1, 2, 3, 4):
            raise ValueError(f"A fiscal year has quarters 1 to 4, not {number}.")
        year = self.be - BE_OFFSET - (1 if number == 1 else 0)
        first = (10, 1, 4, 7)[number - 1]
        return Period(
            date(year, first, 1),
            month_period(year, first + 2).end,
            f"ไตรมาสที่ {number} ปีงบประมาณ พ.ศ. {self.be}",
            f"Quarter {number}, fiscal year B.E. {self.be}",
        )

    def next(self) -> "FiscalYear":
        """Return the year after."""
        return FiscalYear(self.be + 1)

    def previous(self) -> "FiscalYear":
        """Return the year before."""
        return FiscalYear(self.be - 1)


def fiscal_year_of(day: date) -> FiscalYear:
    """Return the fiscal year in which a date, or an aware moment in Bangkok, lies.

    Raises ValueError before October 1940 and after September 2456.
    """
    day = bangkok_day(day)
    return FiscalYear(day.year + BE_OFFSET + (1 if day.month >= 10 else 0))


def quarter_of(day: date) -> int:
    """Return the fiscal quarter (1–4) of a date, or of an aware moment in Bangkok; October begins 1."""
    return (bangkok_day(day).month + 2) % 12 // 3 + 1


def month_period(year: int, month: int) -> Period:
    """Return calendar month ``month`` (1–12) of the C.E. year ``year``."""
    return Period(
        date(year, month, 1),
        date(year, month, monthrange(year, month)[1]),
        f"{month_name(month)} {year + BE_OFFSET}",
        f"{month_name(month, language='en')} {year}",
    )
