"""What is typed and pressed on the page of a form. Every button keeps all that was typed first."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators.access import definition_for
from tidtam.performance.reports import services
from tidtam.performance.reports.access import form_for
from tidtam.performance.reports.describe import Sheet
from tidtam.performance.reports.editor import editor_page
from tidtam.performance.reports.forms import EvidenceForm, SheetForm
from tidtam.performance.reports.models import Evidence, Form

Act = Callable[[Form], None]


def officer_of(request: HttpRequest) -> Officer:
    """Return who is signed in; the guards of the views let nobody else through."""
    if not isinstance(request.user, Officer):
        raise Http404
    return request.user


@require_POST
@requires(Permission.WRITE_REPORTS)
def start(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Start the form of an indicator."""
    definition = definition_for(request.user, code, Permission.WRITE_REPORTS)
    by = officer_of(request)
    form = services.form_start(definition=definition, fiscal_year=year, by=by, at=clock.now())
    return redirect("reports:form", public_id=form.public_id)


@require_POST
@requires(Permission.WRITE_REPORTS)
def draft(request: HttpRequest, public_id: str, place: str) -> HttpResponse:
    """Write a draft from the figures."""

    def write(kept: Form) -> None:
        by, at = officer_of(request), clock.now()
        if not services.quarter_draft(form=kept, place=place, by=by, at=at):
            messages.info(request, _("ร่างใหม่อยู่ใต้ถ้อยคำเดิม เลือกได้ว่าจะใช้แบบใด"))

    return keep_and(request, public_id, write, done=_("ร่างจากตัวเลขแล้ว"), place=place)


@require_POST
@requires(Permission.WRITE_REPORTS)
def settle(request: HttpRequest, public_id: str, place: str) -> HttpResponse:
    """Take the waiting draft, or let it go."""
    take = request.POST.get("take") == "draft"

    def decide(kept: Form) -> None:
        by, at = officer_of(request), clock.now()
        services.draft_settle(form=kept, place=place, take=take, by=by, at=at)

    done = _("ใช้ร่างใหม่แล้ว") if take else _("เก็บถ้อยคำเดิมไว้แล้ว")
    return keep_and(request, public_id, decide, done=done, place=place)


@require_POST
@requires(Permission.WRITE_REPORTS)
def evidence_add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a line of evidence."""
    given = EvidenceForm(request.POST, request.FILES)

    def add(kept: Form) -> None:
        if not given.is_valid():
            raise DomainError(next(iter(given.errors.values()))[0])
        services.evidence_add(
            form=kept,
            text=given.cleaned_data["evidence_text"],
            address=given.cleaned_data["evidence_address"],
            file=given.cleaned_data["evidence_file"],
            by=officer_of(request),
            at=clock.now(),
        )

    return keep_and(request, public_id, add, done=_("เพิ่มหลักฐานแล้ว"), place="9", evidence=given)


@require_POST
@requires(Permission.WRITE_REPORTS)
def evidence_remove(request: HttpRequest, public_id: str, evidence: str) -> HttpResponse:
    """Take a line of evidence out."""

    def remove(kept: Form) -> None:
        found = Evidence.objects.filter(form=kept, public_id=evidence).first()
        if found:
            services.evidence_remove(evidence=found, by=officer_of(request), at=clock.now())

    return keep_and(request, public_id, remove, done=_("นำหลักฐานออกแล้ว"), place="9")


def keep_and(
    request: HttpRequest,
    public_id: str,
    act: Act | None = None,
    *,
    done: str,
    place: str = "",
    evidence: EvidenceForm | None = None,
) -> HttpResponse:
    """Keep what was typed and then ``act``, both or neither; a refusal shows the page as it was typed."""
    kept, by, at = (
        form_for(request.user, public_id, Permission.WRITE_REPORTS),
        officer_of(request),
        clock.now(),
    )
    sheet = Sheet(kept)
    typed = SheetForm(request.POST, sheet=sheet, today=bangkok_day(at))
    if typed.is_valid():
        try:
            with transaction.atomic():
                services.form_save(form=kept, edits=typed.edits(), by=by, at=at, **typed.signature())
                if act:
                    act(kept)
            messages.success(request, done)
            anchor = f"#place-{place.replace('.', '-')}" if place else ""
            return redirect(reverse("reports:form", args=[public_id]) + anchor)
        except DomainError as error:
            typed.add_error(None, str(error))
    shown = editor_page(Sheet(kept), viewer=request.user, at=at, form=typed, evidence=evidence)
    return render(request, "reports/form.html", shown, status=422)
