from datetime import timedelta

import pytest

from tidtam.casework.sla.rules import is_kept, remaining, stage, verdict
from tidtam.core.calendars.tests.offices import at, office

OFFICE = office()
DUE = at("2020-01-07 13:05")
LONG_AFTER = at("2020-03-31 23:59")


@pytest.mark.parametrize(
    ("acted", "kept"),
    [
        ("2020-01-07 11:51", True),
        ("2020-01-07 13:05:00", True),
        ("2020-01-07 13:05:00.999999", True),
        ("2020-01-07 13:05:01", False),
        ("2020-01-08 09:00", False),
    ],
)
def test_within_includes_the_last_second(acted, kept):
    assert is_kept(at(acted), DUE) is kept
    assert verdict(DUE, at(acted), LONG_AFTER) == ("kept" if kept else "late")


def test_what_was_never_done_is_missed_once_the_deadline_has_passed():
    assert verdict(DUE, None, at("2020-01-07 13:05:00")) == "running"
    assert verdict(DUE, None, at("2020-01-07 13:05:01")) == "missed"


def test_an_act_after_the_day_asked_about_does_not_exist_yet():
    acted = at("2020-01-07 13:00")
    assert verdict(DUE, acted, at("2020-01-07 12:59")) == "running"
    assert verdict(DUE, at("2020-01-08 09:00"), at("2020-01-07 20:00")) == "missed"
    assert verdict(DUE, at("2020-01-08 09:00"), at("2020-01-08 09:00")) == "late"


def test_a_paused_promise_runs_until_it_is_kept():
    assert verdict(None, None, LONG_AFTER) == "running"
    assert verdict(None, at("2020-01-07 13:00"), LONG_AFTER) == "kept"


def test_a_screen_shows_the_last_quarter_of_the_working_time():
    started, due = at("2020-01-07 11:40"), at("2020-01-07 13:20")
    assert stage(at("2020-01-07 11:50"), started, due, OFFICE) == "running"
    assert stage(at("2020-01-07 12:30"), started, due, OFFICE) == "running"
    assert stage(at("2020-01-07 13:10"), started, due, OFFICE) == "soon"
    assert stage(at("2020-01-07 13:20:00"), started, due, OFFICE) == "soon"
    assert stage(at("2020-01-07 13:20:01"), started, due, OFFICE) == "late"


def test_a_screen_shows_a_paused_promise_as_running():
    assert stage(LONG_AFTER, at("2020-01-07 11:40"), None) == "running"
    assert remaining(LONG_AFTER, None) is None


def test_time_left_is_working_time_and_turns_negative():
    assert remaining(at("2020-01-07 11:50"), DUE, OFFICE) == timedelta(minutes=15)
    assert remaining(at("2020-01-07 11:50"), DUE) == timedelta(minutes=75)
    assert remaining(at("2020-01-07 13:15"), DUE, OFFICE) == timedelta(minutes=-10)
