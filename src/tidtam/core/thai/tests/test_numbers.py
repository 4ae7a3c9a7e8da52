from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.numbers import percent, print_number

COUNTS = st.integers(min_value=0, max_value=10**9)

PRINTED_BY_OTHER_UNITS = [
    (1190, 1215, "97.94"),
    (358, 360, "99.44"),
    (711, 723, "98.34"),
    (364, 406, "89.66"),
    (42, 406, "10.34"),
    (233, 275, "84.73"),
    (42, 275, "15.27"),
    (25, 26, "96.15"),
    (1, 26, "3.85"),
    (38, 39, "97.44"),
    (1, 39, "2.56"),
]
PRINTED_BY_THE_LETTERS_DESK = [
    (8, 50, "16"),
    (29, 50, "58"),
    (52, 50, "104"),
    (56, 50, "112"),
    (28, 29, "96.55"),
    (29, 29, "100"),
    (51, 52, "98.08"),
    (55, 56, "98.21"),
]
PRINTED_BY_A_DISTRICT = [
    (914, 915, "99.89"),
    (1, 915, "0.11"),
    (1301, 1335, "97.45"),
    (34, 1335, "2.55"),
    (1637, 1669, "98.08"),
    (32, 1669, "1.92"),
]


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    PRINTED_BY_OTHER_UNITS + PRINTED_BY_THE_LETTERS_DESK + PRINTED_BY_A_DISTRICT,
)
def test_percentages_print_as_on_the_forms(numerator, denominator, printed):
    share = percent(numerator, denominator)
    assert share is not None
    assert print_number(share) == printed


@pytest.mark.parametrize(
    ("count", "printed"), [(11, "28.2"), (10, "25.6"), (4, "10.3"), (3, "7.7"), (23, "59"), (6, "15.4")]
)
def test_the_clinic_prints_one_decimal(count, printed):
    share = percent(count, 39)
    assert share is not None
    assert print_number(share, places=1) == printed


def test_a_share_of_nothing_is_no_number():
    assert percent(0, 0) is None
    assert percent(3, 0) is None


def test_a_percentage_is_exact():
    assert percent(1, 3) == Fraction(100, 3)
    assert percent(Fraction(1, 3), Fraction(2, 3)) == 50


def test_halves_round_away_from_zero():
    assert print_number(Decimal("1.005")) == "1.01"
    assert print_number(Decimal("-1.005")) == "-1.01"
    assert print_number(Decimal("0.5"), places=0) == "1"


def test_what_rounds_to_nothing_has_no_sign():
    assert print_number(Decimal("-0.001")) == "0"


def test_thousands_are_grouped_on_demand():
    assert print_number(3686000, grouping=True) == "3,686,000"
    assert print_number(14486000) == "14486000"
    assert print_number(Decimal("-1234567.5"), grouping=True) == "-1,234,567.5"


def test_a_float_is_refused_because_it_is_not_exact():
    with pytest.raises(TypeError, match="float"):
        print_number(1.005)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="float"):
        percent(0.1, 3)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError):
        print_number(value)


def test_fewer_than_no_decimals_are_refused():
    with pytest.raises(ValueError, match="decimals"):
        print_number(1, places=-1)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_it_rounds_as_decimal_does_half_up(value):
    expected = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert Decimal(print_number(value)) == expected


@given(COUNTS, st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=6))
def test_a_printed_share_is_never_further_off_than_half_a_last_digit(numerator, denominator, places):
    share = percent(numerator, denominator)
    assert share is not None
    printed = print_number(share, places)
    assert abs(Fraction(printed) - share) <= Fraction(1, 2 * 10**places)
    assert "." not in printed or not printed.endswith(("0", "."))


@given(st.integers(min_value=1, max_value=10**6), COUNTS)
def test_a_share_and_its_complement_make_a_hundred(whole, part):
    counted = part % (whole + 1)
    shares = (percent(counted, whole), percent(whole - counted, whole))
    assert shares[0] is not None and shares[1] is not None
    assert shares[0] + shares[1] == 100
