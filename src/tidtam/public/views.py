"""Pages that anybody may open: no sign-in, no personal data."""

import re
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tidtam.core.kernel import clock
from tidtam.core.thai.digits import to_arabic
from tidtam.performance.reports.checking import Check, certification_check
from tidtam.performance.reports.describe import agency_of
from tidtam.performance.reports.models import Certification

NUMBER = re.compile(r"[A-Z0-9-]{1,24}")
REMEMBERED_SECONDS = 60


@require_safe
@cache_control(public=True, max_age=REMEMBERED_SECONDS)
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Count the figures of a certified report anew and say whether they are those on the paper."""
    written = to_arabic(number).upper()
    is_number = bool(NUMBER.fullmatch(written))
    if is_number and written != number:
        return redirect("public:verify", number=written)
    shown = _checked(written) if is_number else None
    if shown is None:
        return render(request, "public/verify_unknown.html", {"number": number}, status=404)
    return render(request, "public/verify.html", shown)


@require_safe
def verify_ask(request: HttpRequest) -> HttpResponse:
    """Ask for the number on the paper, for who cannot read its QR code."""
    number = to_arabic(request.GET.get("number", "")).strip().upper()
    if NUMBER.fullmatch(number):
        return redirect("public:verify", number=number)
    return render(request, "public/verify_ask.html", {"number": number})


def _checked(number: str) -> dict[str, Any] | None:
    """Return what the page shows, remembered for a minute so that many readers cost one count."""
    key = f"verify:{number}:{get_language()}"
    known: dict[str, Any] | None = cache.get(key)
    if known is None:
        known = _check(number)
        if known is not None:
            cache.set(key, known, REMEMBERED_SECONDS)
    return known


def _check(number: str) -> dict[str, Any] | None:
    related = Certification.objects.select_related(
        "snapshot__definition__desk__unit__parent", "snapshot__definition__owner__parent", "form"
    )
    certification = related.filter(number=number).first()
    if certification is None:
        return None
    check: Check = certification_check(certification)
    definition = certification.snapshot.definition
    return {
        "number": number,
        "holds": check.holds,
        "sealed": check.sealed,
        "comparisons": check.comparisons,
        "indicator": definition.title,
        "agency": agency_of(definition),
        "fiscal_year": certification.form.fiscal_year,
        "quarter": certification.quarter,
        "as_of": certification.snapshot.as_of,
        "certified_at": certification.certified_at,
        "fingerprint": certification.pdf_sha256,
        "checked_at": clock.now(),
    }
