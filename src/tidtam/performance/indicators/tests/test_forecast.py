from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.performance.indicators.forecast import (
    EARLIEST_DAYS,
    Course,
    forecast_count,
    forecast_share,
    still_needed,
)
from tidtam.performance.indicators.formulas import Ratio

START, END = date(2019, 12, 1), date(2020, 9, 30)
MARCH = Course(START, date(2020, 3, 31), END)
JUNE = Course(START, date(2020, 6, 30), END)
LAST_DAYS = st.dates(START, END - timedelta(days=1)).map(lambda day: Course(START, day, END))


def share_ahead(share, course, target):
    ahead = forecast_share(share, share.denominator, course, target)
    assert ahead
    return ahead


def test_a_count_goes_on_at_its_rate_so_far():
    # 52 in 213 days is 22.5 in the 92 that are left; 1.28 deviations of a Poisson count and of its rate.
    ahead = forecast_count(52, JUNE)
    assert ahead
    assert (ahead.low, ahead.high) == (67, 82)


def test_a_count_short_of_its_target_says_how_many_are_missing():
    assert still_needed(29, 50) == 21
    assert still_needed(52, 50) == 0
    assert still_needed(52, None) == 0
    assert still_needed(1, Fraction(5, 2)) == 2


def test_a_share_keeps_its_rate_of_misses():
    ahead = share_ahead(Ratio(51, 52), JUNE, target=80)
    assert ahead.expected == 22
    assert ahead.low == Fraction((51 + 15 - 1) * 100, 52 + 15)
    assert ahead.high == Fraction((51 + 30) * 100, 52 + 30)
    assert ahead.needed == 0


def test_it_says_how_many_of_those_to_come_may_be_missed():
    spare = share_ahead(Ratio(51, 52), JUNE, target=80).spare
    assert spare is not None
    assert (51 + 22 - spare) * 100 >= 80 * 74 > (51 + 22 - spare - 1) * 100


def test_a_share_below_its_target_says_how_many_in_a_row_bring_it_there():
    needed = share_ahead(Ratio(20, 29), MARCH, target=80).needed
    assert (20 + needed) * 100 >= 80 * (29 + needed)
    assert (20 + needed - 1) * 100 < 80 * (29 + needed - 1)


def test_a_target_of_all_that_has_been_missed_once_is_out_of_reach():
    ahead = share_ahead(Ratio(28, 29), MARCH, target=100)
    assert (ahead.spare, ahead.needed) == (None, 0)


def test_only_some_of_those_to_come_will_rate():
    ahead = forecast_share(Ratio(10, 13), 52, JUNE)
    assert ahead
    assert ahead.expected == 22 * 13 // 52


@pytest.mark.parametrize(
    ("count", "course"),
    [
        (4, JUNE),
        (52, Course(START, END, END)),
        (52, Course(START, END + timedelta(days=1), END)),
        (52, Course(START, START + timedelta(days=EARLIEST_DAYS - 2), END)),
    ],
    ids=["too few", "the year is over", "after the year", "too early"],
)
def test_nothing_is_said_where_nothing_can_be(count, course):
    assert forecast_count(count, course) is None
    assert forecast_share(Ratio(count, count), count, course) is None


def test_no_share_is_forecast_from_no_answers():
    assert forecast_share(Ratio(0, 0), 52, JUNE) is None


@given(st.integers(0, 10_000), LAST_DAYS)
def test_a_count_never_falls_and_its_range_is_in_order(count, course):
    ahead = forecast_count(count, course)
    assert ahead is None or count <= ahead.low <= ahead.high


@given(st.integers(0, 300), st.integers(0, 300), LAST_DAYS, st.integers(1, 100))
def test_a_share_stays_between_none_and_all(numerator, missed, course, target):
    share = Ratio(numerator, numerator + missed)
    ahead = forecast_share(share, share.denominator, course, target)
    if ahead is None or share.percent is None:
        return
    assert 0 <= ahead.low <= ahead.high <= 100
    assert ahead.low <= share.percent <= ahead.high
    if ahead.spare is not None:
        reached = numerator + ahead.expected - ahead.spare
        assert reached * 100 >= target * (share.denominator + ahead.expected)
