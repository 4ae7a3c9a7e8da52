import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest

from tidtam.performance.reports.documents.cells import number_or_text, safe_text
from tidtam.performance.reports.documents.form import Quantity
from tidtam.performance.reports.documents.tests.samples import CERTIFIED, DRAFT, evidence_case
from tidtam.performance.reports.documents.xlsx import EVIDENCE_SHEET, FIGURES_SHEET, FORM_SHEET, form_workbook


def opened(form=CERTIFIED, cases=()):
    return openpyxl.load_workbook(io.BytesIO(form_workbook(form, cases)))


def wall(year, month, day, hour=0, minute=0, second=0):
    """A moment on Bangkok's clocks as a spreadsheet holds it: without a zone."""
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC).replace(tzinfo=None)


def labelled(sheet):
    return {sheet.cell(row, 1).value.strip(): sheet.cell(row, 2).value for row in range(1, sheet.max_row + 1)}


def test_it_has_three_sheets_with_thai_names():
    assert opened().sheetnames == [FORM_SHEET, FIGURES_SHEET, EVIDENCE_SHEET]


def test_the_first_sheet_is_the_form():
    fields = labelled(opened()[FORM_SHEET])
    assert fields["1. ชื่อตัวชี้วัด"] == f"4. {CERTIFIED.name}"
    assert fields["5. เป้าหมาย"] == "100 (ร้อยละ)"
    assert fields["2. ระดับความสำเร็จ"] == "[  ] ผลผลิต (Output)   [X] ผลลัพธ์ (Outcome)"
    assert fields["สถานะ"] == "ฉบับรับรอง 31 มี.ค. 2563 16:40 น."
    assert "ร้อยละ 100" in fields["- ผลการดำเนินงาน"]


def test_a_draft_lists_what_it_lacks():
    fields = labelled(opened(replace(DRAFT, target=Quantity("100", "")))[FORM_SHEET])
    assert fields["สถานะ"] == "ฉบับร่าง ยังไม่ได้รับรอง"
    assert fields["ต้องเติมก่อนรับรอง"] == "• ค่าเป้าหมายยังไม่มีหน่วยนับ"


def test_the_figures_are_numbers_with_all_it_takes_to_check_them():
    sheet = opened()[FIGURES_SHEET]
    row = [cell.value for cell in sheet[3]]
    assert row[:7] == [2, "แจ้งรับทราบภายใน 15 นาที", 28, 29, 96.55, "ร้อยละ", "ไม่น้อยกว่าร้อยละ 80"]
    assert row[8:11] == ["31 มีนาคม 2563", wall(2019, 12, 1), wall(2020, 3, 31)]
    assert "คำตอบอัตโนมัติไม่นับ" in row[11]
    assert sheet.max_row == 5


def test_a_case_stands_in_words_and_in_dates_that_can_be_counted_with():
    sheet = opened(cases=[evidence_case()])[EVIDENCE_SHEET]
    row = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))
    assert row["เลขเรื่อง"] == "นส.63-0021"
    assert row["รับเรื่องเมื่อ"] == "12 ก.พ. 2563 10:00:00 น."
    assert row["รับเรื่องเมื่อ (วันที่)"] == wall(2020, 2, 12, 10, 0)
    assert row["กำหนดรับทราบ (วันที่)"] == wall(2020, 2, 12, 10, 15)
    assert row["รับทราบเมื่อ (วันที่)"] == wall(2020, 2, 12, 10, 15, 41)
    assert row["รับทราบเมื่อ"] == "12 ก.พ. 2563 10:15:41 น."
    assert row["รับทราบทันหรือไม่"] == "เกินกำหนด"
    assert row["แจ้งผลเมื่อ"] in (None, "") and row["แจ้งผลเมื่อ (วันที่)"] is None


@pytest.mark.parametrize("text", ["=1+1", "+66", "@SUM(A1)", "-2+3", "\t=1", "\n=cmd|' /C calc'!A0", " =1"])
def test_nothing_typed_becomes_a_formula(text):
    sheet = opened(replace(DRAFT, obstacles=text), [evidence_case(note=text)])
    for cell in (cell for ws in sheet for row in ws.iter_rows() for cell in row):
        assert cell.data_type != "f"
    assert labelled(sheet[FORM_SHEET])["8. อุปสรรค"].startswith("'")


def test_a_dash_that_opens_a_line_of_thai_stays_as_typed():
    assert safe_text("-ไม่มี-") == "-ไม่มี-"
    assert safe_text("- เป้าหมาย") == "- เป้าหมาย"
    assert safe_text("-") == "-"


def test_control_characters_and_boundless_texts_do_not_break_the_file():
    fields = labelled(opened(replace(DRAFT, obstacles="ก\x00\x0bข" + "ค" * 40_000))[FORM_SHEET])
    assert fields["8. อุปสรรค"].startswith("กขค")
    assert len(fields["8. อุปสรรค"]) <= 32_767


@pytest.mark.parametrize(
    ("printed", "value"),
    [("96.55", 96.55), ("1,301", 1301), ("", ""), ("มาก", "มาก"), ("NaN", "NaN"), ("100.00", 100)],
)
def test_a_printed_number_becomes_a_number(printed, value):
    assert number_or_text(printed) == value


def test_it_prints_on_a4_one_page_wide_with_its_headings_repeated():
    book = opened(cases=[evidence_case()])
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book[FORM_SHEET].page_setup.orientation == "portrait"
    assert book[EVIDENCE_SHEET].print_title_rows == "$1:$1"
    assert book[FIGURES_SHEET].freeze_panes == "A2"
