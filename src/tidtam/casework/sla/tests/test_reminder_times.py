from dataclasses import replace

from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.rules import ReminderTimes, deadline, reminder_times
from tidtam.casework.sla.tests.promises import ANSWERED_24H, REPORTED, WITHIN_7_DAYS, pause
from tidtam.core.calendars.tests.offices import at, office

OFFICE = office()


def reminders(promise, received, *pauses):
    found = deadline(promise, OFFICE, at(received), pauses)
    assert found.due_at is not None
    return reminder_times(promise, OFFICE, found.started_at, found.due_at)


def test_minutes_remind_a_quarter_before_and_after_the_deadline():
    assert reminders(replace(REPORTED, amount=40), "2020-01-07 09:00") == ReminderTimes(
        warn=at("2020-01-07 09:30"), due=at("2020-01-07 09:40"), escalate=at("2020-01-07 09:50")
    )


def test_the_quarter_is_of_working_time():
    assert reminders(replace(REPORTED, amount=40), "2020-01-07 11:25") == ReminderTimes(
        warn=at("2020-01-07 11:55"), due=at("2020-01-07 13:05"), escalate=at("2020-01-07 13:15")
    )


def test_a_long_pause_does_not_make_the_warning_come_earlier():
    times = reminders(REPORTED, "2020-01-07 09:00", pause("2020-01-07 09:05", "2020-01-08 09:00"))
    assert times.warn == at("2020-01-08 09:17:30")


def test_hours_on_the_wall_clock_remind_at_any_hour():
    assert reminders(ANSWERED_24H, "2019-12-31 11:50").warn == at("2020-01-01 05:50")


def test_days_remind_when_the_office_opens():
    assert reminders(WITHIN_7_DAYS, "2019-12-04 10:00") == ReminderTimes(
        warn=at("2019-12-16 08:30"), due=at("2019-12-17 23:59:59"), escalate=at("2019-12-18 08:30")
    )


def test_a_promise_of_one_day_warns_on_its_morning():
    assert reminders(replace(WITHIN_7_DAYS, amount=1), "2020-05-08 10:00").warn == at("2020-05-12 08:30")


def test_a_calendar_day_on_which_the_office_is_closed_warns_as_the_day_begins():
    times = reminders(Promise("answered", 1, "calendar_days", starts="next_day"), "2020-01-10 10:00")
    assert times.warn == at("2020-01-11 00:00")
    assert times.escalate == at("2020-01-13 08:30")


def test_the_warning_never_comes_before_the_start():
    times = reminders(Promise("answered", 1, "calendar_days"), "2020-01-07 15:00")
    assert times.warn == at("2020-01-07 15:00")
