"""Taking a request down by hand; known people and letters are suggested while typing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tidtam.casework.cases import extensions
from tidtam.casework.cases.extensions import Reference
from tidtam.casework.cases.forms.intake import IntakeForm
from tidtam.casework.cases.intake import request_write
from tidtam.casework.cases.views.officers import officer_of
from tidtam.core.contacts.selectors import contacts_found
from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, may, requires
from tidtam.core.org.models import Officer

SUGGESTED = 6


@requires(Permission.WORK_CASES)
def new(request: HttpRequest) -> HttpResponse:
    """Take a request down, and open its page."""
    officer, at = officer_of(request), now()
    form = IntakeForm(request.POST if request.method == "POST" else None, officer=officer, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            case = request_write(said=form.cleaned_data, officer=officer, at=at)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("รับเรื่อง %(number)s แล้ว") % {"number": case.number})
            return redirect("cases:page", case.public_id)
    found = references_found(form["number"].value() or "", officer)
    context = {"form": form, "references": found, "chosen": form["references"].value() or []}
    return render(request, "cases/new.html", context, status=422 if form.is_bound else 200)


@require_GET
@requires(Permission.WORK_CASES)
def people(request: HttpRequest) -> HttpResponse:
    """Suggest known people by part of a name, an agency or a number."""
    words = " ".join(request.GET.get(name, "") for name in ("name", "phone")).strip()
    known = []
    if len(words) >= 2 and may(request.user, Permission.SEE_CONTACTS):
        known = list(contacts_found(words).distinct()[:SUGGESTED])
    return render(request, "cases/parts/people.html", {"people": known})


@require_GET
@requires(Permission.WORK_CASES)
def register(request: HttpRequest) -> HttpResponse:
    """Look a number up in the registers."""
    number = request.GET.get("number", "").strip()
    context = {"references": references_found(number, officer_of(request)), "asked": number}
    return render(request, "cases/parts/references.html", context)


def references_found(number: str, officer: Officer) -> list[Reference]:
    """Return what ``number`` names in any register, as ``officer`` may see it."""
    if not number.strip():
        return []
    return [found for each in extensions.registers for found in each.find(number, officer, now())]
