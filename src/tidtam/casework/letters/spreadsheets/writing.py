"""The register as an XLSX workbook that no spreadsheet program takes for a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tidtam.casework.letters.spreadsheets.columns import COLUMNS

FONT = "TH Sarabun New"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def workbook_of(title: str, heading: Mapping[str, str], rows: Iterable[Mapping[str, str | int]]) -> bytes:
    """Return a workbook of one sheet with the columns of form 13.

    Args:
        heading: the name of each column in the reader's language, by the column's key.
        rows: the text or figure of each column, by the column's key.
    """
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title[:31])  # the stubs know only half of a write-only sheet
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    for place, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.append(_cells(sheet, [heading[column.key] for column in COLUMNS], bold=True))
    for row in rows:
        sheet.append(_cells(sheet, [row.get(column.key, "") for column in COLUMNS]))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cells(sheet: Any, values: Sequence[str | int], *, bold: bool = False) -> list[Cell]:
    return [_cell(sheet, value, bold) for value in values]


def _cell(sheet: Any, value: str | int, bold: bool) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value=value)
    cell.font = Font(name=FONT, size=14, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
    return cell
