"""Papers and files of a report."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from tidtam.core.kernel import clock
from tidtam.core.org.access import Permission, requires
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators.access import allowed
from tidtam.performance.reports.access import certification_for, form_for
from tidtam.performance.reports.describe import Sheet, form_describe
from tidtam.performance.reports.documents.pdf import form_pdf
from tidtam.performance.reports.editor import last_begun
from tidtam.performance.reports.models import Evidence
from tidtam.performance.reports.workbooks import form_xlsx

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.SEE_FIGURES)
def paper(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """Give the form as it stands, marked as a draft: a PDF to look at, or a workbook with the evidence.

    ``?quarter=`` chooses the quarter (the last begun), ``?digits=thai`` prints ๐–๙ on the PDF.
    """
    form = form_for(request.user, public_id)
    sheet, at = Sheet(form), clock.now()
    begun = last_begun(sheet, bangkok_day(at))
    asked = request.GET.get("quarter", "")
    quarter = min(int(asked), begun) if asked in ("1", "2", "3", "4") else begun
    described = form_describe(sheet, quarter=quarter, at=at)
    name = f"{form.definition.code}-{form.fiscal_year}-{quarter}"
    if kind == "pdf":
        pdf = form_pdf(described, thai_numerals=request.GET.get("digits") == "thai")
        return _file(pdf, PDF, f'inline; filename="{name}.pdf"')
    with_cases = allowed(request.user, form.definition, Permission.SEE_EVIDENCE)
    book = form_xlsx(sheet, described, quarter=quarter, with_cases=with_cases)
    return _file(book, XLSX, f'attachment; filename="{name}.xlsx"')


@requires(Permission.SEE_FIGURES)
def certified_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Give a certified paper as it was printed when it was signed."""
    certification = certification_for(request.user, number)
    with certification.pdf.open("rb") as kept:
        return _file(kept.read(), PDF, f'inline; filename="{number}.pdf"')


@requires(Permission.SEE_FIGURES)
def evidence_file(request: HttpRequest, public_id: str, evidence: str) -> HttpResponse:
    """Give a file of section 9, always as a download and never as something a browser would run."""
    found = Evidence.objects.filter(form=form_for(request.user, public_id), public_id=evidence).first()
    if found is None or not found.file:
        raise Http404
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )
    return response  # type: ignore[return-value]  # a sibling of HttpResponse with the same headers


def _file(content: bytes, content_type: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)
