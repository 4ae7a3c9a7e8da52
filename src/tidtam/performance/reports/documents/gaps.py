"""What a form still lacks before it can be certified, in sentences an officer can act on."""

from collections.abc import Iterator
from dataclasses import dataclass

from tidtam.performance.reports.documents.form import Figure, Form, Quarter


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap. `place` is the section as numbered on paper ("5", "6.2", "signature", "footer")."""

    place: str
    sentence: str
    english: str


def missing(form: Form) -> list[Missing]:
    """Everything that keeps `form` from being certified, in the order of the paper; empty when nothing does.

    A quarter is due once its own cut-off has come by the cut-off of the report, so a report for the second
    quarter may leave the third and fourth empty. Supporting factors, obstacles and evidence may be empty
    (seed 000 leaves them so).
    """
    due = [quarter for quarter in form.quarters if quarter.as_of <= form.as_of]
    return [
        *_identity(form),
        *_quantities(form, due),
        *(gap for quarter in due for gap in _quarter(quarter)),
        *_year_end(form, due),
        *_signing(form),
    ]


def _identity(form: Form) -> Iterator[Missing]:
    if not form.name.strip():
        yield Missing("1", "ยังไม่มีชื่อตัวชี้วัด", "The indicator has no name.")
    if not form.levels:
        yield Missing(
            "2",
            "ยังไม่ได้เลือกระดับความสำเร็จ (ผลผลิตหรือผลลัพธ์)",
            "Tick the level of success: output or outcome.",
        )
    support = form.support
    if not (support.strategy.strip() and support.strategy_dimension.strip() and support.objective.strip()):
        yield Missing(
            "2",
            "ยังระบุแผนพัฒนากรุงเทพมหานครที่สนับสนุนไม่ครบ (ด้าน มิติ และเป้าประสงค์)",
            "Name the strategy, the dimension and the objective of the 20-year plan that it supports.",
        )
    if not any(line.strip() for line in form.definition):
        yield Missing("3", "ยังไม่ได้กรอกคำนิยาม", "The definition is empty.")
    if not any(line.strip() for line in form.calculation):
        yield Missing("4", "ยังไม่ได้กรอกวิธีการคำนวณ", "The method of calculation is empty.")


def _quantities(form: Form, due: list[Quarter]) -> Iterator[Missing]:
    if not form.target.value.strip():
        yield Missing("5", "ยังไม่ได้กำหนดค่าเป้าหมาย", "The target has no value.")
    if not form.target.unit.strip():
        yield Missing("5", "ค่าเป้าหมายยังไม่มีหน่วยนับ", "The target has no unit.")
    if due and not form.result.value.strip():
        yield Missing("5", "ยังไม่มีผลงานที่ทำได้", "The result has no value.")
    if due and not form.result.unit.strip():
        yield Missing("5", "ผลงานที่ทำได้ยังไม่มีหน่วยนับ", "The result has no unit.")
    if form.target.unit.strip() and form.result.unit.strip() and form.target.unit != form.result.unit:
        yield Missing(
            "5",
            f"หน่วยนับของผลงาน ({form.result.unit}) ไม่ตรงกับหน่วยนับของเป้าหมาย ({form.target.unit})",
            f"The result is in {form.result.unit} but the target is in {form.target.unit}.",
        )


def _quarter(quarter: Quarter) -> Iterator[Missing]:
    place = f"6.{quarter.number}"
    told = any(result.result.strip() for result in quarter.results)
    if not quarter.narrative.strip() and not told:
        yield Missing(
            place,
            f"ไตรมาสที่ {quarter.number} สิ้นสุดแล้ว แต่ยังไม่มีรายงานผลการดำเนินงาน",
            f"Quarter {quarter.number} is over but its report is empty.",
        )
    for result in quarter.results:
        if result.figure is not None and (lacking := _lacking(result.figure)):
            thai, english = zip(*lacking, strict=True)
            label = result.figure.label
            yield Missing(
                place,
                f"ตัวเลข “{label}” ของไตรมาสที่ {quarter.number} ยังขาด{'และ'.join(thai)}",
                f"The figure “{label}” of quarter {quarter.number} lacks {' and '.join(english)}.",
            )


def _lacking(figure: Figure) -> list[tuple[str, str]]:
    parts = [
        (figure.unit.strip(), "หน่วยนับ", "unit"),
        (figure.method.strip(), "วิธีนับ", "method"),
    ]
    return [(thai, english) for present, thai, english in parts if not present]


def _year_end(form: Form, due: list[Quarter]) -> Iterator[Missing]:
    if any(quarter.number == 4 for quarter in due) and not form.year_end.strip():
        yield Missing(
            "6.5",
            "สิ้นปีงบประมาณแล้ว แต่ยังไม่มีสรุปผลการดำเนินงาน",
            "The fiscal year is over but its summary is empty.",
        )


def _signing(form: Form) -> Iterator[Missing]:
    signature, imprint = form.signature, form.imprint
    if not signature.name.strip():
        yield Missing("signature", f"ยังไม่ได้ระบุชื่อ{signature.role}", "The signature block has no name.")
    if not signature.position.strip():
        yield Missing(
            "signature", f"ยังไม่ได้ระบุตำแหน่งของ{signature.role}", "The signature block has no position."
        )
    if imprint.certified and signature.signed_on is None:
        yield Missing("signature", "รับรองแล้วแต่ยังไม่มีวันที่ลงชื่อ", "The form is certified but not dated.")
    if imprint.certified and not (imprint.number.strip() and imprint.verify_url.strip()):
        yield Missing(
            "footer",
            "รับรองแล้วแต่ยังไม่มีเลขที่และที่อยู่สำหรับตรวจสอบเอกสาร",
            "The form is certified but has no verification number and address.",
        )
