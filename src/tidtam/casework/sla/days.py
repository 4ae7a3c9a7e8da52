"""The week and the coming days of a calendar, as its page shows them."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise as Lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.fields import hours_written
from tidtam.core.calendars.holidays import name_in_english
from tidtam.core.calendars.models import Calendar, DayOverride, Weekday
from tidtam.core.calendars.selectors import closed_days
from tidtam.core.kernel.errors import DomainError


@dataclass(frozen=True)
class DayView:
    """A date that differs from its weekday: a holiday, or what the office entered itself (``override``)."""

    day: date
    weekday: str | Lazy
    name: str
    hours: str
    reason: str = ""
    override: bool = False


def week_of(working: WorkingCalendar) -> list[tuple[str | Lazy, str]]:
    """Return the name of each weekday with its hours, "" when closed."""
    return [(Weekday(number).label, hours_written(hours)) for number, hours in enumerate(working.weekly)]


def days_ahead(calendar: Calendar, working: WorkingCalendar, *, since: date, until: date) -> list[DayView]:
    """Return the named closed days and the office's own dates from ``since`` to ``until``, in order."""
    own = {row.day: row for row in calendar.overrides.filter(day__range=(since, until))}
    holidays = {
        day: _holiday(day, name)
        for day, name in closed_days(calendar, since=since, until=until)
        if day not in own
    }
    shown = {**holidays, **{day: _own(row) for day, row in own.items()}}
    return [shown[day] for day in sorted(shown)]


def day_from(text: str) -> date:
    """Read a day of an address. Raises DomainError when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DomainError(_("ไม่มีวันที่นี้ในปฏิทิน")) from None


def _holiday(day: date, name: str) -> DayView:
    shown = name_in_english(name) if (get_language() or "th").startswith("en") else name
    return DayView(day, Weekday(day.weekday()).label, shown, "")


def _own(row: DayOverride) -> DayView:
    hours = hours_written(row.as_intervals())
    return DayView(row.day, Weekday(row.day.weekday()).label, row.name, hours, row.reason, True)
