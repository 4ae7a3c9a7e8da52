"""How each quarter's report stands."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.core.org.access import Permission, Viewer
from tidtam.core.thai.fiscal import FiscalYear
from tidtam.performance.indicators.access import allowed
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.report_states import ReportState
from tidtam.performance.reports.models import QUARTERS, Certification, Form


def form_of(definition: Definition, fiscal_year: int) -> Form | None:
    """Return the form of an indicator in a fiscal year, if it was started."""
    return (
        Form.objects.filter(definition=definition, fiscal_year=fiscal_year)
        .prefetch_related("passages", "certifications__snapshot")
        .first()
    )


def states_of(definition: Definition, fiscal_year: int, viewer: Viewer, today: date) -> list[ReportState]:
    """Return the state of each quarter's report, in words, with where to go on."""
    form = form_of(definition, fiscal_year)
    ends = {number: FiscalYear(fiscal_year).quarter(number).end for number in range(1, len(QUARTERS) + 1)}
    if form is None:
        writes = allowed(viewer, definition, Permission.WRITE_REPORTS)
        start = f"{reverse('reports:index')}?year={fiscal_year}" if writes else ""
        return [_not_started(number, end, today, start) for number, end in ends.items()]
    page = reverse("reports:form", args=[form.public_id])
    texts = {passage.quarter: passage for passage in form.passages.all() if passage.quarter}
    certified = {each.quarter: each for each in form.certifications.all()}
    return [
        _state(number, texts[number].as_of or end, texts[number].text, certified, today, page)
        for number, end in ends.items()
    ]


def _not_started(number: int, end: date, today: date, start: str) -> ReportState:
    return ReportState(number, _("ยังไม่ถึงกำหนด") if end >= today else _("ยังไม่เริ่ม"), "", start, end)


def _state(
    number: int, as_of: date, text: str, certified: Mapping[int, Certification], today: date, page: str
) -> ReportState:
    href = f"{page}#place-6-{number}"
    if number in certified:
        return ReportState(number, _("รับรองแล้ว"), "kept", href, certified[number].snapshot.as_of)
    if any(later > number for later in certified):
        return ReportState(number, _("รวมในฉบับที่รับรองแล้ว"), "kept", href, as_of)
    if text.strip():
        waits = as_of < today
        words = _("รอรับรอง") if waits else _("ร่างไว้แล้ว")
        return ReportState(number, words, "warn" if waits else "", href, as_of)
    return ReportState(number, _("ยังไม่ได้เขียน") if as_of < today else _("ยังไม่ถึงกำหนด"), "", href, as_of)
