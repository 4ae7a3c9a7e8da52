"""The evidence behind a figure as files: case numbers, times and verdicts."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook

from tidtam.core.thai.era import bangkok_time
from tidtam.performance.indicators.evidence import CaseSeen

BOM = "\ufeff"  # without it Excel reads Thai in a CSV file as something else
MOST_ROWS_OF_A_WORKBOOK = 100_000
Row = list[str]


def header(promises: Iterable[tuple[str, str]]) -> Row:
    """Return the names of the columns; ``promises`` are codes and titles."""
    names = [_("เลขเรื่อง"), _("นับหรือไม่"), _("รับเรื่องเมื่อ")]
    for _code, title in promises:
        names += [
            _("กำหนด%(promise)s") % {"promise": title},
            _("%(promise)sเมื่อ") % {"promise": title},
            _("ผล%(promise)s") % {"promise": title},
        ]
    return [*names, _("ลงเวลาย้อนหลัง")]


def row(case: CaseSeen, side: str, promises: Iterable[tuple[str, str]]) -> Row:
    """Return one case; times are those of Bangkok, to the second, so that anybody can check a verdict."""
    seen = {promise.code: promise for promise in case.promises}
    cells = [case.number, side, _moment(case.opened)]
    for code, _title in promises:
        promise = seen.get(code)
        cells += [_moment(promise.due), _moment(promise.kept), promise.verdict] if promise else ["", "", ""]
    return [*cells, _("ใช่") if case.backdated else ""]


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a CSV file line by line, so that a million cases need no more memory than one."""
    yield BOM
    for cells in rows:
        line = io.StringIO()
        csv.writer(line).writerow(cells)
        yield line.getvalue()


def workbook(rows: Iterable[Row], *, title: str) -> bytes:
    """Return an XLSX file with one sheet; the first row stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(1, 4):
        sheet.column_dimensions["ABC"[number - 1]].width = 22
    for cells in rows:
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _moment(at: object) -> str:
    return f"{bangkok_time(at):%Y-%m-%d %H:%M:%S}" if at else ""  # type: ignore[arg-type]
