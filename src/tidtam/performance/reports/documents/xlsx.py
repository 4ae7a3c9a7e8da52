"""The nine-section form as a workbook: the form, its figures, and the cases behind them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tidtam.core.thai.dates import bangkok_time, format_date, format_datetime
from tidtam.performance.reports.documents import cells
from tidtam.performance.reports.documents.form import EvidenceCase, Figure, Form, Quarter
from tidtam.performance.reports.documents.gaps import missing
from tidtam.performance.reports.documents.layout import LEVELS, nothing_told, quantity

FORM_SHEET, FIGURES_SHEET, EVIDENCE_SHEET = "แบบรายงาน", "ตัวเลข", "หลักฐานรายเรื่อง"

Line = tuple[str, str]


def form_workbook(form: Form, cases: Iterable[EvidenceCase] = ()) -> bytes:
    """`form` as an XLSX file of three sheets: the form as on paper, its figures, and the `cases` behind them.

    Times stand twice: in words with the Buddhist year, and as real dates (Bangkok time) to calculate with.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook opens on a worksheet")
    sheet.title = FORM_SHEET
    _write_form(sheet, form)
    _write_figures(book.create_sheet(FIGURES_SHEET), form)
    _write_cases(book.create_sheet(EVIDENCE_SHEET), form, list(cases))
    book.properties.title = cells.safe_text(form.name)
    book.properties.creator = cells.safe_text(form.agency)
    book.properties.created = cells.wall_time(form.imprint.printed_at)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_form(sheet: Worksheet, form: Form) -> None:
    cells.widths(sheet, (34, 92))
    lines = [*_head(form), *_report(form), *_foot(form)]
    for position, (label, text) in enumerate(lines, start=1):
        cells.put(sheet.cell(position, 1), label, bold=not label.startswith(" "))
        cells.put(sheet.cell(position, 2), text)
        cells.fit_height(sheet, position, (label, text))
    cells.page(sheet, landscape=False, title=form.agency)


def _head(form: Form) -> Iterator[Line]:
    ticks = "   ".join(
        f"{'[X]' if level in form.levels else '[  ]'} {name}" for level, name in LEVELS.items()
    )
    yield "แบบ", form.title
    yield "หน่วยงาน", form.agency
    yield "ปีงบประมาณ พ.ศ.", f"{form.fiscal_year} (ข้อมูล ณ วันที่ {format_date(form.as_of)})"
    yield "1. ชื่อตัวชี้วัด", f"{form.number}. {form.name}" if form.number else form.name
    yield "2. ระดับความสำเร็จ", ticks
    yield "    ประเด็นยุทธศาสตร์", form.support.strategy
    yield "    ย่อย", form.support.strategy_dimension
    yield "    เป้าประสงค์ที่", form.support.objective
    yield "3. คำนิยาม", "\n".join(form.definition)
    yield "4. วิธีการคำนวณ", "\n".join(form.calculation)
    yield "5. เป้าหมาย", quantity(form.target)
    yield "    ผลงานที่ทำได้", quantity(form.result)


def _report(form: Form) -> Iterator[Line]:
    yield "6. รายงานผลการดำเนินงาน", "(รายไตรมาส)"
    for quarter in form.quarters:
        yield from _quarter(form, quarter)
    yield "(6.5) สรุปผลปลายปีงบประมาณ", form.year_end


def _quarter(form: Form, quarter: Quarter) -> Iterator[Line]:
    told = [result for result in quarter.results if result.target.strip() or result.result.strip()]
    narrative = quarter.narrative or ("" if told else nothing_told(form, quarter))
    yield f"(6.{quarter.number}) ไตรมาสที่ {quarter.number}", narrative
    for position, result in enumerate(told, start=1):
        yield f"    ตัวชี้วัดที่ {position}", result.title
        yield "        - เป้าหมาย", result.target
        yield "        - ผลการดำเนินงาน", result.result


def _foot(form: Form) -> Iterator[Line]:
    imprint, signature = form.imprint, form.signature
    yield "7. ปัจจัยสนับสนุน", form.supporting_factors
    yield "8. อุปสรรค", form.obstacles
    yield "9. หลักฐานอ้างอิง", "\n".join(form.evidence)
    yield "คำรับรอง", form.certification
    yield "ลงชื่อ", f"........................................ ({signature.role})"
    yield "    ชื่อ", signature.name
    yield "    ตำแหน่ง", signature.position
    yield "    วันที่", format_date(signature.signed_on) if signature.signed_on else ""
    yield (
        "สถานะ",
        f"ฉบับรับรอง {format_datetime(imprint.certified_at)}" if imprint.certified_at else "ฉบับร่าง ยังไม่ได้รับรอง",
    )
    if imprint.number:
        yield "เลขที่ตรวจสอบ", f"{imprint.number}\n{imprint.verify_url}"
    yield "วิธีคำนวณรุ่น", imprint.method_version
    yield "พิมพ์จากระบบเมื่อ", format_datetime(imprint.printed_at)
    if not imprint.certified and (gaps := missing(form)):
        yield "ต้องเติมก่อนรับรอง", "\n".join(f"• {gap.sentence}" for gap in gaps)


def _write_figures(sheet: Worksheet, form: Form) -> None:
    cells.widths(sheet, (10, 44, 11, 11, 12, 12, 26, 20, 20, 14, 14, 60))
    names = "ไตรมาส|ตัวชี้วัดย่อย|ตัวตั้ง|ตัวหาร|ผล|หน่วยนับ|เป้าหมาย|นับตั้งแต่ (พ.ศ.)|ข้อมูล ณ วันที่ (พ.ศ.)"
    cells.header(sheet, [*names.split("|"), "วันเริ่มนับ", "วันตัดข้อมูล", "วิธีนับ"])
    figures = form.figures()
    for position, (quarter, figure) in enumerate(figures, start=2):
        cells.row(sheet, position, _figure(quarter, figure))
    sheet.auto_filter.ref = f"A1:L{len(figures) + 1}"
    cells.page(sheet, landscape=True, title=f"ตัวเลขประกอบแบบรายงาน: {form.name}")


def _figure(quarter: int, figure: Figure) -> Sequence[cells.Value | float]:
    return (
        quarter,
        figure.label,
        figure.numerator,
        figure.denominator,
        cells.number_or_text(figure.value),
        figure.unit,
        figure.target,
        format_date(figure.since),
        format_date(figure.as_of),
        figure.since,
        figure.as_of,
        figure.method,
    )


def _write_cases(sheet: Worksheet, form: Form, cases: list[EvidenceCase]) -> None:
    promises = list(dict.fromkeys(promise.name for case in cases for promise in case.promises))
    words = [
        name for promise in promises for name in (f"กำหนด{promise}", f"{promise}เมื่อ", f"{promise}ทันหรือไม่")
    ]
    dates = [name for promise in promises for name in (f"กำหนด{promise} (วันที่)", f"{promise}เมื่อ (วันที่)")]
    names = ["เลขเรื่อง", "รับเรื่องเมื่อ", *words, "ความพึงพอใจ", "หมายเหตุ", "รับเรื่องเมื่อ (วันที่)", *dates]
    cells.widths(sheet, [16, 24, *[24, 24, 16] * len(promises), 16, 30, *[22] * (1 + 2 * len(promises))])
    cells.header(sheet, names)
    for position, case in enumerate(cases, start=2):
        cells.row(sheet, position, _case(case, promises))
    sheet.auto_filter.ref = sheet.dimensions
    cells.page(sheet, landscape=True, title=f"หลักฐานรายเรื่อง: {form.name}")


def _case(case: EvidenceCase, promises: list[str]) -> Sequence[cells.Value | float]:
    given = {promise.name: promise for promise in case.promises}
    words: list[cells.Value] = []
    dates: list[cells.Value] = []
    for name in promises:
        promise = given.get(name)
        if promise is None:
            words += ["", "", ""]
            dates += [None, None]
            continue
        words += [
            _to_the_second(promise.due),
            _to_the_second(promise.kept) if promise.kept else "",
            promise.verdict,
        ]
        dates += [cells.wall_time(promise.due), cells.wall_time(promise.kept) if promise.kept else None]
    return (
        case.number,
        _to_the_second(case.opened),
        *words,
        case.satisfaction,
        case.note,
        cells.wall_time(case.opened),
        *dates,
    )


def _to_the_second(at: datetime) -> str:
    """Seconds decide whether a promise of minutes was kept, so they are shown."""
    local = bangkok_time(at)
    return f"{format_date(local, 'short')} {local:%H:%M:%S} น."
