"""Leading a browser on to the next page, whoever asked: the browser itself or htmx."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect


def lead_to(request: HttpRequest, to: str, *args: object) -> HttpResponse:
    """Return a redirect to the view ``to``; htmx, which would follow it unseen, is told to load the page."""
    if getattr(request, "htmx", None):
        return HttpResponseClientRedirect(resolve_url(to, *args))
    return redirect(to, *args)
