from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.digits import to_arabic, to_thai


def test_it_changes_digits_and_nothing_else():
    assert to_thai("ที่ กท 0401/123") == "ที่ กท ๐๔๐๑/๑๒๓"
    assert to_arabic("ที่ กท ๐๔๐๑/๑๒๓") == "ที่ กท 0401/123"


def test_it_reads_digits_mixed_in_one_number_as_the_seeds_print_them():
    assert to_arabic("๒๕๖3 5.๕ ๖2") == "2563 5.5 62"


def test_it_reads_full_width_digits():
    assert to_arabic("０１２３") == "0123"
    assert to_thai("０１２３") == "๐๑๒๓"


@given(st.integers(min_value=0))
def test_a_number_comes_back_from_thai_digits(number):
    assert int(to_arabic(to_thai(str(number)))) == number


@given(st.text())
def test_length_and_everything_that_is_no_digit_stay(text):
    assert len(to_thai(text)) == len(text)
    assert to_arabic(to_thai(text)) == to_arabic(text)
