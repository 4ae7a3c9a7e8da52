"""Reading calendars: the one in force, any version it has had, and what the office looks at on screen."""

from datetime import date
from functools import lru_cache

from django.db.models import F, QuerySet

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.models import Calendar, CalendarVersion
from tidtam.core.calendars.snapshot import from_json

CALENDARS_KEPT = 256


def calendar_load(calendar: Calendar | str, *, version: int | None = None) -> WorkingCalendar:
    """The calendar in force, or the ``version`` with which a deadline was frozen.

    ``calendar`` is a row or a code. One small query; the calendar itself is kept in memory under the
    digest of its content. Raises CalendarVersion.DoesNotExist for an unknown code or version.
    """
    versions = _versions_of(calendar)
    wanted = versions.filter(version=F("calendar__version") if version is None else version)
    pk, number, digest = wanted.values_list("pk", "version", "digest").get()
    return _calendar(digest, number, pk)


def calendar_history(calendar: Calendar | str) -> QuerySet[CalendarVersion]:
    """Every version, newest first: who changed the calendar, when and why (without the snapshots)."""
    return _versions_of(calendar).defer("snapshot").order_by("-version")


def closed_days(calendar: Calendar | str, *, since: date, until: date) -> list[tuple[date, str]]:
    """The named closed days of the calendar in force from ``since`` to ``until``, both included."""
    closed = calendar_load(calendar).closed
    return sorted((day, name) for day, name in closed.items() if since <= day <= until)


def _versions_of(calendar: Calendar | str) -> QuerySet[CalendarVersion]:
    if isinstance(calendar, str):
        return CalendarVersion.objects.filter(calendar__code=calendar)
    return CalendarVersion.objects.filter(calendar=calendar.pk)


@lru_cache(maxsize=CALENDARS_KEPT)
def _calendar(digest: str, number: int, pk: int) -> WorkingCalendar:
    snapshot = CalendarVersion.objects.values_list("snapshot", flat=True).get(pk=pk)
    return from_json(snapshot, version=number)
