"""Cells of a workbook: text that never becomes a formula, real numbers and dates, pages that print well."""

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tidtam.core.thai.era import bangkok_time
from tidtam.performance.reports.documents.printable import clean

Value = str | int | date | datetime | None

DATE = "yyyy-mm-dd"
MOMENT = "yyyy-mm-dd hh:mm:ss"

_LONGEST = 32_767
_LINE_HEIGHT = 24.0
_TALLEST = 409.0
_FORMULA = re.compile(r"\s*(?:[=+@]|-(?![\s\-ก-๙]|$))")
_FAMILY, _SIZE = "TH SarabunPSK", 16
_EDGE = Border(bottom=Side(style="thin", color="BFBFBF"))


def safe_text(text: str) -> str:
    """`text` as a spreadsheet may hold it: no control characters and at most 32,767 characters.

    An apostrophe goes before anything that a program could run as a formula, also after the sheet has been
    saved as CSV. A dash that opens a line of Thai ("- เป้าหมาย", "-ไม่มี-") stays as typed.
    """
    text = clean(text)[: _LONGEST - 1]
    return f"'{text}" if _FORMULA.match(text) else text


def number_or_text(printed: str) -> int | float | str:
    """A printed number as a number ("96.55", "1,301"), anything else as it is."""
    try:
        value = Decimal(printed.replace(",", ""))
    except InvalidOperation:
        return printed
    if not value.is_finite():
        return printed
    return int(value) if value == value.to_integral_value() else float(value)


def wall_time(at: datetime) -> datetime:
    """The aware moment `at` on Bangkok's clocks, without a zone: what a spreadsheet can hold."""
    return bangkok_time(at).replace(tzinfo=None)


def put(cell: Cell | MergedCell, value: Value | float, *, bold: bool = False) -> None:
    """Write `value` as what it is: text as text, a number as a number, a date or wall time as a real date."""
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} is merged into another cell and holds nothing")
    cell.font = Font(name=_FAMILY, size=_SIZE, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str):
        cell.value = safe_text(value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in {"-", "="}
    elif isinstance(value, datetime):
        cell.value, cell.number_format = value, MOMENT
    elif isinstance(value, date):
        cell.value, cell.number_format = value, DATE
    else:
        cell.value = value


def header(sheet: Worksheet, names: Sequence[str]) -> None:
    """The first row: names on a quiet ground, frozen, repeated on every printed page, with a filter."""
    for column, name in enumerate(names, start=1):
        cell = sheet.cell(1, column)
        put(cell, name, bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EFEA")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def row(sheet: Worksheet, position: int, values: Sequence[Value | float]) -> None:
    """One row of a table, tall enough for its longest text."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(position, column)
        put(cell, value)
        cell.border = _EDGE
    fit_height(sheet, position, values)


def fit_height(sheet: Worksheet, position: int, values: Sequence[Value | float]) -> None:
    """Give the row the height its wrapped texts need; spreadsheets do not work it out on opening a file."""
    needed = 1
    for column, value in enumerate(values, start=1):
        if isinstance(value, str):
            width = sheet.column_dimensions[get_column_letter(column)].width
            needed = max(needed, sum(math.ceil(_shown(line) / width) or 1 for line in value.split("\n")))
    sheet.row_dimensions[position].height = min(needed * _LINE_HEIGHT, _TALLEST)


def widths(sheet: Worksheet, characters: Sequence[float]) -> None:
    for column, width in enumerate(characters, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def page(sheet: Worksheet, *, landscape: bool, title: str) -> None:
    """A4, one page wide, with title and page numbers."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    if sheet.oddHeader is not None and sheet.oddFooter is not None:
        sheet.oddHeader.left.text = clean(title)[:100].replace("&", "&&")
        sheet.oddFooter.right.text = "หน้า &P จาก &N"


def _shown(line: str) -> int:
    """How many columns `line` takes: marks above and below take none."""
    return sum(unicodedata.category(ch) not in {"Mn", "Me"} for ch in line)
