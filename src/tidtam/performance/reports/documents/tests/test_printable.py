import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.performance.reports.documents.printable import clean, covered, drawable, in_thai_digits


def test_it_removes_what_cannot_be_seen():
    assert clean("ก\x00ข\u202eค\u200bง\tจ\r\nฉ") == "กขคง จ\nฉ"


def test_it_keeps_thai_marks_and_latin():
    text = "ครั้งที่ ๒ น้ำ ปั๊ม – LINE@ (ร้อยละ 96.55) “อ้าง”"
    assert drawable(text) == text


@pytest.mark.parametrize(
    ("given_", "drawn"), [("😀", "?"), ("✓", "√"), ("①", "1"), ("●", "•"), ("ﬁ", "ﬁ"), ("e\u0301", "e")]
)
def test_it_replaces_what_the_typeface_lacks(given_, drawn):
    assert drawable(given_) in {drawn, given_ if all(ord(ch) in covered() for ch in given_) else drawn}


@given(st.text())
def test_everything_it_returns_can_be_drawn(text):
    assert all(ch == "\n" or ord(ch) in covered() for ch in drawable(text))


def test_thai_numerals_leave_addresses_alone():
    assert (
        in_thai_digits("ข้อ 12 ดู https://a.example/verify/9 แล้ว 3")
        == "ข้อ ๑๒ ดู https://a.example/verify/9 แล้ว ๓"
    )
