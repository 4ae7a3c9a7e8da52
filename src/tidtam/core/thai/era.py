"""The Buddhist era and Bangkok's days.

From 1 January B.E. 2484 on (Calendar Year Act B.E. 2483) the Thai year begins in January, and on every day
B.E. = C.E. + 543. Earlier years began in April: they are not read, and printed as that sum.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BE_OFFSET = 543
FIRST_BE_YEAR = 2484


def bangkok_time(at: datetime) -> datetime:
    """Return the aware moment ``at`` on Bangkok's clocks. Raises ValueError for a moment without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; nobody can say when that is in Bangkok.")
    return at.astimezone(BANGKOK)


def bangkok_day(day: date) -> date:
    """Return ``day`` as it is, or the day in Bangkok of an aware moment.

    Raises ValueError for a moment without a zone.
    """
    return bangkok_time(day).date() if isinstance(day, datetime) else day


def be_year(day: date) -> int:
    """Return the Buddhist-era year of a date, or of an aware moment in Bangkok."""
    return bangkok_day(day).year + BE_OFFSET
