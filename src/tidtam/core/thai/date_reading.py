"""Dates as people write them: Thai or Arabic digits, months long or short, Buddhist or Christian years."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from re import Match

from tidtam.core.kernel.errors import DomainError
from tidtam.core.thai import date_patterns
from tidtam.core.thai.era import BE_OFFSET, FIRST_BE_YEAR, bangkok_day
from tidtam.core.thai.folding import fold
from tidtam.core.thai.months import month_name, month_number

YEARS_AHEAD = 100
_DAYS_SAID = {"วันนี้": 0, "เมื่อวาน": -1, "เมื่อวานนี้": -1, "พรุ่งนี้": 1, "today": 0, "yesterday": -1, "tomorrow": 1}
_SHOWN = 40


class ThaiDateError(DomainError, ValueError):
    """A date that cannot be right: says in Thai what was read and what would be; ``english`` likewise."""

    def __init__(self, sentence: str, english: str) -> None:
        super().__init__(sentence)
        self.english = english


def parse_date(text: str, *, today: date) -> date:
    """Return the date that ``text`` names, and nothing else than a date.

    Read are "7 ม.ค. 63", "วันที่ ๗ มกราคม พ.ศ. ๒๕๖๓", "7/1/2563", "2020-01-07", "7 January 2020", "วันนี้".
    A year of two digits is Buddhist, as in correspondence; a year of four is whichever of B.E. and C.E. lies
    between B.E. 2484 and a hundred years after ``today``, whatever the text calls it. Without a year the
    nearest such day is meant.

    Raises ThaiDateError for anything else and for days that no calendar has.
    """
    today = bangkok_day(today)
    folded = " ".join(fold(text).split())
    if folded.casefold() in _DAYS_SAID:
        return today + timedelta(days=_DAYS_SAID[folded.casefold()])
    for pattern in date_patterns.ALL:
        if found := pattern.fullmatch(folded):
            return _Reading(found, today).to_date()
    raise ThaiDateError(
        f"อ่านวันที่จาก “{_short(folded)}” ไม่ได้ กรุณาพิมพ์วัน เดือน ปี เช่น 7 ม.ค. 2563 หรือ 7/1/2563",
        f"“{_short(folded)}” does not read as a date; write day, month and year, "
        "such as 7 Jan 2020 or 7/1/2563.",
    )


def read_date_at(folded: str, position: int, *, today: date) -> date | None:
    """Return the date that begins at ``position`` of an already folded text; None where none can be read."""
    found = _match_at(folded, position)
    try:
        return _Reading(found, bangkok_day(today)).to_date() if found else None
    except ThaiDateError:
        return None


def date_end(folded: str, position: int) -> int | None:
    """Return where what looks like a date at ``position`` ends, right or wrong; None where nothing does."""
    found = _match_at(folded, position)
    return found.end() if found else None


def _match_at(folded: str, position: int) -> Match[str] | None:
    matches = (pattern.match(folded, position) for pattern in date_patterns.ALL)
    return next((found for found in matches if found), None)


class _Reading:
    """One match of a date pattern, on its way to a date."""

    def __init__(self, found: Match[str], today: date) -> None:
        groups = found.groupdict()
        self.text = _short(found.group())
        self.today = today
        self.day = int(groups["day"])
        self.month = month_number(groups["month"]) or int(groups["month"])
        self.year_digits: str | None = groups["year"]
        self.era: str = groups.get("era") or ""
        self.weekday: str | None = groups.get("weekday")

    def to_date(self) -> date:
        self._check_month()
        day = self._dated(self._year()) if self.year_digits else self._nearest()
        self._check_weekday(day)
        return day

    def _check_month(self) -> None:
        if 1 <= self.month <= 12:
            return
        raise ThaiDateError(
            f"อ่าน “{self.text}” ได้เป็นวันที่ {self.day} เดือนที่ {self.month} แต่ปีหนึ่งมีเดือน 1–12 "
            "กรุณาเรียงเป็นวัน/เดือน/ปี เช่น 31/1/2563",
            f"“{self.text}” reads as day {self.day} of month {self.month}, but months run from 1 to 12; "
            "write day/month/year, such as 31/1/2563.",
        )

    def _year(self) -> int:
        written = int(self.year_digits or "")
        if len(self.year_digits or "") == 2:
            return 2000 + written if self._says_christian() else 2500 + written - BE_OFFSET
        first, last = FIRST_BE_YEAR - BE_OFFSET, self.today.year + YEARS_AHEAD
        for year in (written - BE_OFFSET, written):
            if first <= year <= last:
                return year
        raise ThaiDateError(
            f"อ่าน “{self.text}” ได้เป็นปี {written} ซึ่งรับไม่ได้ "
            f"ปีที่รับได้คือ พ.ศ. {FIRST_BE_YEAR}–{last + BE_OFFSET} (หรือ ค.ศ. {first}–{last})",
            f"“{self.text}” reads as the year {written}; "
            f"years from B.E. {FIRST_BE_YEAR} to {last + BE_OFFSET} (C.E. {first} to {last}) can be taken.",
        )

    def _says_christian(self) -> bool:
        return self.era[:1] in {"ค", "A", "a", "C", "c"}

    def _dated(self, year: int) -> date:
        days = monthrange(year, self.month)[1]
        if 1 <= self.day <= days:
            return date(year, self.month, self.day)
        thai, english = f"{month_name(self.month)} {year + BE_OFFSET}", month_name(self.month, language="en")
        raise ThaiDateError(
            f"อ่าน “{self.text}” ได้เป็นวันที่ {self.day} {thai} แต่เดือนนี้มีวันที่ 1–{days} "
            f"กรุณาตรวจเลขวันที่ เช่น {days} {thai}",
            f"“{self.text}” reads as {self.day} {english} {year}, but that month has days 1 to {days}; "
            f"check the day, such as {days} {english} {year}.",
        )

    def _nearest(self) -> date:
        candidates = list(self._days_around_today())
        if not candidates:
            return self._dated(self.today.year)  # raises: no such day this year, last year or next
        return min(candidates, key=lambda day: (abs(day - self.today), day))

    def _days_around_today(self) -> Iterator[date]:
        for year in (self.today.year - 1, self.today.year, self.today.year + 1):
            if 1 <= self.day <= monthrange(year, self.month)[1]:
                yield date(year, self.month, self.day)

    def _check_weekday(self, day: date) -> None:
        right = date_patterns.WEEKDAYS[day.weekday()]
        if self.weekday in {None, right}:
            return
        shown = f"{day.day} {month_name(day.month)} {day.year + BE_OFFSET}"
        raise ThaiDateError(
            f"อ่าน “{self.text}” ได้เป็นวันที่ {shown} ซึ่งตรงกับวัน{right} ไม่ใช่วัน{self.weekday} กรุณาตรวจวันหรือวันที่อีกครั้ง",
            f"“{self.text}” reads as {day.isoformat()}, which is another day of the week; check both.",
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
