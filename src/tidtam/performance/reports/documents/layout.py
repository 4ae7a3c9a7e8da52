"""The form as the typesetter needs it: every word in place, lines split, pictures drawn."""

import io
from collections.abc import Callable, Iterable

import segno

from tidtam.core.thai.dates import format_date, format_datetime
from tidtam.performance.reports.documents.form import Figure, Form, Level, Quantity, Quarter, SubResult
from tidtam.performance.reports.documents.gaps import missing
from tidtam.performance.reports.documents.linebreaks import KEPT_TOGETHER, bound
from tidtam.performance.reports.documents.printable import drawable, in_thai_digits

Pen = Callable[[str], str]
Data = dict[str, object]

UNKNOWN = "(ยังไม่ได้ระบุ)"
LEVELS = {Level.OUTPUT: "ผลผลิต (Output)", Level.OUTCOME: "ผลลัพธ์ (Outcome)"}

_PLACES = {"signature": "ลงชื่อ", "footer": "ท้ายกระดาษ"}
_METHOD_KEYS = "กขคงจฉชซญดตถทธนบปผฝพฟมยรลวสหอ"
_SQUARE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'>"
    "<rect x='1.5' y='1.5' width='17' height='17' fill='none' stroke='#000' stroke-width='1.6'/>{tick}</svg>"
)
_TICK = "<path d='M4.5 10.5l4 4.5 7.5-10' fill='none' stroke='#000' stroke-width='2.2'/>"


def page_data(form: Form, *, thai_numerals: bool) -> Data:
    """What `form.typ` reads: strings, lists and numbers only, each already fit to print."""

    def pen(text: str) -> str:
        printed = bound(drawable(text))
        return in_thai_digits(printed) if thai_numerals else printed

    return {
        "thai_numerals": thai_numerals,
        "kept_together": KEPT_TOGETHER,
        "box_empty": _SQUARE.format(tick=""),
        "box_ticked": _SQUARE.format(tick=_TICK),
        **_frame(form, pen),
        **_fields(form, pen),
        "quarters": [_quarter(form, quarter, pen) for quarter in form.quarters],
        "gaps": [] if form.imprint.certified else _gaps(form, pen),
        **_annex(form, pen),
    }


def _frame(form: Form, pen: Pen) -> Data:
    imprint = form.imprint
    printed = f"พิมพ์จากระบบเมื่อ {format_datetime(imprint.printed_at)}"
    version = f"วิธีคำนวณรุ่น {drawable(imprint.method_version)}"
    number = drawable(imprint.number)
    return {
        "title": pen(form.title),
        "title_at": form.title_at,
        "document_title": drawable(f"{form.name} ปีงบประมาณ พ.ศ. {form.fiscal_year}"),
        "keywords": [word for word in (number, imprint.method_version) if word],
        "agency": pen(form.agency),
        "period": pen(f"ปีงบประมาณ พ.ศ. {form.fiscal_year} · ข้อมูล ณ {format_date(form.as_of, style='short')}"),
        "certification": pen(form.certification),
        "certified": imprint.certified,
        "draft_mark": "ฉบับร่าง",
        "mark": pen(f"ฉบับรับรอง {format_datetime(imprint.certified_at)}")
        if imprint.certified_at
        else "ฉบับร่าง ยังไม่ได้รับรอง",
        "number": number,
        "imprint": [f"เลขที่ตรวจสอบ {number} · {version}" if number else version, pen(printed)],
        "verify_url": imprint.verify_url,
        "qr": _qr(imprint.verify_url) if imprint.verify_url else "",
    }


def _fields(form: Form, pen: Pen) -> Data:
    support, signature = form.support, form.signature
    return {
        "name": pen(f"{form.number}. {form.name}" if form.number else form.name),
        "levels": [{"name": name, "ticked": level in form.levels} for level, name in LEVELS.items()],
        "support": [
            ["ประเด็นยุทธศาสตร์", pen(support.strategy)],
            ["----- ย่อย", pen(support.strategy_dimension)],
            ["เป้าประสงค์ที่", pen(support.objective)],
        ],
        "definition": _lines(form.definition, pen),
        "calculation": _lines(form.calculation, pen),
        "target": pen(quantity(form.target)),
        "result": pen(quantity(form.result)),
        "year_end": _lines([form.year_end], pen),
        "supporting_factors": _lines([form.supporting_factors], pen),
        "obstacles": _lines([form.obstacles], pen),
        "evidence": _lines(_numbered(form.evidence), pen),
        "signature": {
            "name": pen(signature.name),
            "position": pen(signature.position),
            "role": pen(signature.role),
            "date": pen(format_date(signature.signed_on)) if signature.signed_on else "",
        },
    }


def quantity(held: Quantity) -> str:
    """Section 5 as the planning system prints it, "100 (ร้อยละ)"; what is not known is said to be so."""
    return f"{held.value or UNKNOWN} ({held.unit})" if held.unit else held.value or UNKNOWN


def nothing_told(form: Form, quarter: Quarter) -> str:
    """What stands in place of an empty quarter: not due yet, or overdue."""
    return "(ยังไม่ได้กรอกผลการดำเนินงาน)" if quarter.as_of <= form.as_of else "(ยังไม่ถึงกำหนดรายงาน)"


def _quarter(form: Form, quarter: Quarter, pen: Pen) -> Data:
    told = [result for result in quarter.results if result.target.strip() or result.result.strip()]
    return {
        "number": pen(str(quarter.number)),
        "narrative": _lines([quarter.narrative], pen),
        "empty": "" if told else nothing_told(form, quarter),
        "results": [_result(result, pen) for result in told],
    }


def _result(result: SubResult, pen: Pen) -> Data:
    return {"title": pen(result.title), "target": pen(result.target), "result": pen(result.result)}


def _gaps(form: Form, pen: Pen) -> list[Data]:
    return [
        {"place": _PLACES.get(gap.place) or f"ข้อ {gap.place}", "sentence": pen(gap.sentence)}
        for gap in missing(form)
    ]


def _annex(form: Form, pen: Pen) -> Data:
    """The table of figures and the methods it refers to, each method once under a letter of its own."""
    figures = form.figures()
    methods = list(dict.fromkeys(figure.method for _, figure in figures if figure.method))
    keys = {method: _method_key(position) for position, method in enumerate(methods)}
    return {
        "figures": [
            [pen(cell) for cell in _row(quarter, figure, keys.get(figure.method, "–"))]
            for quarter, figure in figures
        ],
        "methods": [[key, pen(method)] for method, key in keys.items()],
    }


def _row(quarter: int, figure: Figure, method_key: str) -> tuple[str, ...]:
    return (
        str(quarter),
        figure.label,
        "–" if figure.numerator is None else str(figure.numerator),
        "–" if figure.denominator is None else str(figure.denominator),
        " ".join(
            (figure.unit, figure.value) if figure.unit == "ร้อยละ" else (figure.value or "–", figure.unit)
        ),
        figure.target or "–",
        f"{format_date(figure.since, style='short')} –\n{format_date(figure.as_of, style='short')}",
        method_key,
    )


def _method_key(position: int) -> str:
    rounds, letter = divmod(position, len(_METHOD_KEYS))
    return _METHOD_KEYS[letter] + (str(rounds + 1) if rounds else "")


def _numbered(items: tuple[str, ...]) -> Iterable[str]:
    return (
        items if len(items) < 2 else (f"{position}. {item}" for position, item in enumerate(items, start=1))
    )


def _lines(texts: Iterable[str], pen: Pen) -> list[str]:
    """The typed lines of all `texts`; blank lines at either end fall away."""
    joined = "\n".join(pen(text).rstrip() for text in texts).strip("\n")
    return joined.split("\n") if joined else []


def _qr(address: str) -> str:
    """The QR code of `address` as an SVG of paths only (text in an SVG would be shaped wrongly)."""
    image = io.BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", border=2, xmldecl=False, svgns=True)
    return image.getvalue().decode()
