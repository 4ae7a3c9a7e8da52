"""The only ways to a letter for an officer: by permission and unit, secret ones for who keeps them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tidtam.casework.letters.models import Letter, LetterImport, LetterQuerySet
from tidtam.core.org.access import Permission, Viewer, may, units_where
from tidtam.core.org.models import Officer, Unit


def letters_for(officer: Viewer) -> LetterQuerySet:
    """Return the letters ``officer`` may see, also those whose entry was cancelled."""
    return Letter.objects.visible_to(officer)


def letter_for(officer: Viewer, public_id: str, permission: Permission = Permission.SEE_LETTERS) -> Letter:
    """Return one letter.

    Raises:
        Http404: when there is no such letter or the officer may not know of it.
        PermissionDenied: when it may be seen but not changed.
    """
    related = letters_for(officer).select_related("unit", "addressee", "owner", "sender_unit")
    letter = related.filter(public_id=public_id).first()
    if letter is None:
        raise Http404
    if not may(officer, permission, letter.unit_id):
        raise PermissionDenied
    return letter


def registers_of(officer: Viewer) -> list[Unit]:
    """Return the units whose register ``officer`` keeps, the officer's own first."""
    kept = units_where(officer, Permission.KEEP_LETTERS)
    own: set[int] = set()
    if isinstance(officer, Officer):
        own = set(officer.memberships.values_list("unit_id", flat=True))
    return sorted(Unit.objects.filter(pk__in=kept), key=lambda unit: (unit.pk not in own, unit.code))


def import_for(officer: Viewer, public_id: str) -> LetterImport:
    """Return a file that was read for import, for who keeps that register; anyone else gets ``Http404``."""
    batch = LetterImport.objects.select_related("unit", "by").filter(public_id=public_id).first()
    if batch is None or not may(officer, Permission.KEEP_LETTERS, batch.unit_id):
        raise Http404
    return batch


def officer_of(request: HttpRequest) -> Officer:
    """Return who asks.

    Raises:
        PermissionDenied: when it is nobody who works here.
    """
    if not isinstance(request.user, Officer):
        raise PermissionDenied
    return request.user
