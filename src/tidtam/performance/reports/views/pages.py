"""The list of forms, one form, signing it, and what was signed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.reports import listing
from tidtam.performance.reports.access import certification_for, form_for
from tidtam.performance.reports.checking import certification_check, same_cases
from tidtam.performance.reports.describe import Sheet
from tidtam.performance.reports.editor import editor_page, next_quarter
from tidtam.performance.reports.forms import CertifyForm
from tidtam.performance.reports.services import form_certify
from tidtam.performance.reports.views.writing import keep_and, officer_of


@requires(Permission.SEE_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """List the forms of a fiscal year and how their quarters stand."""
    today = bangkok_day(clock.now())
    years = listing.years_of(request.user, today)
    year = listing.year_asked(request.GET.get("year", ""), years)
    shown = {"years": years, "year": year, "entries": listing.entries(request.user, year, today)}
    return render(request, "reports/index.html", shown)


@requires(Permission.SEE_FIGURES)
def form(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a form section by section, as on paper; POST keeps what was typed."""
    if request.method == "POST":
        return keep_and(request, public_id, done=_("บันทึกแล้ว"))
    sheet = Sheet(form_for(request.user, public_id))
    shown = editor_page(sheet, viewer=request.user, at=clock.now())
    return render(request, "reports/form.html", shown)


@requires(Permission.SEE_FIGURES)
def certify(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what signing the next quarter means; POST signs it."""
    kept = form_for(request.user, public_id, Permission.CERTIFY_REPORTS)
    sheet, by, at = Sheet(kept), officer_of(request), clock.now()
    following = next_quarter(sheet, at=at)
    if following is None:
        return redirect("reports:form", public_id=public_id)
    typed = CertifyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and typed.is_valid():
        numerals = typed.cleaned_data["thai_numerals"]
        try:
            signed = form_certify(form=kept, quarter=following.quarter, by=by, at=at, thai_numerals=numerals)
            messages.success(request, _("รับรองแล้ว เลขที่ %(number)s") % {"number": signed.number})
            return redirect("reports:certified", number=signed.number)
        except DomainError as error:
            typed.add_error(None, str(error))
    shown = {"sheet": sheet, "report": kept, "next": following, "typed": typed}
    shown["rows"] = sheet.rows(following.quarter)
    return render(request, "reports/certify.html", shown, status=422 if typed.errors else 200)


@requires(Permission.SEE_FIGURES)
def certified(request: HttpRequest, number: str) -> HttpResponse:
    """Show a certified report beside what the same days give now."""
    certification = certification_for(request.user, number)
    shown = {
        "certification": certification,
        "check": certification_check(certification),
        "same_cases": same_cases(certification),
    }
    return render(request, "reports/certified.html", shown)
