"""The demo exists only where it was asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def demo_only(view: View[P]) -> View[P]:
    """Let ``view`` answer only while ``TIDTAM_DEMO`` is on; otherwise it is as if it were not there (404)."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not settings.TIDTAM_DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
