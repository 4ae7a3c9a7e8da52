from datetime import date

import pytest

from tidtam.performance.indicators.addresses import window_read
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.frames import frame_read

BEGAN, TODAY = date(2019, 12, 1), date(2020, 11, 20)


def read(**asked):
    return frame_read(asked, began=BEGAN, today=TODAY)


def test_without_wishes_it_is_this_fiscal_year_until_today():
    frame = read()
    assert (frame.year.be, frame.window) == (2564, Window(date(2020, 10, 1), TODAY))


def test_a_past_year_ends_with_its_last_day_and_starts_with_the_service():
    assert read(year="2563").window == Window(BEGAN, date(2020, 9, 30))


def test_a_day_is_read_as_offices_write_it_and_brings_its_year():
    frame = read(as_of="30 มิ.ย. ๖๓")
    assert (frame.year.be, frame.as_of) == (2563, date(2020, 6, 30))


def test_counting_may_go_back_to_the_first_day_of_the_service():
    assert read(since="start").since == BEGAN
    assert read().began_before and not read(year="2563").began_before


@pytest.mark.parametrize(
    ("asked", "as_of"),
    [
        ({"as_of": "2099-01-01"}, TODAY),
        ({"year": "2563", "as_of": "2018-01-01"}, BEGAN),
        ({"year": "2570"}, TODAY),
        ({"year": "1"}, TODAY),
        ({"year": "x" * 500, "as_of": "สามสิบ"}, TODAY),
    ],
)
def test_what_cannot_be_falls_back_to_what_can(asked, as_of):
    assert read(**asked).as_of == as_of


def test_a_day_that_cannot_be_read_is_said():
    assert "สามสิบ" in read(as_of="สามสิบ").fault


def test_quarters_are_those_that_have_begun():
    assert [number for number, _quarter in read(year="2563").quarters()] == [1, 2, 3, 4]
    assert [number for number, _quarter in read().quarters()] == [1]


def test_an_address_of_cases_is_read_again_and_never_reaches_beyond_today():
    asked = {"from": "2020-01-01", "to": "2020-01-31", "known": "2020-06-30"}
    june = date(2020, 6, 30)
    assert window_read(asked, began=BEGAN, today=TODAY) == Window(date(2020, 1, 1), date(2020, 1, 31), june)
    assert window_read({"from": "?", "to": "9999-01-01"}, began=BEGAN, today=TODAY) == Window(BEGAN, TODAY)
