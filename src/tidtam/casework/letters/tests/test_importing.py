"""A register brought in from a spreadsheet: nothing is written before it is accepted, then all of it."""

import pytest

from tests.support.moments import bangkok
from tidtam.casework.letters.models import ImportRow, Letter
from tidtam.casework.letters.services import letters_import_accept, letters_import_preview
from tidtam.casework.letters.tests.office import make_letter
from tidtam.casework.letters.tests.sheets import csv_of, xlsx_of
from tidtam.core.kernel.errors import DomainError

FULL = ("เลขทะเบียนรับ", "วันที่ลงทะเบียน", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "ขั้น", "ผู้รับผิดชอบ")
GOOD = ("กท 0901/1542", "2 ม.ค. 63", "เขตพระนคร", "ปลัดกรุงเทพมหานคร", "ขอใช้ลานคนเมือง")
OTHER = ("กท 1201/88", "3 ม.ค. 63", "สำนักการระบายน้ำ", "", "ขอเบิกจ่าย")
FAULTY = ("กท 1201/89", "32 ม.ค. 63", "", "ผู้ว่าการ", "ขอเบิกจ่าย")


def preview(office, content, at):
    return letters_import_preview(
        unit=office.secretariat, name="ทะเบียน.csv", content=content, by=office.clerk, at=at
    )


def accept(office, batch, at, **more):
    return letters_import_accept(batch=batch, by=office.clerk, at=at, **more)


def test_reading_a_file_writes_nothing_into_the_register(office, at):
    batch = preview(office, csv_of(GOOD, FAULTY), at)
    assert not Letter.objects.exists()
    assert [bool(row.problems) for row in batch.rows.all()] == [False, True]
    assert [problem["column"] for problem in batch.rows.get(line=3).problems] == [
        "sender",
        "dated",
        "addressee",
    ]


def test_what_is_accepted_is_entered_in_the_order_of_the_file(office, at):
    batch = accept(office, preview(office, csv_of(GOOD, FAULTY, OTHER), at), at)
    assert batch.written == 2
    entered = Letter.objects.order_by("register_number").values_list("register_number", "sender")
    assert list(entered) == [(1, "เขตพระนคร"), (2, "สำนักการระบายน้ำ")]
    assert Letter.objects.all()[0].events()[0].data["batch"] == batch.pk
    assert ImportRow.objects.filter(letter__isnull=False).count() == 2


def test_an_old_register_keeps_its_numbers_steps_and_owners(office, at):
    row = ("2187", "6/1/2563 14:00", *GOOD, "ลงนามแล้ว", "นภา ศรีสุข")
    accept(office, preview(office, xlsx_of(row, heading=FULL, above=2), at), at)
    letter = Letter.objects.get()
    assert (letter.receive_number, letter.step, letter.owner) == ("2187/2563", "signed", office.clerk)
    assert letter.registered_at == bangkok("2020-01-06 14:00")
    assert make_letter(office, at=at).register_number == 2188


def test_a_number_that_is_taken_is_named(office, at):
    make_letter(office, at=at)
    rows = [(number, "6/1/2563", *GOOD, "", "") for number in ("1", "5", "5")]
    problems = [row.problems for row in preview(office, xlsx_of(*rows, heading=FULL), at).rows.all()]
    assert [bool(each) for each in problems] == [True, False, True]


def test_letters_we_have_and_lines_that_repeat_are_left_out_unless_wanted(office, at):
    make_letter(office, at=at, reference="ที่ กท 0901/1542 ลงวันที่ 2 มกราคม 2563")
    batch = preview(office, csv_of(GOOD, OTHER, OTHER), at)
    rows = list(batch.rows.all())
    assert rows[0].twin is not None and rows[1].twin_line is None and rows[2].twin_line == 3
    accept(office, batch, at)
    assert Letter.objects.count() == 2


def test_letters_we_have_are_entered_again_when_wanted(office, at):
    make_letter(office, at=at, reference="ที่ กท 0901/1542 ลงวันที่ 2 มกราคม 2563")
    accept(office, preview(office, csv_of(GOOD), at), at, with_twins=True)
    assert Letter.objects.count() == 2


def test_a_file_is_accepted_once(office, at):
    batch = preview(office, csv_of(GOOD), at)
    accept(office, batch, at)
    with pytest.raises(DomainError, match="ไปแล้ว"):
        accept(office, batch, at)
    assert Letter.objects.count() == 1


def test_when_the_register_has_changed_meanwhile_nothing_is_written_and_the_line_is_named(office, at):
    rows = [(str(number), "6/1/2563", *GOOD, "", "") for number in (4, 5)]
    batch = preview(office, xlsx_of(*rows, heading=FULL), at)
    make_letter(office, at=at, number=5)
    with pytest.raises(DomainError, match="บรรทัด 3"):
        accept(office, batch, at, with_twins=True)
    assert Letter.objects.count() == 1


def test_a_file_with_nothing_faultless_cannot_be_accepted(office, at):
    with pytest.raises(DomainError):
        accept(office, preview(office, csv_of(FAULTY), at), at)


def test_what_is_no_table_is_refused_with_a_sentence(office, at):
    with pytest.raises(DomainError, match="XLSX"):
        preview(office, b"PK\3\4", at)
