import pytest

from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.account import AccountStep, from_json, to_json
from tidtam.casework.sla.narrative import describe
from tidtam.casework.sla.rules import deadline
from tidtam.casework.sla.tests.promises import ACKNOWLEDGED, ANSWERED_24H, REPORTED, WITHIN_7_DAYS, pause
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.tests.offices import at, office

OFFICE = office()


def told(promise, received, *pauses, language="th", calendar=OFFICE):
    return describe(deadline(promise, calendar, at(received), pauses).account, language)


def test_it_tells_of_lunch():
    assert told(ACKNOWLEDGED, "2020-01-07 11:50") == "รับเรื่อง 11:50 → พักเที่ยง 12:00–13:00 → ครบกำหนด 13:05"
    assert (
        told(ACKNOWLEDGED, "2020-01-07 11:50", language="en")
        == "received 11:50 → lunch break 12:00–13:00 → due 13:05"
    )


def test_it_leaves_out_what_made_no_difference():
    assert told(ACKNOWLEDGED, "2020-01-07 11:45") == "รับเรื่อง 11:45 → ครบกำหนด 12:00"


def test_it_names_the_holidays_it_waited_for():
    assert told(REPORTED, "2019-12-30 19:20") == (
        "รับเรื่อง 30 ธ.ค. 2562 19:20 → รอเปิดทำการถึง 2 ม.ค. 2563 08:30 (วันสิ้นปี, วันขึ้นปีใหม่) → ครบกำหนด 09:00"
    )
    assert told(REPORTED, "2019-12-30 19:20", language="en") == (
        "received 30 Dec 2019 19:20 → waited for opening until 2 Jan 2020 08:30"
        " (New Year's Eve, New Year's Day) → due 09:00"
    )


def test_it_writes_a_date_and_a_year_only_when_they_change():
    assert told(REPORTED, "2020-01-10 16:20") == (
        "รับเรื่อง 10 ม.ค. 2563 16:20 → ปิดทำการ 16:30 – 13 ม.ค. 08:30 → ครบกำหนด 08:50"
    )


def test_it_tells_which_days_did_not_count():
    assert told(WITHIN_7_DAYS, "2019-12-04 10:00") == (
        "รับเรื่อง 4 ธ.ค. 2562 10:00 → วันชาติและวันพ่อแห่งชาติ 5 ธ.ค. → เริ่มนับ 6 ธ.ค. → ปิดทำการ 7–8 ธ.ค."
        " → วันรัฐธรรมนูญ 10 ธ.ค. → ปิดทำการ 14–15 ธ.ค. → ครบกำหนดสิ้นวัน 17 ธ.ค."
    )


def test_calendar_days_tell_of_no_weekend():
    promise = Promise("answered", 3, "calendar_days", starts="next_day")
    assert told(promise, "2020-01-10 10:00") == (
        "รับเรื่อง 10 ม.ค. 2563 10:00 → เริ่มนับ 11 ม.ค. → ครบกำหนดสิ้นวัน 13 ม.ค."
    )


def test_it_tells_of_pauses_and_not_of_the_lunch_inside_them():
    assert told(REPORTED, "2020-01-07 11:50", pause("2020-01-07 11:55", "2020-01-07 13:10")) == (
        "รับเรื่อง 11:50 → หยุดนับเวลา 11:55–13:10 → ครบกำหนด 13:35"
    )


def test_a_clock_that_stands_still_has_no_deadline_to_tell():
    assert told(REPORTED, "2020-01-07 11:50", pause("2020-01-07 11:55")) == (
        "รับเรื่อง 11:50 → หยุดนับเวลาตั้งแต่ 11:55"
    )
    assert told(REPORTED, "2020-01-07 11:50", pause("2020-01-07 11:55"), language="en-GB") == (
        "received 11:50 → clock paused since 11:55"
    )


def test_pauses_before_receipt_and_after_the_deadline_are_not_told():
    early, late = pause("2020-01-06 09:00", "2020-01-06 10:00"), pause("2020-01-07 14:00")
    assert told(ACKNOWLEDGED, "2020-01-07 09:00", early, late) == "รับเรื่อง 09:00 → ครบกำหนด 09:15"


def test_a_half_day_is_told_by_its_name():
    day = at("2020-01-07 00:00").date()
    half = office(special={day: (Interval.parse("08:30-12:00"),)}, notes={day: "เปิดครึ่งวัน"})
    assert told(ACKNOWLEDGED, "2020-01-07 11:50", calendar=half) == (
        "รับเรื่อง 7 ม.ค. 2563 11:50 → ปิดทำการ 12:00 – 8 ม.ค. 08:30 (เปิดครึ่งวัน) → ครบกำหนด 08:35"
    )


def test_a_long_promise_tells_of_holidays_and_not_of_every_lunch():
    forty_hours = Promise("answered", 40, "hours")
    assert told(forty_hours, "2019-12-04 08:30") == (
        "รับเรื่อง 4 ธ.ค. 2562 08:30 → ปิดทำการ 16:30 – 6 ธ.ค. 08:30 (วันชาติและวันพ่อแห่งชาติ)"
        " → ปิดทำการ 9 ธ.ค. 16:30 – 11 ธ.ค. 08:30 (วันรัฐธรรมนูญ) → ครบกำหนด 13 ธ.ค. 14:30"
    )


def test_the_wall_clock_tells_of_no_closing():
    assert told(ANSWERED_24H, "2019-12-31 11:50") == "รับเรื่อง 31 ธ.ค. 2562 11:50 → ครบกำหนด 1 ม.ค. 2563 11:50"


def test_an_account_survives_json():
    account = deadline(
        WITHIN_7_DAYS, OFFICE, at("2019-12-04 10:00"), [pause("2019-12-06 09:00", "2019-12-06 10:00")]
    ).account
    assert from_json(to_json(account)) == account
    assert to_json(account)[0] == {"kind": "received", "at": "2019-12-04T10:00:00+07:00"}
    assert to_json(account)[1]["name"] == "วันชาติและวันพ่อแห่งชาติ"


def test_an_open_pause_survives_json():
    account = (AccountStep("paused", at("2020-01-07 11:55")),)
    assert to_json(account) == [{"kind": "paused", "from": "2020-01-07T11:55:00+07:00"}]
    assert from_json(to_json(account)) == account


def test_an_unknown_step_is_refused():
    with pytest.raises(ValueError):
        from_json([{"kind": "slept", "at": "2020-01-07T11:55:00+07:00"}])
