"""Spreadsheets made up for tests."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

HEADING = ("ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง")


def csv_of(*rows: Sequence[str], heading: Sequence[str] = HEADING, encoding: str = "utf-8-sig") -> bytes:
    """Return a CSV as a spreadsheet program saves it."""
    lines = [",".join(f'"{cell}"' for cell in row) for row in (heading, *rows)]
    return "\r\n".join(lines).encode(encoding)


def xlsx_of(*rows: Sequence[Any], heading: Sequence[str] = HEADING, above: int = 0) -> bytes:
    """Return a workbook with ``above`` lines of title over the heading."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _line in range(above):
        sheet.append(["ทะเบียนหนังสือรับ"])
    for row in (heading, *rows):
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
