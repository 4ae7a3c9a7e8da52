from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.kernel.errors import DomainError
from tidtam.core.thai.dates import ThaiDateError, format_date, parse_date
from tidtam.core.thai.digits import to_thai

TODAY = date(2020, 3, 1)
THE_7TH = date(2020, 1, 7)
DAYS = st.dates(min_value=date(1941, 1, 1), max_value=date(2120, 12, 31))
DAYS_OF_THIS_CENTURY = st.dates(min_value=date(1957, 1, 1), max_value=date(2056, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "7 มกราคม 2563",
        "๗ มกราคม ๒๕๖๓",
        "7 ม.ค. 63",
        "๗ ม.ค. ๖๓",
        "7 มค 63",
        "7 มค. 2563",
        "7ม.ค.63",
        "7 ม. ค. 2563",
        " 07  มกราคม\t2563 ",
        "7 มกรา 63",
        "วันที่ 7 มกราคม พ.ศ. 2563",
        "วันที่ ๗ เดือนมกราคม พ.ศ.๒๕๖๓",
        "7 มกราคม พุทธศักราช 2563",
        "วันอังคารที่ 7 มกราคม 2563",
        "ลงวันที่ 7 มกราคม 2563",
        "7/1/63",
        "07/01/2563",
        "7-1-2563",
        "7.1.63",
        "7 / 1 / 2563",
        "７/１/２５６３",
        "2020-01-07",
        "2563-01-07",
        "2020/01/07",
        "2020-01-07 00:00:00",
        "2020-01-07T00:00",
        "7 Jan 2020",
        "7 January 2563",
        "January 7, 2020",
        "7\u200b ม\u200b.ค. 63",
    ],
)
def test_one_day_in_many_hands(text):
    assert parse_date(text, today=TODAY) == THE_7TH


@pytest.mark.parametrize(
    "text", ["7 ม.ค. 2020", "7/1/2020", "7 ม.ค. พ.ศ. 2020", "7 ม.ค. ค.ศ. 2563", "7 ม.ค. ค.ศ. 20"]
)
def test_a_year_of_the_other_era_is_understood(text):
    assert parse_date(text, today=TODAY) == THE_7TH


def test_two_digits_are_a_buddhist_year():
    assert parse_date("1 ต.ค. 20", today=TODAY) == date(1977, 10, 1)
    assert parse_date("1 ธ.ค. 63", today=TODAY) == date(2020, 12, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 มกราคม", date(2020, 1, 7)),
        ("31 ธ.ค.", date(2019, 12, 31)),
        ("29 ก.พ.", date(2020, 2, 29)),
        ("วันนี้", date(2020, 3, 1)),
        ("เมื่อวาน", date(2020, 2, 29)),
        ("พรุ่งนี้", date(2020, 3, 2)),
        ("yesterday", date(2020, 2, 29)),
    ],
)
def test_without_a_year_the_nearest_day_is_meant(text, expected):
    assert parse_date(text, today=TODAY) == expected


def test_today_is_bangkoks_when_it_is_a_moment():
    assert parse_date("วันนี้", today=datetime(2020, 2, 29, 17, 30, tzinfo=UTC)) == TODAY


@pytest.mark.parametrize(
    "text", ["7 กุมภาพันธ 63", "7 กรกฏาคม 63", "7 พฤษจิกายน 63", "7 พฤศจิกา 63", "7 เมษา 63"]
)
def test_common_slips_in_months_are_read(text):
    assert parse_date(text, today=TODAY).year == 2020


@pytest.mark.parametrize(
    ("text", "read", "right"),
    [
        ("31 ก.พ. 63", "วันที่ 31 กุมภาพันธ์ 2563", "29 กุมภาพันธ์ 2563"),
        ("29/2/2562", "วันที่ 29 กุมภาพันธ์ 2562", "28 กุมภาพันธ์ 2562"),
        ("0/1/63", "วันที่ 0 มกราคม 2563", "1–31"),
        ("31 เม.ย. 63", "วันที่ 31 เมษายน 2563", "30 เมษายน 2563"),
        ("1/31/63", "เดือนที่ 31", "31/1/2563"),
        ("7/1/1563", "ปี 1563", "พ.ศ. 2484–2663"),
        ("7 ม.ค. 2300", "ปี 2300", "ค.ศ. 1941–2120"),
        ("วันพุธที่ 7 มกราคม 2563", "วันพุธ", "วันอังคาร"),
        ("31 ก.พ.", "31 กุมภาพันธ์", "29 กุมภาพันธ์"),
        ("เมื่อไหร่ก็ได้", "“เมื่อไหร่ก็ได้”", "7 ม.ค. 2563"),
        ("", "“”", "7 ม.ค. 2563"),
    ],
)
def test_what_cannot_be_right_is_told_with_what_would_be(text, read, right):
    with pytest.raises(ThaiDateError) as refusal:
        parse_date(text, today=TODAY)
    assert read in str(refusal.value)
    assert right in str(refusal.value)
    assert refusal.value.english.isprintable() and refusal.value.english.endswith(".")


def test_a_refusal_is_a_form_error_and_not_a_failure():
    assert issubclass(ThaiDateError, DomainError) and issubclass(ThaiDateError, ValueError)


@pytest.mark.parametrize(
    "text",
    [
        "7 ม.ค. 563",
        "7 ม.ค. 63 เวลา 10:00",
        "0401/123",
        "7",
        "2563",
        "ม.ค. 63",
        "32ม.ค.63x",
        "7/1-63",
        "12345678",
    ],
)
def test_what_is_not_only_a_date_is_refused(text):
    with pytest.raises(ThaiDateError):
        parse_date(text, today=TODAY)


def test_a_long_wrong_text_is_told_in_short():
    with pytest.raises(ThaiDateError) as refusal:
        parse_date("ก" * 5000, today=TODAY)
    assert len(str(refusal.value)) < 160


@given(DAYS, st.sampled_from(["long", "short", "numeric"]), st.booleans(), st.sampled_from(["th", "en"]))
def test_what_we_print_we_read(day, style, thai_digits, language):
    printed = format_date(day, style, language=language, thai_digits=thai_digits)
    assert parse_date(printed, today=TODAY) == day


@given(DAYS)
def test_both_eras_name_the_same_day(day):
    assert parse_date(day.isoformat(), today=TODAY) == day
    assert parse_date(f"{day.year + 543}-{day.month:02}-{day.day:02}", today=TODAY) == day


@given(DAYS_OF_THIS_CENTURY)
def test_two_digits_of_the_year_are_enough(day):
    short = f"{day.day}/{day.month}/{(day.year + 543) % 100:02}"
    assert parse_date(short, today=TODAY) == day
    assert parse_date(to_thai(short), today=TODAY) == day


@given(st.text() | st.text(alphabet="0123456789๐๑/.- มคพศ."))
def test_any_text_is_a_date_or_a_refusal(text):
    try:
        assert isinstance(parse_date(text, today=TODAY), date)
    except ThaiDateError as refusal:
        assert str(refusal)
