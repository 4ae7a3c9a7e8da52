import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.digits import to_thai
from tidtam.core.thai.receive_number import ReceiveNumber, find_receive_numbers, parse_receive_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เลขรับ 2187", ReceiveNumber(2187)),
        ("เลขรับ ๒๑๘๗/๒๕๖๓", ReceiveNumber(2187, 2563)),
        ("เลขรับ 2187/63", ReceiveNumber(2187, 2563)),
        ("เลขรับ 2187/2020", ReceiveNumber(2187, 2563)),
        ("เลขที่รับ 2187", ReceiveNumber(2187)),
        ("เลขทะเบียนรับที่: 0187", ReceiveNumber(187)),
        ("เลขทะเบียนหนังสือรับ 12", ReceiveNumber(12)),
        ("ทะเบียนรับเลขที่ 12", ReceiveNumber(12)),
        ("รับที่ 12/63", ReceiveNumber(12, 2563)),
        ("ขอทราบเลข\u200bรับ２１８７ค่ะ", ReceiveNumber(2187)),
    ],
)
def test_a_receive_number_is_read_when_it_is_called_one(text, expected):
    assert parse_receive_number(text) == expected


@pytest.mark.parametrize(
    "text", ["2187", "2187/2563", "กท 0401/123", "รับ 3 เรื่อง", "ได้รับที่ 1", "เลขรับ", "เลขรับ 12345678"]
)
def test_other_numbers_are_not_receive_numbers(text):
    assert find_receive_numbers(text) == []


def test_several_come_in_order_and_each_once():
    text = "เลขรับ 2 กับ เลขรับ 1/63 และเลขรับ ๒"
    assert find_receive_numbers(text) == [ReceiveNumber(2), ReceiveNumber(1, 2563)]
    assert parse_receive_number(text) is None


def test_it_prints_as_the_stamp_says():
    assert str(ReceiveNumber(2187, 2563)) == "2187/2563"
    assert ReceiveNumber(2187).printed() == "เลขรับ 2187"
    assert ReceiveNumber(2187, 2563).printed(thai_digits=True) == "เลขรับ ๒๑๘๗/๒๕๖๓"


@given(
    st.builds(
        ReceiveNumber,
        st.integers(min_value=1, max_value=9_999_999),
        st.none() | st.integers(min_value=2500, max_value=2599),
    )
)
def test_what_we_print_we_read(number):
    assert parse_receive_number(number.printed()) == number
    assert parse_receive_number(to_thai(f"สอบถาม{number.printed()}ค่ะ")) == number


@given(st.text(alphabet="เลขรับที่ทะเบียน 0123/:.\n"))
def test_any_text_is_read_without_failing(text):
    assert all(found.number >= 0 for found in find_receive_numbers(text))
