"""The page of one case, its part that changes by itself, and who has it open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tidtam.casework.cases.access import case_for
from tidtam.casework.cases.forms.talking import CallForm, NoteForm, ReplyForm
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.page import CasePage, case_page
from tidtam.casework.cases.services.presence import notice_seen, presence_leave, presence_touch
from tidtam.casework.cases.views.officers import officer_of
from tidtam.casework.cases.views.replies import unchanged, versioned
from tidtam.core.contacts.services import access_note
from tidtam.core.kernel.clock import now
from tidtam.core.org.access import Permission, requires


@require_GET
@requires(Permission.SEE_CASES)
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a case; who looked at whose data is written down (PDPA)."""
    officer, at = officer_of(request), now()
    case = case_for(officer, public_id)
    access_note(contact=case.contact, officer=officer, purpose="case", at=at)
    notice_seen(officer=officer, case=case, at=at)
    presence_touch(case=case, officer=officer, at=at)
    return draw(request, case_page(case, viewer=officer, at=at), draft=_draft(request, case))


@require_GET
@requires(Permission.SEE_CASES)
def live(request: HttpRequest, public_id: str) -> HttpResponse:
    """Return the conversation and what stands beside it, or 304 while nothing has changed."""
    officer = officer_of(request)
    page = case_page(case_for(officer, public_id), viewer=officer, at=now())
    answer = unchanged(request, page.version)
    return answer or versioned(render(request, "cases/case.html#live", values(page)), page.version)


@require_POST
@requires(Permission.SEE_CASES)
def presence(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note that the officer still has the case open, or has left it."""
    officer, at = officer_of(request), now()
    case = case_for(officer, public_id)
    act = presence_leave if request.POST.get("left") else presence_touch
    act(case=case, officer=officer, at=at)
    return HttpResponse(status=204)


def draw(
    request: HttpRequest, page: CasePage, *, draft: str = "", status: int = 200, **forms: object
) -> HttpResponse:
    """Draw the whole page; ``forms`` are those that came back with errors."""
    case, at = page.case, now()
    blank = {
        "reply": ReplyForm(initial={"text": draft}, auto_id="reply-%s"),
        "note": NoteForm(auto_id="note-%s"),
        "call": CallForm(opened_at=case.opened_at, at=at),
    }
    return render(request, "cases/case.html", {**values(page), **blank, **forms}, status=status)


def values(page: CasePage) -> dict[str, object]:
    """Return what the templates of a case ask for."""
    return {"page": page, "case": page.case, "address": reverse("cases:page", args=[page.case.public_id])}


def _draft(request: HttpRequest, case: Case) -> str:
    """Return words to begin with: a ready answer chosen without a script, or a message just taken back."""
    taken_back = case.messages.filter(
        public_id=request.GET.get("taken_back", ""), author_id=request.user.pk, withdrawn_at__isnull=False
    )
    return taken_back.values_list("text", flat=True).first() or ""
