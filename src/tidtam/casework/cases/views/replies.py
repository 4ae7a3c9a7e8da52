"""How a view answers an act: a message, and back to where the officer was."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from tidtam.core.kernel.errors import DomainError

CHANGED = "cases:changed"


def done(request: HttpRequest, text: object, *, to: str, kind: str = "success") -> HttpResponse:
    """Tell that it is done; a page with htmx stays and draws itself anew, another goes to ``to``."""
    if is_htmx(request):
        return triggered({"toast": {"text": str(text), "kind": kind}, CHANGED: {}})
    level = messages.SUCCESS if kind == "success" else messages.WARNING
    messages.add_message(request, level, str(text))
    return redirect(way_back(request, to))


def refused(request: HttpRequest, error: DomainError, *, to: str) -> HttpResponse:
    """Tell calmly why it was not done: often somebody else was quicker."""
    return done(request, error.sentence, to=to, kind="warning")


def triggered(events: dict[str, object]) -> HttpResponse:
    """Answer htmx with nothing to draw and events to hear."""
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(events)})


def way_back(request: HttpRequest, to: str) -> str:
    """Return where the form says to go on, if that is a page of ours, else ``to``."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return to


def is_htmx(request: HttpRequest) -> bool:
    """Say whether a part of a page asks, not a whole page."""
    return request.headers.get("HX-Request") == "true"


def unchanged(request: HttpRequest, version: str) -> HttpResponse | None:
    """Return 304 when the reader has this ``version`` already."""
    known = request.headers.get("If-None-Match") == f'"{version}"'
    return versioned(HttpResponse(status=304), version) if known else None


def versioned(response: HttpResponse, version: str) -> HttpResponse:
    """Mark an answer with its version, for the next question."""
    response["ETag"] = f'"{version}"'
    response["Cache-Control"] = "no-cache, private"
    return response
