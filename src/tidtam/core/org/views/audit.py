"""The auditor's page: is the ledger whole, and what happened."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tidtam.core.calendars.intervals import day_start
from tidtam.core.kernel import clock
from tidtam.core.ledger import kinds
from tidtam.core.ledger.models import Event
from tidtam.core.ledger.services import chains_check
from tidtam.core.org.access import Permission, requires
from tidtam.core.org.forms import EventFilterForm
from tidtam.core.org.models import Officer
from tidtam.core.org.sentences import sentences
from tidtam.core.thai.era import bangkok_day

A_PAGE = 50
CHAINS_AT_ONCE = 1000


@require_safe
@requires(Permission.AUDIT)
def show(request: HttpRequest) -> HttpResponse:
    """Show the latest events; the check of the chains runs on its own address."""
    names = [(kind.name, kind.name) for kind in kinds.all_kinds()]
    form = EventFilterForm(request.GET or None, kinds=names, today=bangkok_day(clock.now()))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = list(_before(_found(asked), request.GET.get("before", ""))[: A_PAGE + 1])
    context = {
        "form": form,
        "asked": {name: value for name, value in asked.items() if value},
        "events": sentences(found[:A_PAGE]),
        "older": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
        "check_on": "check" in request.GET,
    }
    return render(request, "org/audit.html", context)


@require_safe
@requires(Permission.AUDIT)
def check(request: HttpRequest) -> HttpResponse:
    """Check the next thousand chains after the one named; the page asks again until all are checked."""
    part = chains_check(after=request.GET.get("after", ""), most=CHAINS_AT_ONCE)
    context: dict[str, Any] = {
        "part": part,
        "chains": part.chains + _number(request, "chains"),
        "events": part.events + _number(request, "events"),
        "flaws_before": _number(request, "flaws"),
        "flaws": len(part.flaws) + _number(request, "flaws"),
    }
    alone = getattr(request, "htmx", None)
    return render(request, "org/audit_check.html#result" if alone else "org/audit_check.html", context)


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _found(asked: dict[str, Any]) -> QuerySet[Event]:
    events = Event.objects.order_by("-pk")
    if asked.get("kind"):
        events = events.filter(kind=asked["kind"])
    if asked.get("chain"):
        events = events.filter(chain=asked["chain"].strip())
    if asked.get("who"):
        who = asked["who"].strip()
        officers = Officer.objects.filter(Q(full_name__icontains=who) | Q(username__icontains=who))
        events = events.filter(actor_kind="officer", actor_id__in=officers.values("pk"))
    if asked.get("since"):
        events = events.filter(occurred_at__gte=day_start(asked["since"]))
    if asked.get("until"):
        events = events.filter(occurred_at__lt=day_start(asked["until"] + timedelta(days=1)))
    return events


def _before(events: QuerySet[Event], key: str) -> QuerySet[Event]:
    return events.filter(pk__lt=int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else events
