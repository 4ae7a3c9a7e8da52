from datetime import UTC, date, timedelta

import pytest

from tidtam.core.calendars.arithmetic import ALWAYS_OPEN, NO_WEEK, NeverOpenError, WorkingCalendar
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.tests.offices import OFFICE_WEEK, at, office

OFFICE = office()
QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2020-01-07 11:50", 15, "2020-01-07 13:05"),
        ("2020-01-07 11:45", 15, "2020-01-07 12:00"),
        ("2020-01-07 12:10", 15, "2020-01-07 13:15"),
        ("2020-01-07 16:20", 15, "2020-01-08 08:35"),
        ("2020-01-10 16:20", 30, "2020-01-13 08:50"),
        ("2019-12-30 16:20", 30, "2020-01-02 08:50"),
        ("2020-01-07 03:00", 15, "2020-01-07 08:45"),
        ("2020-01-07 08:30", 420, "2020-01-07 16:30"),
        ("2020-01-07 08:30", 421, "2020-01-08 08:31"),
        ("2020-01-07 20:00", 0, "2020-01-07 20:00"),
    ],
)
def test_it_finds_the_earliest_moment_at_which_the_working_time_has_passed(start, minutes, end):
    assert OFFICE.add(at(start), timedelta(minutes=minutes)) == at(end)


def test_it_takes_moments_of_any_zone():
    assert OFFICE.add(at("2020-01-07 11:50").astimezone(UTC), QUARTER) == at("2020-01-07 13:05")
    assert (
        OFFICE.elapsed(at("2020-01-07 11:50").astimezone(UTC), at("2020-01-07 13:05").astimezone(UTC))
        == QUARTER
    )


def test_it_refuses_to_add_negative_time():
    with pytest.raises(ValueError):
        OFFICE.add(at("2020-01-07 11:50"), -QUARTER)


def test_time_backwards_is_negative():
    assert OFFICE.elapsed(at("2020-01-07 13:05"), at("2020-01-07 11:50")) == -QUARTER


def test_nothing_passes_over_lunch_a_night_or_a_holiday():
    assert OFFICE.elapsed(at("2020-01-07 12:00"), at("2020-01-07 13:00")) == timedelta()
    assert OFFICE.elapsed(at("2020-01-07 16:30"), at("2020-01-08 08:30")) == timedelta()
    assert OFFICE.elapsed(at("2019-12-30 16:30"), at("2020-01-02 08:30")) == timedelta()


def test_the_end_of_an_interval_is_already_closed():
    assert OFFICE.is_open(at("2020-01-07 08:30"))
    assert OFFICE.is_open(at("2020-01-07 11:59"))
    assert not OFFICE.is_open(at("2020-01-07 12:00"))
    assert not OFFICE.is_open(at("2020-01-11 10:00"))


def test_the_next_opening_is_now_while_open():
    assert OFFICE.next_opening(at("2020-01-07 10:00")) == at("2020-01-07 10:00")
    assert OFFICE.next_opening(at("2020-01-07 12:00")) == at("2020-01-07 13:00")
    assert OFFICE.next_opening(at("2020-01-10 16:30")) == at("2020-01-13 08:30")


def test_a_24_hour_desk_ignores_lunch_night_and_holidays():
    assert ALWAYS_OPEN.add(at("2019-12-31 11:50"), QUARTER) == at("2019-12-31 12:05")
    assert ALWAYS_OPEN.elapsed(at("2019-12-31 00:00"), at("2020-01-01 00:00")) == timedelta(days=1)
    assert ALWAYS_OPEN.is_open(at("2020-01-01 03:00"))
    assert ALWAYS_OPEN.add_working_days(date(2019, 12, 30), 2) == date(2020, 1, 1)


def test_a_24_hour_desk_and_a_week_of_24_hour_days_agree():
    week = WorkingCalendar("ทั้งวัน", 1, weekly=((Interval.parse("00:00-24:00"),),) * 7)
    start, length = at("2020-02-28 23:17"), timedelta(days=3, minutes=7)
    assert week.add(start, length) == ALWAYS_OPEN.add(start, length)
    assert week.elapsed(start, start + length) == length


def test_special_hours_win_over_a_closure():
    day = date(2019, 12, 31)
    calendar = office(special={day: (Interval.parse("09:00-10:00"),)}, notes={day: "เปิดพิเศษ"})
    assert calendar.is_working_day(day)
    assert calendar.add(at("2019-12-30 16:20"), timedelta(minutes=20)) == at("2019-12-31 09:10")


def test_it_says_why_a_day_is_closed():
    assert OFFICE.why_closed(date(2019, 12, 31)) == "วันสิ้นปี"
    assert OFFICE.why_closed(date(2020, 1, 11)) == "วันเสาร์"
    assert OFFICE.why_closed(date(2020, 1, 7)) is None


def test_it_counts_working_days_backwards_too():
    assert OFFICE.add_working_days(date(2019, 12, 4), 7) == date(2019, 12, 17)
    assert OFFICE.add_working_days(date(2019, 12, 17), -6) == date(2019, 12, 6)
    assert OFFICE.add_working_days(date(2020, 1, 11), 0) == date(2020, 1, 11)


def test_closings_are_what_openings_leave():
    closings = list(OFFICE.closings(at("2020-01-10 11:00"), at("2020-01-13 09:00")))
    assert closings == [
        (at("2020-01-10 12:00"), at("2020-01-10 13:00")),
        (at("2020-01-10 16:30"), at("2020-01-13 08:30")),
    ]


def test_a_calendar_that_never_opens_says_so_instead_of_searching_for_ever():
    never = WorkingCalendar("ปิดถาวร", 1, weekly=NO_WEEK)
    with pytest.raises(NeverOpenError):
        never.next_opening(at("2020-01-07 10:00"))
    with pytest.raises(NeverOpenError):
        never.add_working_days(date(2020, 1, 7), 1)
    assert never.elapsed(at("2020-01-07 10:00"), at("2021-01-07 10:00")) == timedelta()


def test_it_refuses_a_week_of_six_days_and_overlapping_hours():
    with pytest.raises(ValueError):
        WorkingCalendar("หกวัน", 1, weekly=OFFICE_WEEK[:6])
    with pytest.raises(ValueError):
        WorkingCalendar(
            "ซ้อน", 1, weekly=((Interval.parse("08:00-12:00"), Interval.parse("11:00-13:00")),) * 7
        )
