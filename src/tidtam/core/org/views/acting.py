"""Who acts on a screen of administration, and on whom."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tidtam.core.org.models import Officer
from tidtam.core.org.selectors import officers_managed


def me(request: HttpRequest) -> Officer:
    """Return who asks.

    Raises:
        PermissionDenied: when it is nobody who works here.
    """
    if not isinstance(request.user, Officer):
        raise PermissionDenied
    return request.user


def officer_for(request: HttpRequest, public_id: str) -> Officer:
    """Return an officer the reader may know of; anyone else gets ``Http404``."""
    return get_object_or_404(officers_managed(me(request)), public_id=public_id)
