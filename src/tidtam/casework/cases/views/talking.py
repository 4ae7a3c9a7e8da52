"""Answering: words to the person, notes, calls; taking back and sending again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tidtam.casework.cases.access import case_for
from tidtam.casework.cases.forms.talking import CallForm, NoteForm, ReplyForm
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.page import case_page
from tidtam.casework.cases.services import (
    call_log,
    case_acknowledge,
    case_note,
    case_reply,
    officer_actor,
    reply_undo,
)
from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.cases.views.officers import officer_of
from tidtam.casework.cases.views.page import draw
from tidtam.casework.cases.views.replies import done, is_htmx, refused, triggered
from tidtam.casework.messaging.models import Message
from tidtam.casework.messaging.services import delivery_again
from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires

UNDO_TAG = "undo:"
"""How ``tidtam.console.toasts`` knows a message that can be taken back."""


@require_POST
@requires(Permission.WORK_CASES)
def acknowledge(request: HttpRequest, public_id: str) -> HttpResponse:
    """Acknowledge with one tap; a second tap is told so, calmly."""
    officer = officer_of(request)
    case = case_for(officer, public_id, Permission.WORK_CASES)
    try:
        case_acknowledge(case=case, by=officer_actor(officer), at=now())
    except DomainError as error:
        return refused(request, error, to=_page_of(case))
    return done(request, _("รับทราบ %(number)s แล้ว") % {"number": case.number}, to=_page_of(case))


@require_POST
@requires(Permission.WORK_CASES)
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send an answer; it reports the result unless the officer only sends."""
    officer, at = officer_of(request), now()
    case = case_for(officer, public_id, Permission.WORK_CASES)
    form = ReplyForm(request.POST, auto_id="reply-%s")
    if form.is_valid():
        reports = (form.cleaned_data["do"] or "report") == "report" and _reportable(case)
        try:
            sent = case_reply(
                case=case, officer=officer, text=form.cleaned_data["text"], at=at, reports=reports
            )
        except DomainError as error:
            form.add_error("text", str(error.sentence))
        else:
            return _sent(request, case, sent, reports=reports)
    return draw(request, case_page(case, viewer=officer, at=at), reply=form, status=422)


def _reportable(case: Case) -> bool:
    return after(Act.REPORT, State(case.state)) is not None


def _sent(request: HttpRequest, case: Case, sent: Message, *, reports: bool) -> HttpResponse:
    told = _("ส่งและแจ้งผลแล้ว") if reports else _("ส่งแล้ว")
    undo = reverse("cases:undo", args=[case.public_id, sent.public_id])
    messages.success(request, told, extra_tags=f"{UNDO_TAG}{undo}")
    return redirect(_page_of(case))


@require_POST
@requires(Permission.WORK_CASES)
def undo(request: HttpRequest, public_id: str, message: str) -> HttpResponse:
    """Take back what was just sent; the words come back into the box."""
    officer = officer_of(request)
    case = case_for(officer, public_id, Permission.WORK_CASES)
    sent = _message_of(case, message)
    try:
        reply_undo(message=sent, officer=officer, at=now())
    except DomainError as error:
        return refused(request, error, to=_page_of(case))
    told = _("ยกเลิกการส่งแล้ว ข้อความกลับมาอยู่ในช่องพิมพ์")
    if is_htmx(request):
        toast = {"text": told, "kind": "success"}
        return triggered({"toast": toast, "cases:changed": {}, "reply:returned": {"text": sent.text}})
    messages.success(request, told)
    return redirect(f"{_page_of(case)}?taken_back={sent.public_id}#reply")


@require_POST
@requires(Permission.WORK_CASES)
def again(request: HttpRequest, public_id: str, message: str) -> HttpResponse:
    """Send once more what failed or perhaps did not arrive."""
    case = case_for(officer_of(request), public_id, Permission.WORK_CASES)
    delivery = _message_of(case, message).delivery
    if delivery is None:
        raise Http404
    try:
        delivery_again(delivery=delivery, at=now())
    except DomainError as error:
        return refused(request, error, to=_page_of(case))
    return done(request, _("กำลังส่งอีกครั้ง"), to=_page_of(case))


@require_POST
@requires(Permission.WORK_CASES)
def note(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep an internal note."""
    officer, at = officer_of(request), now()
    case = case_for(officer, public_id, Permission.WORK_CASES)
    form = NoteForm(request.POST, auto_id="note-%s")
    if not form.is_valid():
        return draw(request, case_page(case, viewer=officer, at=at), note=form, tab="note", status=422)
    case_note(case=case, officer=officer, text=form.cleaned_data["text"], at=at)
    messages.success(request, _("บันทึกภายในแล้ว"))
    return redirect(_page_of(case))


@require_POST
@requires(Permission.WORK_CASES)
def call(request: HttpRequest, public_id: str) -> HttpResponse:
    """Log a telephone call."""
    officer, at = officer_of(request), now()
    case = case_for(officer, public_id, Permission.WORK_CASES)
    form = CallForm(request.POST, opened_at=case.opened_at, at=at)
    if form.is_valid():
        said, result = form.cleaned_data, form.cleaned_data["answered"]
        how = {"reports": result == "report", "answered": result != "no"}
        try:
            call_log(case=case, officer=officer, text=said["text"], called_at=said["called_at"], at=at, **how)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("บันทึกการโทรแล้ว"))
            return redirect(_page_of(case))
    return draw(request, case_page(case, viewer=officer, at=at), call=form, tab="call", status=422)


def _message_of(case: Case, public_id: str) -> Message:
    found = case.messages.select_related("delivery", "case").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _page_of(case: Case) -> str:
    return reverse("cases:page", args=[case.public_id])
