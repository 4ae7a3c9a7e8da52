"""The queue: what waits, live, with filters and search."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tidtam.casework.cases.access import case_for
from tidtam.casework.cases.board import Board, board
from tidtam.casework.cases.forms.queue import BulkAssignForm, QueueForm
from tidtam.casework.cases.notices import notice_views
from tidtam.casework.cases.services import cases_assign, officer_actor
from tidtam.casework.cases.services.presence import notice_seen
from tidtam.casework.cases.views.officers import officer_of
from tidtam.casework.cases.views.replies import done, refused, unchanged, versioned
from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, may, requires


@require_GET
@requires(Permission.SEE_CASES)
def show(request: HttpRequest) -> HttpResponse:
    """Show the queue; ``live`` asks for the part that changes by itself."""
    officer, form = officer_of(request), QueueForm(request.GET)
    found = board(officer, form.filters(), at=now(), after=request.GET.get("after", ""))
    if request.GET.get("live"):
        answer = unchanged(request, found.version)
        return answer or versioned(_draw(request, found, form, "cases/queue.html#live"), found.version)
    return _draw(request, found, form, "cases/queue.html")


def _draw(request: HttpRequest, found: Board, form: QueueForm, template: str) -> HttpResponse:
    officer = officer_of(request)
    asked = {key: value for key, value in form.cleaned_data.items() if value}
    after = request.GET.get("after", "")
    pages = {"next": "?" + urlencode({**asked, "after": found.next}) if found.next else ""}
    if after:
        pages["first"] = "?" + urlencode(asked)
    live = "?" + urlencode({**asked, **({"after": after} if after else {}), "live": 1})
    works = may(officer, Permission.WORK_CASES)
    bulk = BulkAssignForm(officer=officer) if works and not request.GET.get("live") else None
    context = {"board": found, "form": form, "asked": asked, "pages": pages, "live": live, "bulk": bulk}
    return render(request, template, {**context, "works": works})


@require_POST
@requires(Permission.WORK_CASES)
def assign(request: HttpRequest) -> HttpResponse:
    """Give the ticked cases to one officer; the ones that refuse are named."""
    officer, back = officer_of(request), reverse("cases:queue")
    form = BulkAssignForm(request.POST, officer=officer)
    if not form.is_valid():
        return refused(request, DomainError(next(iter(form.errors.values()))[0]), to=back)
    cases = [case_for(officer, key, Permission.WORK_CASES) for key in form.cleaned_data["case"]]
    to = form.cleaned_data["to"]
    try:
        cases_assign(cases=cases, to=to, by=officer_actor(officer), at=now())
    except DomainError as error:
        return refused(request, error, to=back)
    name = to or _("ไม่มีผู้รับผิดชอบ")
    return done(request, _("มอบหมาย %(count)s เรื่อง: %(name)s") % {"count": len(cases), "name": name}, to=back)


@requires(Permission.SEE_CASES)
def notices(request: HttpRequest) -> HttpResponse:
    """Show what the officer has not seen yet; a POST marks all of it as seen."""
    officer = officer_of(request)
    if request.method == "POST":
        notice_seen(officer=officer, at=now())
        return done(request, _("อ่านทั้งหมดแล้ว"), to=reverse("cases:queue"))
    return render(request, "cases/notices.html", {"notices": notice_views(officer)})
