"""A calendar's page: the week, the days that differ, its versions, and what would be due when."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.casework.desks.access import desks_for, officer_of
from tidtam.casework.desks.forms.rows import PromiseForm
from tidtam.casework.sla.access import calendar_for, may_change
from tidtam.casework.sla.days import day_from, days_ahead, week_of
from tidtam.casework.sla.examples import dues_of, telling_moment
from tidtam.casework.sla.forms import AskForm, DayForm, RemoveForm, WeekForm
from tidtam.casework.sla.templatetags.promises import example_of
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.selectors import calendar_history, calendar_load
from tidtam.core.calendars.services import calendar_define, override_add, override_remove
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.leading import lead_to
from tidtam.core.org.access import Permission, requires
from tidtam.core.thai.era import bangkok_day

AHEAD = timedelta(days=365)
LAST_VERSIONS = 20


@require_safe
@requires(Permission.SEE_SETTINGS)
def calendars(request: HttpRequest) -> HttpResponse:
    """Show the calendars; with one only, that one."""
    found = list(Calendar.objects.order_by("name"))
    if len(found) == 1:
        return redirect("sla:calendar", found[0].code)
    return render(request, "sla/calendars.html", {"calendars": found})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SEE_SETTINGS)
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Show a calendar; a POST adds a date that differs."""
    found = calendar_for(request.user, code, change=request.method == "POST")
    form = DayForm(request.POST or None, today=bangkok_day(clock.now()))
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            override_add(
                calendar=found,
                day=facts["day"],
                intervals=facts["hours"],
                name=facts["name"],
                reason=facts["reason"],
                by=str(officer_of(request)),
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            undo = reverse("sla:day_remove", args=[code, facts["day"].isoformat()])
            told = _("บันทึก %(name)s แล้ว เรื่องที่รับไว้ก่อนหน้าใช้กำหนดเดิม") % {"name": facts["name"]}
            messages.success(request, told, extra_tags=f"undo:{undo}")
            return redirect("sla:calendar", code)
    return _page(request, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.CHANGE_SETTINGS)
def week(request: HttpRequest, code: str) -> HttpResponse:
    """Change the name and the hours of the week."""
    found = calendar_for(request.user, code, change=True)
    form = WeekForm(request.POST or None, calendar=found, week=calendar_load(found))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("name", "name_en", "always_open", "reason")}
        try:
            calendar_define(
                code=found.code,
                weekly=form.week(),
                observes_government_holidays=form.cleaned_data["observes_government_holidays"],
                by=str(officer_of(request)),
                at=clock.now(),
                **facts,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("บันทึกเวลาทำการแล้ว เรื่องที่รับไว้ก่อนหน้าใช้กำหนดเดิม"))
            return redirect("sla:calendar", code)
    context = {"calendar": found, "form": form}
    return render(request, "sla/week.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.CHANGE_SETTINGS)
def day_remove(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Let a date follow the week and the holidays again: also what "undo" does."""
    found = calendar_for(request.user, code, change=True)
    form = RemoveForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else _("เลิกทำ")
    try:
        override_remove(
            calendar=found, day=day_from(day), reason=reason, by=str(officer_of(request)), at=clock.now()
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("วันนั้นกลับไปใช้เวลาทำการปกติแล้ว"))
    return lead_to(request, "sla:calendar", code)


@require_safe
@requires(Permission.SEE_SETTINGS)
def example(request: HttpRequest, code: str) -> HttpResponse:
    """Tell, while it is typed, what a promise would mean on this calendar."""
    found = calendar_for(request.user, code)
    if not getattr(request, "htmx", None):
        raise PermissionDenied
    form = PromiseForm(request.GET, prefix=request.GET.get("prefix", ""))
    for name in ("title", "title_en", "code"):
        del form.fields[name]
    facts = form.cleaned_data if form.is_valid() else {}
    told = example_of(facts, found, clock.now()) if facts else ""
    context = {"told": told, "errors": [error for errors in form.errors.values() for error in errors]}
    return render(request, "sla/parts/example.html", context)


def _page(request: HttpRequest, found: Calendar, form: DayForm) -> HttpResponse:
    at, working = clock.now(), calendar_load(found)
    today = bangkok_day(at)
    asks = "day" in request.GET or "clock" in request.GET
    ask = AskForm(request.GET if asks else None, today=today)
    moment = ask.moment(telling_moment(working, at))
    desks = list(desks_for(request.user).filter(calendar=found))
    context: dict[str, Any] = {
        "calendar": found,
        "working": working,
        "week": week_of(working),
        "days": days_ahead(found, working, since=today, until=today + AHEAD),
        "form": form,
        "ask": ask,
        "moment": moment,
        "dues": dues_of(desks, working, moment),
        "versions": calendar_history(found)[:LAST_VERSIONS],
        "may_change": may_change(request.user, found),
    }
    return render(request, "sla/calendar.html", context, status=422 if form.errors else 200)
