"""Who asks: an officer who has signed in."""

from typing import cast

from django.http import HttpRequest

from tidtam.core.org.models import Officer


def officer_of(request: HttpRequest) -> Officer:
    """Return the officer; only for views guarded by ``requires``."""
    return cast(Officer, request.user)
