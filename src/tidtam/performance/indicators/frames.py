"""Which days a page of figures looks at: a fiscal year, a cut-off in it, and where counting begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import get_language

from tidtam.core.thai.date_reading import ThaiDateError, parse_date
from tidtam.core.thai.fiscal import FiscalYear, Period, fiscal_year_of
from tidtam.performance.indicators.figures import Window


@dataclass(frozen=True)
class Frame:
    """The days of one page.

    Args:
        began: first day of the service. as_of: last day counted, never after ``today``.
        whole: count since the service began, also in years before this one.
        fault: what was wrong with the day that was typed, in the reader's language.
    """

    year: FiscalYear
    as_of: date
    began: date
    today: date
    whole: bool = False
    fault: str = ""

    @property
    def since(self) -> date:
        """First day counted: of the year, or of the service when it began later or when ``whole``."""
        return self.began if self.whole else since_of(self.year, self.began)

    @property
    def window(self) -> Window:
        """The days the figures cover."""
        return Window(self.since, self.as_of)

    @property
    def began_before(self) -> bool:
        """Say whether the service began before this fiscal year."""
        return self.began < self.year.start

    @property
    def years(self) -> list[FiscalYear]:
        """The fiscal years there are figures for, the present one first."""
        last, first = fiscal_year_of(self.today).be, fiscal_year_of(self.began).be
        return [FiscalYear(be) for be in range(last, first - 1, -1)]

    @property
    def is_past(self) -> bool:
        """Say whether the fiscal year is over at the cut-off."""
        return self.as_of >= self.year.end

    def quarters(self) -> list[tuple[int, Period]]:
        """Return the quarters that have begun by ``today`` and end after the service began."""
        numbered = enumerate(self.year.quarters, 1)
        return [(n, q) for n, q in numbered if q.start <= self.today and q.end >= self.began]

    def query(self, **changed: str) -> str:
        """Return the address part that leads to this frame, with changes; empty values fall away."""
        shown = {
            "year": str(self.year),
            "as_of": self.as_of.isoformat(),
            "since": "start" if self.whole else "",
        }
        return urlencode({key: value for key, value in {**shown, **changed}.items() if value})


def since_of(year: FiscalYear, began: date) -> date:
    """Return the first day that figures of a fiscal year count: its first, or that of the service."""
    return max(year.start, began)


def frame_read(asked: Mapping[str, str], *, began: date, today: date) -> Frame:
    """Read a frame from an address; what cannot be read falls back to the present."""
    fault = ""
    day = today
    try:
        day = parse_date(asked["as_of"], today=today) if asked.get("as_of") else today
    except ThaiDateError as error:
        fault = error.english if (get_language() or "th").startswith("en") else str(error)
    year = _year(asked.get("year", ""), day if not fault else today, began, today)
    earliest = max(year.start, min(began, today)) if year.end >= began else year.start
    as_of = min(max(day, earliest), year.end, today)
    return Frame(year, as_of, began, today, whole=asked.get("since") == "start", fault=fault)


def _year(text: str, day: date, began: date, today: date) -> FiscalYear:
    first, last = fiscal_year_of(min(began, today)).be, fiscal_year_of(today).be
    be = int(text) if text.isdecimal() and len(text) == 4 else fiscal_year_of(day).be
    return FiscalYear(min(max(be, first), last))
