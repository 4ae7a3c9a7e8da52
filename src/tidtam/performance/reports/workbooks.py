"""The form as a workbook with the cases behind its figures."""

from collections.abc import Iterable

from tidtam.performance.indicators import counting
from tidtam.performance.indicators.evidence import CaseSeen, cases_seen
from tidtam.performance.indicators.figures import Window
from tidtam.performance.reports.describe import Sheet
from tidtam.performance.reports.documents.form import EvidenceCase, Form, PromiseTimes
from tidtam.performance.reports.documents.xlsx import form_workbook

MOST_CASES = 50_000
BACKDATED = "ลงเวลาย้อนหลัง"


def form_xlsx(sheet: Sheet, paper: Form, *, quarter: int, with_cases: bool) -> bytes:
    """Return the workbook; ``with_cases`` lists the cases behind the figures, at most ``MOST_CASES``."""
    return form_workbook(paper, evidence_cases(sheet, quarter) if with_cases else ())


def evidence_cases(sheet: Sheet, quarter: int) -> Iterable[EvidenceCase]:
    """Yield the cases received until the quarter's cut-off: numbers, times and verdicts, nothing personal."""
    period, part = sheet.period(quarter), sheet.parts[0]
    window = Window(period.since, period.as_of)
    cases = counting.cases_in(part, window).order_by("opened_at", "pk")[:MOST_CASES]
    return (_case(seen) for seen in cases_seen(list(cases), part, window))


def _case(seen: CaseSeen) -> EvidenceCase:
    promises = tuple(
        PromiseTimes(promise.title, promise.due, promise.kept, promise.verdict)
        for promise in seen.promises
        if promise.due is not None
    )
    return EvidenceCase(seen.number, seen.opened, promises, note=BACKDATED if seen.backdated else "")
