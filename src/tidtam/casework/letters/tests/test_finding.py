"""Finding letters: by what people call them, and by any part of what is written of them."""

from datetime import date

import pytest

from tests.support.moments import bangkok
from tidtam.casework.letters.models import Letter, Secrecy
from tidtam.casework.letters.selectors import letter_lookup, letters_of, twins_of
from tidtam.casework.letters.services import letter_cancel, letter_follow
from tidtam.casework.letters.tests.office import make_case, make_letter

TODAY = date(2020, 1, 7)


@pytest.mark.parametrize(
    "said",
    [
        "กท 0901/1542",
        "กท0901/1542",
        "ที่ กท ๐๙๐๑/๑๕๔๒ ลงวันที่ ๒ ม.ค. ๖๓",
        "0901/1542",
        "เลขรับ 1",
        "1",
        "1/2563",
        "๑/๖๓",
    ],
)
def test_it_is_found_by_whatever_people_call_it(office, at, said):
    letter = make_letter(office, at=at, dated=date(2020, 1, 2))
    assert letter_lookup(said, today=TODAY) == [letter]


@pytest.mark.parametrize("said", ["กท 0901/154", "กค 0901/1542", "เลขรับ 12", "สวัสดีค่ะ", "", "0"])
def test_nothing_is_found_by_something_else(office, at, said):
    make_letter(office, at=at)
    assert letter_lookup(said, today=TODAY) == []


def test_numbers_start_anew_each_year_so_the_date_decides(office):
    last = make_letter(office, at=bangkok("2019-06-03 10:00"), dated=date(2019, 5, 30))
    this = make_letter(office, at=bangkok("2020-01-06 10:00"), dated=date(2020, 1, 2))
    assert letter_lookup("กท 0901/1542", today=TODAY) == [this, last]
    assert letter_lookup("กท 0901/1542 ลงวันที่ 30 พ.ค. 62", today=TODAY) == [last]


def test_a_receive_number_without_a_year_is_this_years_or_else_last_years(office):
    make_letter(office, at=bangkok("2019-06-03 10:00"))
    last = make_letter(office, at=bangkok("2019-06-03 10:01"))
    this = make_letter(office, at=bangkok("2020-01-06 10:00"))
    assert letter_lookup("เลขรับ 1", today=TODAY) == [this]
    assert letter_lookup("เลขรับ 2", today=TODAY) == [last]


@pytest.mark.parametrize("secrecy", [Secrecy.CONFIDENTIAL, Secrecy.SECRET])
def test_a_chat_never_hears_of_a_secret_letter(office, at, secrecy):
    letter = make_letter(office, at=at, secrecy=secrecy)
    for said in ("กท 0901/1542", "0901/1542", "เลขรับ 1", "1/2563"):
        assert letter_lookup(said, today=TODAY, for_chat=True) == []
        assert letter_lookup(said, today=TODAY) == [letter]


def test_a_cancelled_entry_is_not_found(office, at):
    letter_cancel(letter=make_letter(office, at=at), reason="ลงซ้ำ", by=office.clerk, at=at)
    assert letter_lookup("กท 0901/1542", today=TODAY) == []


@pytest.mark.parametrize(
    "part",
    ["ลานคนเมือง", "คนเมืองจัด", "เขตพระ", "0901/15", "๐๙๐๑", "กท", "กท ลานคน", "1/2563", '"ด่วน"', "%", "50%"],
)
def test_it_is_found_by_any_part_of_what_is_written(office, at, part):
    letter = make_letter(office, at=at, remarks='50%_ส่วนลด "ด่วน" \\ O\'Neil')
    make_letter(office, at=at, subject="อื่น", sender="อื่น", reference="อว 1/1")
    assert list(Letter.objects.found_by(part)) == [letter]


@pytest.mark.parametrize("part", ["ลานกีฬา", "0901/99", "_", "50_", "* OR ลาน", "NEAR(", "กท ลานกีฬา"])
def test_it_is_not_found_by_what_is_not_written(office, at, part):
    make_letter(office, at=at)
    assert not Letter.objects.found_by(part)


def test_it_is_found_by_whom_it_is_addressed_to(office, at):
    letter = make_letter(office, at=at)
    assert list(Letter.objects.found_by("ปลัดกรุงเทพ")) == [letter]


def test_latin_letters_are_found_in_either_case(office, at):
    letter = make_letter(office, at=at, subject="ขอเชิญประชุม ASEAN Smart Cities")
    assert list(Letter.objects.found_by("asean SMART")) == [letter]


def test_twins_bear_the_same_number_and_no_other_date(office, at):
    letter = make_letter(office, at=at, dated=date(2020, 1, 2))
    ask = {"canonical": letter.canonical, "unit": office.secretariat}
    assert twins_of(**ask) == [letter]
    assert twins_of(**ask, dated=date(2020, 1, 2)) == [letter]
    assert twins_of(**ask, dated=date(2019, 1, 2)) == []
    assert twins_of(**ask, other_than=letter.pk) == []
    assert twins_of(canonical="", unit=office.secretariat) == []


def test_a_case_shows_its_letters_to_who_may_see_them(office, at):
    letter, case = make_letter(office, at=at), make_case(office, at=at)
    letter_follow(case=case, letter=letter, at=at)
    assert letters_of(case) == letters_of(case, viewer=office.clerk) == [letter]
    assert letters_of(case, viewer=office.stranger) == []


def test_secret_letters_are_seen_by_who_keeps_the_register_alone(office, at):
    plain, secret = make_letter(office, at=at), make_letter(office, at=at, secrecy=Secrecy.SECRET)
    assert set(Letter.objects.visible_to(office.clerk)) == {plain, secret}
    assert set(Letter.objects.visible_to(office.auditor)) == {plain}
    assert set(Letter.objects.visible_to(office.stranger)) == set()
