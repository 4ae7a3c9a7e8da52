"""The only ways to a case for an officer: by permission, within the units where it is held."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tidtam.casework.cases.models import Case, CaseQuerySet
from tidtam.core.org.access import Permission, Viewer, may
from tidtam.core.org.models import Officer


def cases_for(officer: Viewer, permission: Permission = Permission.SEE_CASES) -> CaseQuerySet:
    """Return the cases ``officer`` may see or, with another permission, act on."""
    return Case.objects.visible_to(officer, permission)


def case_for(officer: Viewer, public_id: str, permission: Permission = Permission.SEE_CASES) -> Case:
    """Return one case.

    Raises:
        Http404: when there is no such case or the officer may not see it.
        PermissionDenied: when it may be seen but not acted on.
    """
    related = Case.objects.select_related(
        "desk__calendar", "unit", "assignee", "contact", "identity", "merged_into"
    )
    case = related.filter(public_id=public_id).first()
    if case is None or not _allowed(officer, case, Permission.SEE_CASES):
        raise Http404
    if not _allowed(officer, case, permission):
        raise PermissionDenied
    return case


def _allowed(officer: Viewer, case: Case, permission: Permission) -> bool:
    mine = isinstance(officer, Officer) and case.assignee_id == officer.pk and may(officer, permission)
    return mine or may(officer, permission, case.unit_id)
