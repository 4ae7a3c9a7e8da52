from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tidtam.console.clocks import clock_face, left, long_words, over, took

RECEIVED = datetime(2020, 3, 7, 3, 4, tzinfo=UTC)
DUE = RECEIVED + timedelta(minutes=15)


def face(after: timedelta, **over):
    return clock_face(at=RECEIVED + after, due=DUE, start=RECEIVED, **over)


def test_it_runs_until_the_last_quarter():
    assert face(timedelta(minutes=11, seconds=14)).stage == "running"
    assert face(timedelta(minutes=11, seconds=15)).stage == "soon"


def test_the_calendar_may_say_when_soon_begins():
    assert face(timedelta(minutes=5), soon=RECEIVED + timedelta(minutes=4)).stage == "soon"


def test_the_last_second_still_counts_as_within():
    assert face(timedelta(minutes=15)).words == "00:00"
    assert face(timedelta(minutes=15)).stage == "soon"
    assert face(timedelta(minutes=15, seconds=1)).stage == "late"


def test_a_late_clock_says_by_how_much_and_is_full():
    late = face(timedelta(minutes=41))
    assert (late.words, late.share, late.icon) == ("เกิน 26 นาที", 100, "late")


def test_a_kept_promise_shows_the_time_it_took_and_no_longer_ticks():
    kept = face(timedelta(hours=2), state="kept", taken=timedelta(minutes=3, seconds=40))
    assert (kept.words, kept.stage_words, kept.ticks) == ("03:40 นาที", "ทันกำหนด", False)


def test_a_missed_promise_says_so_for_those_who_do_not_see_red():
    assert face(timedelta(hours=2), state="missed", taken=timedelta(minutes=41)).stage_words == "ไม่ทันกำหนด"


def test_a_paused_clock_does_not_become_late():
    assert face(timedelta(days=3), state="paused").stage == "paused"


def test_words_of_working_days_stand_until_the_deadline_passes():
    assert face(timedelta(minutes=1), words="เหลือ 4 วันทำการ").words == "เหลือ 4 วันทำการ"
    assert face(timedelta(minutes=16), words="เหลือ 4 วันทำการ").words == "เกิน 1 นาที"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(minutes=4, seconds=12), "04:12"),
        (timedelta(minutes=59, seconds=59), "59:59"),
        (timedelta(hours=1), "1 ชม."),
        (timedelta(hours=2, minutes=5), "2 ชม. 5 นาที"),
        (timedelta(hours=18, minutes=5), "18 ชม."),
        (timedelta(days=2, hours=3), "2 วัน 3 ชม."),
        (timedelta(days=3, hours=3), "3 วัน"),
    ],
)
def test_what_is_left_is_said_as_people_say_it(span, said):
    assert left(span) == said


def test_being_late_by_seconds_counts_as_a_minute():
    assert over(timedelta(seconds=5)) == "เกิน 1 นาที"


def test_durations_are_said_in_english_too():
    with override("en"):
        assert took(timedelta(minutes=3, seconds=40)) == "03:40 min"


@given(st.integers(0, 10**7))
def test_no_span_is_ever_said_with_an_empty_or_zero_unit(seconds):
    assert not any(part == "0" for part in long_words(seconds).split())
    assert long_words(seconds)


@given(st.integers(-(10**6), 10**6))
def test_the_bar_is_never_longer_than_its_track(seconds):
    assert 0 <= face(timedelta(seconds=seconds)).share <= 100
