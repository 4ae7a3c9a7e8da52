"""Spreadsheets of any making are read, hostile ones refused."""

import io
import zipfile
from datetime import date, datetime

import pytest

from tidtam.casework.letters.spreadsheets import reading
from tidtam.casework.letters.spreadsheets.reading import Unreadable, read_table
from tidtam.casework.letters.tests.sheets import csv_of, xlsx_of

ROW = ("กท 0901/1542", "2 ม.ค. 63", "เขตพระนคร", "", "ขอใช้ลานคนเมือง")


def reason(content: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_table(content)
    return refusal.value.reason


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8-sig", "UTF-8"), ("utf-8", "UTF-8"), ("cp874", "TIS-620"), ("utf-16", "UTF-16")],
)
def test_thai_is_read_in_every_encoding_offices_use(encoding, shown):
    table = read_table(csv_of(ROW, encoding=encoding))
    assert table.encoding == shown
    assert table.lines[0].said["subject"] == "ขอใช้ลานคนเมือง"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_may_be_parted_by_comma_semicolon_or_tab(separator):
    content = f"จาก{separator}เรื่อง\nเขตพระนคร{separator}ขอใช้ลาน".encode()
    assert read_table(content).lines[0].said == {"sender": "เขตพระนคร", "subject": "ขอใช้ลาน"}


def test_a_workbook_is_read_below_its_title_with_the_line_numbers_people_see():
    table = read_table(xlsx_of(ROW, ("", "", "", "", ""), ROW, above=3))
    assert [line.number for line in table.lines] == [5, 7]


def test_dates_and_figures_of_a_workbook_become_text():
    typed = datetime(2563, 1, 2)  # noqa: DTZ001 - a sheet knows no zones
    row = (1542.0, typed, "เขตพระนคร", None, date(2020, 1, 2))
    said = read_table(xlsx_of(row)).lines[0].said
    assert said == {
        "reference": "1542",
        "dated": "2563-01-02",
        "sender": "เขตพระนคร",
        "subject": "2020-01-02",
    }


def test_columns_are_known_by_the_names_offices_give_them():
    heading = ("เลขรับ", "หน่วยงาน", "ชื่อเรื่อง", "สถานะ", "ไม่รู้จัก")
    said = read_table(xlsx_of(("1", "เขต", "ขอ", "ลงนามแล้ว", "x"), heading=heading)).lines[0].said
    assert said == {"number": "1", "sender": "เขต", "subject": "ขอ", "step": "ลงนามแล้ว"}


def test_a_formula_is_read_as_its_value_and_never_run():
    table = read_table(xlsx_of(("=1+1", "", "เขต", "", '=HYPERLINK("x")')))
    assert "reference" not in table.lines[0].said


def zip_bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (reading.MOST_UNPACKED + 1))
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no_heading"),
        ("ก,ข\n1,2".encode(), "no_heading"),
        (csv_of(), "empty"),
        (b"PK\3\4 broken", "not_a_table"),
        (b"%PDF-1.7\0\0", "not_a_table"),
        (b"\xff\xf0\x80" * 9, "encoding"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content, why):
    assert reason(content) == why


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert reason(zip_bomb()) == "too_big"


def test_a_file_has_a_largest_size_and_a_largest_number_of_rows(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert reason(csv_of(ROW, ROW, ROW)) == "too_many"
    monkeypatch.setattr(reading, "MOST_BYTES", 20)
    assert reason(csv_of(ROW)) == "too_big"
