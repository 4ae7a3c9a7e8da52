"""The only ways to a desk's settings for an officer: by permission, in the unit the desk belongs to."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tidtam.casework.desks.models import Desk
from tidtam.core.org.access import Permission, Viewer, may, units_where
from tidtam.core.org.models import Officer


def desks_for(officer: Viewer) -> QuerySet[Desk]:
    """Return the desks whose settings ``officer`` may see."""
    return Desk.objects.filter(unit_id__in=units_where(officer, Permission.SEE_SETTINGS))


def desk_for(officer: Viewer, code: str, permission: Permission = Permission.SEE_SETTINGS) -> Desk:
    """Return one desk.

    Raises:
        Http404: when there is no such desk or the officer may not see its settings.
        PermissionDenied: when they may be seen but not changed.
    """
    desk = desks_for(officer).select_related("unit", "calendar").filter(code=code).first()
    if desk is None:
        raise Http404
    if not may(officer, permission, desk.unit_id):
        raise PermissionDenied
    return desk


def officer_of(request: HttpRequest) -> Officer:
    """Return who asks.

    Raises:
        PermissionDenied: when it is nobody who works here.
    """
    if not isinstance(request.user, Officer):
        raise PermissionDenied
    return request.user
