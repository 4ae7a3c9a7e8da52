"""Calendars the tests share."""

from datetime import datetime

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.holidays import government_holidays
from tidtam.core.calendars.intervals import BANGKOK, Interval

OFFICE_DAY = (Interval.parse("08:30-12:00"), Interval.parse("13:00-16:30"))
OFFICE_WEEK = (OFFICE_DAY,) * 5 + ((),) * 2


def office(*, first_year=2018, last_year=2025, **over) -> WorkingCalendar:
    """Government hours with government holidays."""
    closed = {
        day: name
        for year in range(first_year, last_year + 1)
        for day, name in government_holidays(year).items()
    }
    return WorkingCalendar(
        **{"name": "เวลาราชการ", "version": 1, "weekly": OFFICE_WEEK, "closed": closed, **over}
    )


def at(text: str) -> datetime:
    """A moment in Asia/Bangkok, written ``2020-01-07 11:50``."""
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)
