"""The tree of units."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires, units_where
from tidtam.core.org.forms import NewUnitForm, UnitForm
from tidtam.core.org.models import Unit
from tidtam.core.org.selectors import unit_tree
from tidtam.core.org.services import unit_add, unit_amend
from tidtam.core.org.views.acting import me

MANAGE = Permission.MANAGE_OFFICERS


@require_safe
@requires(MANAGE)
def tree(request: HttpRequest) -> HttpResponse:
    """Show every unit under the one it belongs to."""
    return render(request, "org/units.html", {"rows": unit_tree(me(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(MANAGE)
def add(request: HttpRequest) -> HttpResponse:
    """Add a unit below one that the reader manages."""
    above = Unit.objects.filter(code=request.GET.get("under", "")).first()
    form = NewUnitForm(
        request.POST or None, units=units_where(me(request), MANAGE), initial={"parent": above}
    )
    if request.method == "POST" and form.is_valid():
        try:
            unit = unit_add(**form.cleaned_data, by=me(request), at=clock.now())
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("เพิ่ม %(name)s แล้ว") % {"name": unit})
            return redirect("org:units")
    return _form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(MANAGE)
def amend(request: HttpRequest, code: str) -> HttpResponse:
    """Correct the names and codes of a unit that the reader manages."""
    unit = get_object_or_404(Unit, code=code, pk__in=units_where(me(request), MANAGE))
    present: dict[str, Any] = {name: getattr(unit, name) for name in UnitForm.base_fields}
    form = UnitForm(request.POST or None, initial=present)
    if request.method == "POST" and form.is_valid():
        unit_amend(unit=unit, by=me(request), at=clock.now(), **form.cleaned_data)
        messages.success(request, _("บันทึกแล้ว"))
        return redirect("org:units")
    return _form(request, form, unit)


def _form(request: HttpRequest, form: UnitForm, unit: Unit | None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "org/unit.html", {"form": form, "unit": unit}, status=status)
