from dataclasses import replace

import pytest

from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.rules import Pause, deadline
from tidtam.casework.sla.tests.promises import ACKNOWLEDGED, ANSWERED_24H, REPORTED, WITHIN_7_DAYS, pause
from tidtam.core.calendars.arithmetic import ALWAYS_OPEN
from tidtam.core.calendars.tests.offices import at, office

OFFICE = office()


def due(promise, received, *pauses, calendar=OFFICE):
    return deadline(promise, calendar, at(received), pauses).due_at


def test_it_waits_over_lunch():
    assert due(ACKNOWLEDGED, "2020-01-07 11:50") == at("2020-01-07 13:05")


def test_it_falls_at_the_beginning_of_lunch_not_at_its_end():
    assert due(ACKNOWLEDGED, "2020-01-07 11:45") == at("2020-01-07 12:00")


def test_it_keeps_the_clock_running_over_lunch_when_the_desk_is_24_hours():
    assert due(ACKNOWLEDGED, "2020-01-07 11:50", calendar=ALWAYS_OPEN) == at("2020-01-07 12:05")


def test_what_comes_at_night_starts_when_the_office_opens():
    found = deadline(ACKNOWLEDGED, OFFICE, at("2019-12-30 19:00"))
    assert (found.started_at, found.due_at) == (at("2020-01-02 08:30"), at("2020-01-02 08:45"))


def test_24_hours_on_the_wall_clock_need_no_office():
    assert due(ANSWERED_24H, "2019-12-31 11:50") == at("2020-01-01 11:50")


def test_24_hours_of_working_time_are_more_than_three_days():
    assert due(replace(ANSWERED_24H, working_time=True), "2020-01-07 11:50") == at("2020-01-10 15:50")


@pytest.mark.parametrize(
    ("received", "days", "last"),
    [
        ("2019-10-01", 7, "2019-10-10"),
        ("2019-12-04", 7, "2019-12-17"),
        ("2020-04-30", 1, "2020-05-01"),
        ("2021-04-30", 1, "2021-05-03"),
        ("2020-05-08", 1, "2020-05-12"),
        ("2024-04-11", 7, "2024-04-25"),
    ],
)
def test_working_days_end_with_the_last_second_of_the_last_day(received, days, last):
    promise = replace(WITHIN_7_DAYS, amount=days)
    assert due(promise, f"{received} 10:00") == at(f"{last} 23:59:59")


def test_calendar_days_count_holidays_too():
    promise = Promise("answered", 1, "calendar_days", starts="next_day")
    assert due(promise, "2019-12-30 10:00") == at("2019-12-31 23:59:59")


def test_a_promise_from_receipt_counts_the_day_of_receipt():
    assert due(Promise("answered", 1, "calendar_days"), "2020-01-07 17:50") == at("2020-01-07 23:59:59")
    assert due(Promise("answered", 2, "working_days"), "2020-01-07 10:00") == at("2020-01-08 23:59:59")


def test_the_day_of_receipt_does_not_count_when_the_office_has_closed_for_the_day():
    assert due(Promise("answered", 2, "working_days"), "2020-01-07 17:50") == at("2020-01-09 23:59:59")


def test_minutes_from_the_next_day_start_at_its_opening():
    assert due(replace(REPORTED, starts="next_day"), "2020-01-07 09:00") == at("2020-01-08 09:00")


def test_time_in_a_pause_does_not_count():
    assert due(REPORTED, "2020-01-07 09:00", pause("2020-01-07 09:10", "2020-01-07 10:00")) == at(
        "2020-01-07 10:20"
    )


def test_a_pause_over_lunch_takes_no_lunch_twice():
    assert due(REPORTED, "2020-01-07 11:50", pause("2020-01-07 11:55", "2020-01-07 13:10")) == at(
        "2020-01-07 13:35"
    )


def test_pauses_that_overlap_count_once_in_any_order():
    long, inside, after = (
        pause("2020-01-07 09:10", "2020-01-07 09:40"),
        pause("2020-01-07 09:20", "2020-01-07 09:30"),
        pause("2020-01-07 09:35", "2020-01-07 09:50"),
    )
    expected = at("2020-01-07 10:10")
    assert due(REPORTED, "2020-01-07 09:00", long, inside, after) == expected
    assert due(REPORTED, "2020-01-07 09:00", after, inside, long) == expected


def test_a_pause_without_an_end_leaves_no_deadline():
    found = deadline(REPORTED, OFFICE, at("2020-01-07 09:00"), [pause("2020-01-07 09:10")])
    assert found.due_at is None
    assert found.started_at == at("2020-01-07 09:00")


def test_a_pause_that_begins_at_or_after_the_deadline_comes_too_late():
    assert due(REPORTED, "2020-01-07 09:00", pause("2020-01-07 09:30")) == at("2020-01-07 09:30")
    assert due(WITHIN_7_DAYS, "2019-12-04 10:00", pause("2019-12-18 09:00")) == at("2019-12-17 23:59:59")


def test_a_day_counts_when_the_clock_runs_at_its_end():
    within_the_day = pause("2019-12-09 09:00", "2019-12-09 16:00")
    over_one_night = pause("2019-12-09 09:00", "2019-12-11 09:00")
    assert due(WITHIN_7_DAYS, "2019-12-04 10:00", within_the_day) == at("2019-12-17 23:59:59")
    assert due(WITHIN_7_DAYS, "2019-12-04 10:00", over_one_night) == at("2019-12-18 23:59:59")
    assert due(WITHIN_7_DAYS, "2019-12-04 10:00", pause("2019-12-09 09:00")) is None


def test_a_pause_cannot_end_before_it_begins():
    with pytest.raises(ValueError):
        Pause(at("2020-01-07 10:00"), at("2020-01-07 09:00"))


def test_a_promise_of_nothing_is_refused():
    with pytest.raises(ValueError):
        due(replace(REPORTED, amount=0), "2020-01-07 09:00")
