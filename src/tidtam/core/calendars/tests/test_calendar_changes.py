from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.models import Calendar, CalendarVersion, OpenInterval
from tidtam.core.calendars.selectors import calendar_history, calendar_load, closed_days
from tidtam.core.calendars.services import calendar_define, calendars_refresh, override_add, override_remove
from tidtam.core.calendars.tests.offices import OFFICE_WEEK, at
from tidtam.core.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
START = at("2020-01-06 09:00")
LATER = at("2020-01-07 09:00")
HOLIDAY = date(2020, 1, 8)


def make_office(*, at, **over):
    facts = {"code": "office-hours", "name": "เวลาราชการ", "weekly": OFFICE_WEEK, "by": "officer:1"}
    return calendar_define(**{**facts, "at": at, **over})


def close(calendar, *, at, day=HOLIDAY, **over):
    facts = {"name": "ปิดปรับปรุงอาคาร", "reason": "คำสั่งที่ 12/2563", "by": "officer:2"}
    return override_add(calendar=calendar, day=day, **{**facts, "at": at, **over})


def test_a_defined_calendar_knows_lunch_and_government_holidays():
    calendar = calendar_load(make_office(at=START))
    assert calendar.add(at("2020-01-07 11:50"), timedelta(minutes=15)) == at("2020-01-07 13:05")
    assert calendar.why_closed(date(2020, 5, 11)) == "วันพืชมงคล"
    assert calendar.version == 1


def test_it_knows_the_holidays_of_ten_years_ahead():
    make_office(at=START)
    assert calendar_load("office-hours").why_closed(date(2029, 12, 10)) == "วันรัฐธรรมนูญ"


def test_the_same_definition_twice_makes_no_new_version():
    make_office(at=START)
    assert make_office(at=LATER).version == 1
    assert Calendar.objects.count() == 1


def test_new_hours_make_a_new_version_and_the_old_one_stays():
    make_office(at=START)
    late_week = ((Interval.parse("10:00-18:00"),),) * 5 + ((),) * 2
    assert make_office(at=LATER, weekly=late_week).version == 2
    assert calendar_load("office-hours").next_opening(at("2020-01-07 08:00")) == at("2020-01-07 10:00")
    old = calendar_load("office-hours", version=1)
    assert old.next_opening(at("2020-01-07 08:00")) == at("2020-01-07 08:30")


def test_an_override_closes_a_day_and_can_be_taken_back():
    calendar = make_office(at=START)
    close(calendar, at=LATER)
    assert calendar_load(calendar).why_closed(HOLIDAY) == "ปิดปรับปรุงอาคาร"
    override_remove(calendar=calendar, day=HOLIDAY, reason="เสร็จก่อนกำหนด", by="officer:2", at=LATER)
    assert calendar_load(calendar).is_working_day(HOLIDAY)
    assert [row.version for row in calendar_history(calendar)] == [3, 2, 1]


def test_an_override_opens_a_holiday_at_hours_of_its_own():
    calendar = make_office(at=START)
    ploughing = date(2020, 5, 11)
    close(calendar, at=LATER, day=ploughing, name="เปิดรับเรื่องพิเศษ", intervals=[Interval.parse("09:00-12:00")])
    loaded = calendar_load(calendar)
    assert loaded.next_opening(at("2020-05-11 00:00")) == at("2020-05-11 09:00")
    assert loaded.notes[ploughing] == "เปิดรับเรื่องพิเศษ"
    assert closed_days(calendar, since=ploughing, until=ploughing) == []


def test_a_second_override_replaces_the_first():
    calendar = make_office(at=START)
    close(calendar, at=LATER)
    close(calendar, at=LATER, intervals=[Interval.parse("08:30-12:00")], name="เปิดครึ่งวัน")
    assert calendar.overrides.get().name == "เปิดครึ่งวัน"


def test_a_new_definition_keeps_the_overrides():
    calendar = make_office(at=START)
    close(calendar, at=LATER)
    make_office(at=LATER, name="เวลาทำการ")
    assert not calendar_load("office-hours").is_working_day(HOLIDAY)


def test_every_version_says_who_when_and_why():
    calendar = make_office(at=START)
    close(calendar, at=LATER)
    newest = calendar_history("office-hours")[0]
    assert (newest.made_by, newest.made_at) == ("officer:2", LATER)
    assert newest.reason == "2020-01-08 ปิดปรับปรุงอาคาร: คำสั่งที่ 12/2563"


def test_a_24_hour_calendar_has_no_holidays():
    calendar = make_office(at=START, code="clinic", weekly=((),) * 7, always_open=True)
    assert calendar_load(calendar).is_open(at("2020-01-01 03:00"))
    assert not calendar.observes_government_holidays


@pytest.mark.parametrize(
    "over",
    [
        {"weekly": ((),) * 7},
        {"weekly": OFFICE_WEEK[:5]},
        {"weekly": OFFICE_WEEK, "always_open": True},
        {"weekly": ((Interval.parse("08:00-12:00"), Interval.parse("11:00-13:00")),) * 7},
    ],
)
def test_it_refuses_a_week_that_makes_no_sense(over):
    with pytest.raises(DomainError):
        make_office(at=START, **over)
    assert not Calendar.objects.exists()


@pytest.mark.parametrize(
    "over",
    [
        {"name": " "},
        {"reason": ""},
        {"intervals": [Interval.parse("08:00-12:00"), Interval.parse("11:00-13:00")]},
    ],
)
def test_it_refuses_an_override_without_name_reason_or_sense(over):
    calendar = make_office(at=START)
    with pytest.raises(DomainError):
        close(calendar, at=LATER, **over)
    assert calendar_load(calendar).version == 1


def test_it_refuses_an_override_on_a_24_hour_calendar():
    clinic = make_office(at=START, code="clinic", weekly=((),) * 7, always_open=True)
    with pytest.raises(DomainError):
        close(clinic, at=LATER)


def test_a_calendar_with_overrides_does_not_become_a_24_hour_one():
    close(make_office(at=START), at=LATER)
    with pytest.raises(DomainError):
        make_office(at=LATER, weekly=((),) * 7, always_open=True)
    assert calendar_load("office-hours").version == 2


def test_removing_what_is_not_there_says_so():
    with pytest.raises(DomainError):
        override_remove(calendar=make_office(at=START), day=HOLIDAY, reason="ลบ", by="officer:1", at=LATER)


def test_a_refresh_takes_up_only_what_changed():
    office = make_office(at=START)
    make_office(at=START, code="clinic", weekly=((),) * 7, always_open=True)
    assert calendars_refresh(by="system", at=LATER) == []
    assert calendars_refresh(by="system", at=at("2021-01-04 09:00"), reason="ขึ้นปีใหม่") == [office]
    assert calendar_load(office).why_closed(date(2031, 12, 10)) == "วันรัฐธรรมนูญ"


def test_loading_again_takes_one_small_query(django_assert_num_queries):
    calendar = make_office(at=START)
    first = calendar_load(calendar)
    with django_assert_num_queries(1):
        assert calendar_load("office-hours") is first


def test_an_unknown_calendar_or_version_is_no_calendar():
    make_office(at=START)
    for code, version in (("nobody", None), ("office-hours", 7)):
        with pytest.raises(CalendarVersion.DoesNotExist):
            calendar_load(code, version=version)


def test_the_database_refuses_hours_that_end_before_they_start():
    calendar = make_office(at=START)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenInterval.objects.create(calendar=calendar, weekday=5, start="12:00", end="09:00")
    OpenInterval.objects.create(calendar=calendar, weekday=5, start="22:00", end="00:00")
