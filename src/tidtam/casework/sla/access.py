"""Who may see and change the calendars on which promises run."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tidtam.casework.desks.models import Desk
from tidtam.core.calendars.models import Calendar
from tidtam.core.org.access import Permission, Viewer, may, units_where


def calendar_for(officer: Viewer, code: str, *, change: bool = False) -> Calendar:
    """Return one calendar.

    Raises:
        Http404: when there is none.
        PermissionDenied: when it is to be changed and ``officer`` may not.
    """
    calendar = Calendar.objects.filter(code=code).first()
    if calendar is None:
        raise Http404
    if change and not may_change(officer, calendar):
        raise PermissionDenied
    return calendar


def may_change(officer: Viewer, calendar: Calendar) -> bool:
    """Say whether ``officer`` may change settings of every unit whose desks keep this calendar."""
    units = set(Desk.objects.filter(calendar=calendar).values_list("unit_id", flat=True))
    return may(officer, Permission.CHANGE_SETTINGS) and units <= units_where(
        officer, Permission.CHANGE_SETTINGS
    )
