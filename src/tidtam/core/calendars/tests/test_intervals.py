from datetime import UTC, date, datetime, time, timedelta

import pytest

from tidtam.core.calendars.intervals import Interval, day_end, day_of, day_start, in_order


def test_it_reads_hours_with_a_hyphen_or_a_dash():
    assert (
        Interval.parse("08:30-12:00") == Interval.parse(" 08:30 – 12:00 ") == Interval(time(8, 30), time(12))
    )


def test_24_00_is_the_midnight_that_ends_the_day():
    night = Interval.parse("22:00-24:00")
    assert night.closes - night.opens == timedelta(hours=2)
    assert str(night) == "22:00-24:00"


@pytest.mark.parametrize(
    "text", ["12:00-08:30", "12:00-12:00", "8.30 to 12", "08:30", "22:00-02:00", "25:00-26:00", ""]
)
def test_it_refuses_hours_that_make_no_sense(text):
    with pytest.raises(ValueError):
        Interval.parse(text)


def test_it_refuses_times_of_day_with_a_zone():
    with pytest.raises(ValueError):
        Interval(time(8, tzinfo=UTC), time(12, tzinfo=UTC))


def test_what_it_writes_it_reads_back():
    for text in ("00:00-24:00", "08:30-12:00", "13:00-16:30"):
        assert str(Interval.parse(text)) == text


def test_hours_that_touch_are_in_order_and_hours_that_overlap_are_not():
    assert in_order((Interval.parse("08:00-12:00"), Interval.parse("12:00-16:00")))
    assert not in_order((Interval.parse("08:00-12:01"), Interval.parse("12:00-16:00")))


def test_days_are_those_of_bangkok():
    assert day_of(datetime(2019, 12, 31, 17, 0, tzinfo=UTC)) == date(2020, 1, 1)
    assert day_start(date(2020, 1, 1)) == datetime(2019, 12, 31, 17, tzinfo=UTC)
    assert day_end(date(2020, 1, 1)) == datetime(2020, 1, 1, 16, 59, 59, tzinfo=UTC)
