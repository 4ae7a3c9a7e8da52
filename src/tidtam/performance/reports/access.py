"""The only ways to a form for an officer: those of its indicator."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tidtam.core.org.access import Permission, Viewer
from tidtam.performance.indicators.access import allowed, definitions_for
from tidtam.performance.reports.models import Certification, Form


def form_for(officer: Viewer, public_id: str, permission: Permission = Permission.SEE_FIGURES) -> Form:
    """Return one form.

    Raises:
        Http404: when there is none, or the officer may not see the indicator's figures.
        PermissionDenied: when it may be seen but not what ``permission`` stands for.
    """
    related = Form.objects.select_related("definition__owner", "definition__desk", "started_by")
    form = related.filter(public_id=public_id, definition__in=definitions_for(officer)).first()
    if form is None:
        raise Http404
    if not allowed(officer, form.definition, permission):
        raise PermissionDenied
    return form


def certification_for(officer: Viewer, number: str) -> Certification:
    """Return one certified report, for who may see the indicator's figures; anyone else gets ``Http404``."""
    related = Certification.objects.select_related("form__definition", "snapshot", "signed_by")
    found = related.filter(number=number, form__definition__in=definitions_for(officer)).first()
    if found is None:
        raise Http404
    return found
