"""One officer: name and roles, how they sign in, leaving and coming back."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.leading import lead_to
from tidtam.core.ledger.models import Event
from tidtam.core.org import departures
from tidtam.core.org.access import Permission, requires, units_where
from tidtam.core.org.forms import OfficerForm, role_forms, roles_in
from tidtam.core.org.models import Officer
from tidtam.core.org.sentences import sentences
from tidtam.core.org.services import (
    officer_amend,
    officer_deactivate,
    officer_reactivate,
    officer_sign_out,
    password_link_make,
    roles_set,
    second_step_remove,
)
from tidtam.core.org.views.acting import me, officer_for

MANAGE = Permission.MANAGE_OFFICERS
LINK = "password_link"
LAST_EVENTS = 30


@require_http_methods(["GET", "HEAD", "POST"])
@requires(MANAGE)
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show an officer; a POST corrects name, position and e-mail."""
    officer = officer_for(request, public_id)
    present = {name: getattr(officer, name) for name in OfficerForm.base_fields}
    form = OfficerForm(request.POST or None, initial=present)
    if request.method == "POST" and form.is_valid():
        try:
            officer_amend(officer=officer, **form.cleaned_data, by=me(request), at=clock.now())
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("org:officer", public_id)
    return _page(request, officer, form=form, status=422 if form.errors else 200)


@require_POST
@requires(MANAGE)
def roles(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the officer hold exactly the roles in the rows."""
    officer = officer_for(request, public_id)
    rows = role_forms(request.POST, officer.memberships.all(), units_where(me(request), MANAGE))
    trouble = ""
    if rows.is_valid():
        try:
            roles_set(officer=officer, roles=roles_in(rows), by=me(request), at=clock.now())
        except DomainError as error:
            trouble = str(error)
        else:
            messages.success(request, _("บันทึกบทบาทแล้ว"))
            return redirect("org:officer", public_id)
    return _page(request, officer, rows=rows, roles_trouble=trouble, status=422)


@require_POST
@requires(MANAGE)
def link(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a link to set a password; it is shown once, on the next page."""

    def act(officer: Officer) -> str:
        link_keep(request, officer)
        return _("ออกลิงก์ตั้งรหัสผ่านแล้ว")

    return _act(request, public_id, act)


@require_POST
@requires(MANAGE)
def deactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the officer go; it can be undone, but work that went back stays with its unit."""

    def act(officer: Officer) -> str:
        cases = officer_deactivate(officer=officer, by=me(request), at=clock.now())
        told = ngettext(
            "ระงับการใช้งานของ %(name)s แล้ว คืนเรื่องให้หน่วยงาน %(n)s เรื่อง",
            "ระงับการใช้งานของ %(name)s แล้ว คืนเรื่องให้หน่วยงาน %(n)s เรื่อง",
            cases,
        )
        return told % {"name": officer, "n": cases}

    return _act(request, public_id, act, undo="org:reactivate")


@require_POST
@requires(MANAGE)
def reactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the officer back in."""

    def act(officer: Officer) -> str:
        officer_reactivate(officer=officer, by=me(request), at=clock.now())
        return _("%(name)s กลับมาใช้งานได้แล้ว") % {"name": officer}

    return _act(request, public_id, act)


@require_POST
@requires(MANAGE)
def sign_out(request: HttpRequest, public_id: str) -> HttpResponse:
    """End all sessions of the officer."""

    def act(officer: Officer) -> str:
        ended = officer_sign_out(officer=officer, by=me(request), at=clock.now())
        return _("ออกจากระบบแล้ว %(n)s อุปกรณ์") % {"n": ended}

    return _act(request, public_id, act)


@require_POST
@requires(MANAGE)
def second_step(request: HttpRequest, public_id: str) -> HttpResponse:
    """Forget the officer's second step."""

    def act(officer: Officer) -> str:
        second_step_remove(officer=officer, by=me(request), at=clock.now())
        return _("ยกเลิกการยืนยันสองขั้นแล้ว เจ้าหน้าที่ตั้งใหม่ได้หลังเข้าสู่ระบบ")

    return _act(request, public_id, act)


def link_keep(request: HttpRequest, officer: Officer) -> None:
    """Make a link and keep it for the next page of that officer alone."""
    made = password_link_make(officer=officer, by=me(request), at=clock.now())
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": made.uid, "key": made.key})
    request.session[LINK] = {"officer": officer.public_id, "url": f"{settings.TIDTAM_PUBLIC_URL}{path}"}


def _act(
    request: HttpRequest, public_id: str, act: Callable[[Officer], str], *, undo: str = ""
) -> HttpResponse:
    """Do something to an officer and tell how it went, with a way back where there is one."""
    officer = officer_for(request, public_id)
    try:
        told = act(officer)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        tags = f"undo:{reverse(undo, args=[public_id])}" if undo else ""
        messages.success(request, told, extra_tags=tags)
    return lead_to(request, "org:officer", public_id)


def _link_shown_once(request: HttpRequest, officer: Officer) -> str:
    kept = request.session.get(LINK)
    if not kept or kept["officer"] != officer.public_id:
        return ""
    del request.session[LINK]
    return str(kept["url"])


def _page(request: HttpRequest, officer: Officer, *, status: int = 200, **over: Any) -> HttpResponse:
    managed = units_where(me(request), MANAGE)
    held = list(officer.memberships.select_related("unit").order_by("unit__code"))
    events = Event.objects.filter(chain=f"officer:{officer.pk}").order_by("-position")[:LAST_EVENTS]
    present = {name: getattr(officer, name) for name in OfficerForm.base_fields}
    context = {
        "officer": officer,
        "is_me": officer.pk == me(request).pk,
        "may_change": all(row.unit_id in managed for row in held),
        "held": held,
        "form": OfficerForm(initial=present),
        "rows": role_forms(None, held, managed),
        "link": _link_shown_once(request, officer),
        "work": departures.work_held(officer),
        "second_steps": Authenticator.objects.filter(user=officer).exclude(type="recovery_codes"),
        "sessions": UserSession.objects.filter(user=officer).order_by("-last_seen_at"),
        "history": sentences(list(events)),
        **over,
    }
    return render(request, "org/officer.html", context, status=status)
