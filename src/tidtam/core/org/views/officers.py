"""The list of officers, and adding one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires, units_where
from tidtam.core.org.forms import NewOfficerForm, OfficerFilterForm
from tidtam.core.org.models import Officer
from tidtam.core.org.selectors import officers_found
from tidtam.core.org.services import officer_add, roles_set
from tidtam.core.org.views.acting import me
from tidtam.core.org.views.officer import link_keep

MANAGE = Permission.MANAGE_OFFICERS
A_PAGE = 50


@require_safe
@requires(MANAGE)
def listing(request: HttpRequest) -> HttpResponse:
    """List officers, those at work or those of the past."""
    form = OfficerFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "role": "", "past": ""}
    found = officers_found(me(request), words=asked["q"], role=asked["role"], active=not asked["past"])
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "asked": asked, "page": page, "mine": me(request)}
    return render(request, "org/officers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(MANAGE)
def add(request: HttpRequest) -> HttpResponse:
    """Add an officer with a first role, and make the link with which they set a password."""
    form = NewOfficerForm(request.POST or None, units=units_where(me(request), MANAGE))
    if request.method == "POST" and form.is_valid():
        try:
            officer = _added(request, form)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            link_keep(request, officer)
            messages.success(request, _("เพิ่ม %(name)s แล้ว") % {"name": officer})
            return redirect("org:officer", officer.public_id)
    return render(request, "org/officer_add.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def _added(request: HttpRequest, form: NewOfficerForm) -> Officer:
    facts = dict(form.cleaned_data)
    role = (facts.pop("unit"), facts.pop("role"))
    officer = officer_add(**facts, by=me(request), at=clock.now())
    return roles_set(officer=officer, roles=[role], by=me(request), at=clock.now())
