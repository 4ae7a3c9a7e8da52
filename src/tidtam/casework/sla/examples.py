"""A promise told by an example: what would be due when, had a request come in at a given time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.narrative import describe
from tidtam.casework.sla.rules import deadline
from tidtam.core.calendars.arithmetic import NeverOpenError, WorkingCalendar
from tidtam.core.calendars.intervals import day_of, day_start

SHOWN = timedelta(hours=11, minutes=50)
"""Ten minutes before lunch: the time of day that shows best how hours are counted."""


@dataclass(frozen=True)
class Due:
    """What one promise of a desk means for something received at a given time."""

    desk: Desk
    promise: Promise
    words: str


def promise_told(promise: Promise, calendar: WorkingCalendar, received_at: datetime) -> str:
    """Return the account of the deadline in one line, in the reader's language."""
    try:
        frozen = deadline(promise, calendar, received_at)
    except NeverOpenError:
        return _("ปฏิทินนี้ไม่มีเวลาทำการพอให้นับ")
    return describe(frozen.account, get_language() or "th")


def telling_moment(calendar: WorkingCalendar, at: datetime) -> datetime:
    """Return 11:50 of today, or of the next day on which the office opens."""
    day = day_of(at)
    if not calendar.is_working_day(day):
        day = calendar.add_working_days(day, 1)
    return day_start(day) + SHOWN


def dues_of(desks: Iterable[Desk], calendar: WorkingCalendar, received_at: datetime) -> list[Due]:
    """Return every promise of the desks, told for ``received_at``."""
    return [
        Due(desk, promise, promise_told(promise, calendar, received_at))
        for desk in desks
        for promise in desk.pack.promises
    ]
