"""Reading a spreadsheet's cells as text, from XLSX or CSV in the encodings Thai offices use.

Nothing in a file is trusted: size, rows, columns and what an archive would unpack to are limited first.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from tidtam.casework.letters.spreadsheets.columns import columns_in, is_heading

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 150 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 40
LONGEST_CELL = 2000
HEADING_WITHIN = 15
"""Rows among which the heading is looked for: printed registers have a title above it."""

ENCODINGS = ("utf-8-sig", "cp874")
SEPARATORS = ",;\t"


class Unreadable(Exception):
    """Why a file cannot be read: too_big, not_a_table, encoding, no_heading, too_many or empty."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Line:
    """A row below the heading: its number in the file, from 1, and the text of each known column."""

    number: int
    said: dict[str, str]


@dataclass(frozen=True)
class Table:
    """What a file holds: the lines, and the encoding it was read in (empty for XLSX)."""

    lines: tuple[Line, ...]
    encoding: str


def read_table(content: bytes) -> Table:
    """Return the rows of an XLSX or CSV file; which of the two is told by its content.

    Raises:
        Unreadable: when it is neither, is too large, or has no heading with at least จาก and เรื่อง.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable("too_big")
    if content.startswith(b"PK"):
        return Table(_lines(_xlsx_rows(content)), "")
    text, encoding = _decoded(content)
    return Table(_lines(_csv_rows(text)), encoding)


def _lines(rows: Iterable[list[str]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    places: dict[str, int] = {}
    for number, cells in enumerate(rows, 1):
        if not places:
            if is_heading(cells):
                places = columns_in(cells)
            elif number >= HEADING_WITHIN:
                break
            continue
        said = {key: cells[place] for key, place in places.items() if place < len(cells) and cells[place]}
        if said:
            lines.append(Line(number, said))
        if len(lines) > MOST_ROWS:
            raise Unreadable("too_many")
    if not places:
        raise Unreadable("no_heading")
    if not lines:
        raise Unreadable("empty")
    return tuple(lines)


def _xlsx_rows(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("too_big")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        limits = {"max_row": MOST_ROWS + HEADING_WITHIN + 1, "max_col": MOST_COLUMNS}
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True, **limits)]
    except Unreadable:
        raise
    except Exception as error:  # a damaged workbook fails in openpyxl in many ways
        raise Unreadable("not_a_table") from error
    return iter(rows)


def _csv_rows(text: str) -> Iterator[list[str]]:
    first_lines = "\n".join(text.splitlines()[:HEADING_WITHIN])
    separator = max(SEPARATORS, key=first_lines.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [cell.strip()[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
    except csv.Error as error:
        raise Unreadable("not_a_table") from error


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a CSV: UTF-8, UTF-16 with BOM, or TIS-620 as Windows writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    if b"\0" in content:
        raise Unreadable("not_a_table")
    for encoding, shown in zip(ENCODINGS, ("UTF-8", "TIS-620"), strict=True):
        try:
            return content.decode(encoding), shown
        except UnicodeDecodeError:
            continue
    raise Unreadable("encoding")


def _text(value: Any) -> str:
    """Return a cell as people read it; dates as ``2020-01-07`` whatever era was typed into the sheet."""
    match value:
        case None | bool():
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()[:LONGEST_CELL]
