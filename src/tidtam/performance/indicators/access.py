"""The only ways to an indicator for an officer: by permission, within the units where it is held."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from tidtam.core.org.access import Permission, Viewer, may, units_where
from tidtam.performance.indicators.models import Definition, Formula


def definitions_for(officer: Viewer, permission: Permission = Permission.SEE_FIGURES) -> QuerySet[Definition]:
    """Return the indicators of the units where ``officer`` has ``permission``, and those nobody owns."""
    units = units_where(officer, permission)
    if not units:
        return Definition.objects.none()
    return Definition.objects.filter(Q(owner_id__in=units) | Q(owner=None)).select_related("desk", "owner")


def definition_for(officer: Viewer, code: str, permission: Permission = Permission.SEE_FIGURES) -> Definition:
    """Return one indicator with its desk, owner and parent.

    Raises:
        Http404: when there is none, or the officer may not see its figures.
        PermissionDenied: when they may be seen but not what ``permission`` stands for.
    """
    related = definitions_for(officer).select_related("desk", "owner", "parent")
    definition = related.filter(code=code).first()
    if definition is None:
        raise Http404
    if not allowed(officer, definition, permission):
        raise PermissionDenied
    return definition


def allowed(officer: Viewer, definition: Definition, permission: Permission) -> bool:
    """Say whether ``officer`` has ``permission`` over this indicator."""
    return may(officer, permission, definition.owner_id)


def may_see_small_groups(officer: Viewer, definition: Definition) -> bool:
    """Say whether ``officer`` answers for the figure, and so sees the total of ever so few raters."""
    answerable = (Permission.WRITE_REPORTS, Permission.CERTIFY_REPORTS, Permission.AUDIT)
    return any(allowed(officer, definition, permission) for permission in answerable)


def may_list_cases(officer: Viewer, definition: Definition) -> bool:
    """Say whether ``officer`` may see which cases are behind a figure.

    Who was satisfied is for those who may see the cases; planners see totals only.
    """
    if not allowed(officer, definition, Permission.SEE_EVIDENCE):
        return False
    return definition.formula != Formula.SATISFIED or allowed(officer, definition, Permission.SEE_CASES)
