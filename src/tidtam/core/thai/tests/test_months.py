import pytest

from tidtam.core.thai.months import ENGLISH_LONG, LONG, SHORT, month_name, month_number


@pytest.mark.parametrize("month", range(1, 13))
def test_every_name_of_a_month_is_read_back(month):
    for language in ("th", "en"):
        for short in (True, False):
            assert month_number(month_name(month, short=short, language=language)) == month


def test_dots_spaces_and_capitals_do_not_matter():
    assert month_number("มิ ย") == month_number("มิ.ย") == month_number("มิย.") == month_number("JUNE") == 6


def test_every_short_name_is_its_own():
    assert len({*SHORT}) == len({*LONG}) == len({*ENGLISH_LONG}) == 12


def test_what_is_no_month_is_none():
    assert month_number("กขค") is None
    assert month_number("") is None
