from datetime import UTC, date, datetime, time, timedelta

import pytest

from tidtam.core.thai.dates import (
    BANGKOK,
    be_year,
    clock_face,
    format_date,
    format_datetime,
    format_span,
    format_time,
    humanise,
)

DAY = date(2020, 1, 7)
MOMENT = datetime(2020, 1, 7, 3, 4, tzinfo=UTC)  # 10:04 in Bangkok
NEW_YEARS_EVE_IN_UTC = datetime(2019, 12, 31, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("long", "7 มกราคม 2563", "7 January 2020"),
        ("short", "7 ม.ค. 2563", "7 Jan 2020"),
        ("numeric", "7/1/2563", "7/1/2020"),
        ("month", "มกราคม 2563", "January 2020"),
        ("short_month", "ม.ค. 2563", "Jan 2020"),
    ],
)
def test_a_day_in_every_style(style, thai, english):
    assert format_date(DAY, style) == thai
    assert format_date(DAY, style, language="en") == english


def test_thai_digits_on_demand():
    assert format_date(DAY, thai_digits=True) == "๗ มกราคม ๒๕๖๓"
    assert format_datetime(MOMENT, thai_digits=True) == "๗ ม.ค. ๒๕๖๓ ๑๐:๐๔ น."
    assert format_span(DAY, DAY, thai_digits=True) == "๗ ม.ค. ๒๕๖๓"


def test_an_unknown_style_is_refused():
    with pytest.raises(ValueError, match="style"):
        format_date(DAY, "medium")  # type: ignore[arg-type]


def test_times_are_bangkoks():
    assert format_time(MOMENT) == "10:04 น."
    assert format_time(MOMENT, language="en") == "10:04"
    assert format_time(time(8, 30)) == "08:30 น."
    assert format_time(MOMENT.astimezone(BANGKOK)) == "10:04 น."


def test_a_moment_shows_the_day_and_year_of_bangkok():
    assert format_date(NEW_YEARS_EVE_IN_UTC) == "1 มกราคม 2563"
    assert be_year(NEW_YEARS_EVE_IN_UTC) == 2563
    assert be_year(date(2019, 12, 31)) == 2562


def test_date_and_time_together():
    assert format_datetime(MOMENT) == "7 ม.ค. 2563 10:04 น."
    assert format_datetime(MOMENT, "long") == "7 มกราคม 2563 เวลา 10:04 น."
    assert format_datetime(MOMENT, language="en") == "7 Jan 2020, 10:04"


@pytest.mark.parametrize("show", [format_date, format_time, format_datetime, be_year])
def test_a_moment_without_a_zone_is_refused(show):
    with pytest.raises(ValueError, match="time zone"):
        show(datetime(2020, 1, 7, 10, 4))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (DAY, DAY, "7 ม.ค. 2563"),
        (date(2020, 1, 1), DAY, "1–7 ม.ค. 2563"),
        (date(2020, 1, 1), date(2020, 3, 31), "1 ม.ค. – 31 มี.ค. 2563"),
        (date(2019, 10, 1), date(2020, 9, 30), "1 ต.ค. 2562 – 30 ก.ย. 2563"),
        (NEW_YEARS_EVE_IN_UTC, MOMENT, "1–7 ม.ค. 2563"),
    ],
)
def test_a_span_says_month_and_year_once(first, last, shown):
    assert format_span(first, last) == shown


def test_a_span_in_long_words_and_in_english():
    assert format_span(date(2020, 1, 1), date(2020, 3, 31), "long") == "1 มกราคม – 31 มีนาคม 2563"
    assert format_span(date(2020, 1, 1), date(2020, 3, 31), language="en") == "1 Jan – 31 Mar 2020"


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="before"):
        format_span(date(2020, 1, 2), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("length", "thai", "english"),
    [
        (timedelta(hours=3, minutes=20), "3 ชม. 20 นาที", "3 h 20 min"),
        (timedelta(hours=18), "18 ชม.", "18 h"),
        (timedelta(days=2), "2 วัน", "2 days"),
        (timedelta(days=1, hours=4, minutes=59), "1 วัน 4 ชม.", "1 day 4 h"),
        (timedelta(days=1, minutes=59), "1 วัน", "1 day"),
        (timedelta(minutes=4, seconds=59), "4 นาที", "4 min"),
        (timedelta(seconds=45), "45 วินาที", "45 s"),
        (timedelta(0), "0 วินาที", "0 s"),
        (timedelta(minutes=-20), "20 นาที", "20 min"),
    ],
)
def test_lengths_are_said_as_people_say_them(length, thai, english):
    assert humanise(length) == thai
    assert humanise(length, "en") == english


@pytest.mark.parametrize(
    ("length", "face"),
    [
        (timedelta(minutes=4, seconds=12), "04:12"),
        (timedelta(hours=1, minutes=4, seconds=12), "1:04:12"),
        (timedelta(days=1, seconds=1), "24:00:01"),
        (timedelta(seconds=-70), "−01:10"),
        (timedelta(seconds=-0.4), "00:00"),
        (timedelta(0), "00:00"),
    ],
)
def test_a_countdown_shows_a_clock(length, face):
    assert clock_face(length) == face
