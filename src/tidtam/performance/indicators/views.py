"""Pages of figures. Officers see those of their own units; lists of cases are for who may see evidence."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.core.kernel import clock
from tidtam.core.org.access import Permission, requires
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators import exports
from tidtam.performance.indicators.access import allowed, definition_for, definitions_for
from tidtam.performance.indicators.addresses import cases_href
from tidtam.performance.indicators.forms import TargetForm, target_shown
from tidtam.performance.indicators.frames import frame_read
from tidtam.performance.indicators.listing import CaseList, case_list
from tidtam.performance.indicators.page import indicator_page, summary
from tidtam.performance.indicators.selectors import began
from tidtam.performance.indicators.services import target_set
from tidtam.performance.indicators.targets import measured

ROWS_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def today() -> date:
    """Return the present day in Bangkok."""
    return bangkok_day(clock.now())


@requires(Permission.SEE_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """List the indicators with their present figures."""
    wholes = definitions_for(request.user).filter(parent=None)
    frames = {whole: frame_read(request.GET, began=began(whole), today=today()) for whole in wholes}
    rows = [summary(whole, frame, viewer=request.user) for whole, frame in frames.items()]
    oldest = max(frames.values(), key=lambda frame: len(frame.years), default=None)
    shown = {"rows": rows, "years": oldest.years if oldest else [], "year": oldest and oldest.year}
    return render(request, "indicators/index.html", shown)


@requires(Permission.SEE_FIGURES)
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Show one indicator in a fiscal year as of a day."""
    definition = definition_for(request.user, code)
    frame = frame_read(request.GET, began=began(definition), today=today())
    shown = indicator_page(definition, frame, viewer=request.user, today=today())
    return render(request, "indicators/indicator.html", shown)


@requires(Permission.SEE_FIGURES)
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """Show how an indicator is defined, and the targets of every year."""
    asked = definition_for(request.user, code)
    whole = asked.parent or asked
    frame = frame_read(request.GET, began=began(whole), today=today())
    shown = {
        "whole": whole,
        "frame": frame,
        "measured": measured(whole, frame.year.be),
        "may_write": allowed(request.user, whole, Permission.WRITE_REPORTS),
    }
    return render(request, "indicators/definition.html", shown)


@requires(Permission.SEE_FIGURES)
def target(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Agree on the target of one indicator in one fiscal year (B.E.)."""
    aimed = definition_for(request.user, code, Permission.WRITE_REPORTS)
    known = aimed.targets.filter(fiscal_year=year).first()
    sent = request.POST if request.method == "POST" else None
    form = TargetForm(sent, initial=target_shown(aimed, known))
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, Officer)  # noqa: S101 - the guard of the view let nobody else in
        target_set(definition=aimed, fiscal_year=year, by=request.user, at=clock.now(), **form.cleaned_data)
        messages.success(request, _("บันทึกค่าเป้าหมายแล้ว"))
        return redirect(f"{reverse('indicators:definition', args=[code])}?year={year}")
    shown = {"definition": aimed, "year": year, "form": form}
    return render(request, "indicators/target.html", shown, status=422 if form.is_bound else 200)


@requires(Permission.SEE_FIGURES)
def cases(request: HttpRequest, code: str) -> HttpResponse:
    """List the cases behind a figure or its complement; who may not see evidence reads counts only."""
    found = _list_for(request, code)
    if found is None:
        return redirect("indicators:indicator", code=code)
    page = Paginator(found.cases, ROWS_A_PAGE).get_page(request.GET.get("page"))
    seen = found.seen(list(page.object_list), viewer=request.user) if found.open else []
    return render(request, "indicators/cases.html", {"list": found, "page": page, "seen": seen})


@requires(Permission.SEE_EVIDENCE)
def cases_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Give both sides of a figure as a file, misses first."""
    found = _list_for(request, code)
    if found is None or not found.open:
        raise PermissionDenied
    name = f"{code}-{found.window.as_of.isoformat()}.{kind}"
    rows: Iterator[exports.Row] = chain([exports.header(found.promises)], found.rows())
    if kind == "csv":
        stream = StreamingHttpResponse(exports.csv_lines(rows), content_type="text/csv; charset=utf-8")
        response = cast(HttpResponse, stream)  # a sibling of HttpResponse with the same headers
    else:
        if found.counted + found.missed > exports.MOST_ROWS_OF_A_WORKBOOK:
            messages.warning(request, _("รายการยาวเกินกว่าจะเปิดใน Excel ได้สะดวก ดาวน์โหลดเป็น CSV แทน"))
            return redirect(cases_href(found.definition, found.window))
        response = HttpResponse(exports.workbook(rows, title=_("หลักฐาน")), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _list_for(request: HttpRequest, code: str) -> CaseList | None:
    """Return the list asked for; None for an indicator made of others, which has no cases of its own."""
    counted = definition_for(request.user, code)
    return case_list(counted, request.GET, viewer=request.user, today=today())
