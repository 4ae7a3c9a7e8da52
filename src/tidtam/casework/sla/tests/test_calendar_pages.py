"""The calendar on screen: by role, the week, dates that differ and the way back, and what is due when."""

from datetime import date

import pytest
from django.urls import reverse

from tests.support.moments import bangkok
from tests.support.office import make_calendar, make_case, make_desk, make_officer, make_unit
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.models import Calendar, DayOverride
from tidtam.core.calendars.selectors import calendar_load
from tidtam.core.calendars.services import override_add
from tidtam.core.kernel import clock
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db
NOW = bangkok("2020-01-07 11:00")
PAGE = "/settings/calendar/office-hours/"
HOLIDAY = {"day": "10 ม.ค. 63", "name": "วันหยุดพิเศษ", "kind": "closed", "reason": "มติ ครม. 7 ม.ค. 2563"}
WEEK = {
    "name": "เวลาราชการ", "observes_government_holidays": "on", "reason": "คำสั่งที่ 1/2563",
    **{f"day_{number}": "08.30-12.00, 13.00-16.30" for number in range(5)},
}  # fmt: skip


@pytest.fixture(autouse=True)
def present():
    with clock.replaying(NOW):
        yield


@pytest.fixture
def desk(at):
    return make_desk(at=at)


@pytest.fixture
def as_admin(client, desk):
    client.force_login(make_officer("admin", role=Role.ADMINISTRATOR, unit=desk.unit))
    return client


def text(response):
    return response.content.decode()


def working():
    return calendar_load("office-hours")


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [(Role.OFFICER, 403, 403), (Role.AUDITOR, 200, 403), (Role.ADMINISTRATOR, 200, 302)],
)
def test_who_may_see_and_who_may_change(client, desk, role, sees, changes):
    client.force_login(make_officer("somebody", role=role, unit=desk.unit))
    assert client.get(PAGE).status_code == sees
    assert client.post(PAGE, HOLIDAY).status_code == changes
    assert client.post(reverse("sla:week", args=["office-hours"]), WEEK).status_code == changes


def test_nobody_changes_the_hours_of_another_units_desk(client, desk):
    client.force_login(make_officer("far", role=Role.ADMINISTRATOR, unit=make_unit("elsewhere")))
    assert client.post(PAGE, HOLIDAY).status_code == 403
    assert working().is_working_day(date(2020, 1, 10))


def test_a_day_is_closed_with_its_resolution_and_opened_again_by_undo(as_admin):
    page = text(as_admin.post(PAGE, HOLIDAY, follow=True))
    undo = reverse("sla:day_remove", args=["office-hours", "2020-01-10"])
    assert "มติ ครม. 7 ม.ค. 2563" in page and undo in page
    assert working().why_closed(date(2020, 1, 10)) == "วันหยุดพิเศษ"
    as_admin.post(undo)
    assert working().is_working_day(date(2020, 1, 10))


def test_a_day_opens_at_other_hours(as_admin):
    as_admin.post(PAGE, {**HOLIDAY, "day": "11/1/2563", "kind": "hours", "hours": "9.00-12.00 น."})
    assert working().intervals_on(date(2020, 1, 11)) == (Interval.parse("09:00-12:00"),)


@pytest.mark.parametrize(
    ("over", "wrong"),
    [
        ({"day": "32 ม.ค. 63"}, "field--wrong"),
        ({"day": "1 ม.ค. 2600"}, "ปีอยู่ไกลเกินไป"),
        ({"kind": "hours", "hours": ""}, "พิมพ์เวลาเปิดและปิดของวันนั้น"),
        ({"kind": "hours", "hours": "16:30-08:30"}, "เวลาปิดต้องหลังเวลาเปิด"),
        ({"kind": "hours", "hours": "08:30-12:00, 11:00-13:00"}, "ซ้อนกัน"),
        ({"kind": "hours", "hours": "เช้าถึงเย็น"}, "พิมพ์เวลาเปิดและปิด"),
        ({"reason": ""}, "field--wrong"),
    ],
)
def test_what_cannot_be_is_said(as_admin, over, wrong):
    page = as_admin.post(PAGE, {**HOLIDAY, **over})
    assert page.status_code == 422 and wrong in text(page) and not DayOverride.objects.exists()


def test_the_week_takes_several_intervals_a_day_in_thai_writing(as_admin):
    over = {"day_5": "๐๙.๐๐–๑๒.๐๐ น. และ 13.00-15.00 น.", "day_0": "8:30-16:30"}
    answer = as_admin.post(reverse("sla:week", args=["office-hours"]), {**WEEK, **over})
    saturday = working().weekly[5]
    assert answer.status_code == 302
    assert [str(hours) for hours in saturday] == ["09:00-12:00", "13:00-15:00"]
    assert [str(hours) for hours in working().weekly[0]] == ["08:30-16:30"]


def test_a_week_without_hours_is_refused_with_a_sentence(as_admin):
    empty = {"name": "เวลาราชการ", "reason": "ทดลอง"}
    page = as_admin.post(reverse("sla:week", args=["office-hours"]), empty)
    assert page.status_code == 422 and "อย่างน้อยหนึ่งวัน" in text(page)


def test_a_desk_may_become_one_of_24_hours(as_admin):
    as_admin.post(reverse("sla:week", args=["office-hours"]), {**WEEK, "always_open": "on"})
    assert working().always_open


def test_a_new_week_leaves_the_deadlines_of_old_cases(as_admin, at):
    clock_of_old = make_case(at=at).clocks.get(promise="reported")
    as_admin.post(reverse("sla:week", args=["office-hours"]), {**WEEK, "day_1": "13:00-16:30"})
    before = clock_of_old.due_at
    clock_of_old.refresh_from_db()
    assert clock_of_old.due_at == before and clock_of_old.calendar_version == 1
    assert make_case(at=at).clocks.get(promise="reported").due_at == bangkok("2020-01-07 13:30")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "รับเรื่อง 11:50 → พักเที่ยง 12:00–13:00 → ครบกำหนด 13:05"),
        ("?day=8+ม.ค.+63&clock=10.00", "รับเรื่อง 10:00 → ครบกำหนด 10:15"),
        ("?day=xyz&clock=10.00", "field--wrong"),
        ("?day=&clock=99:00", "field--wrong"),
    ],
)
def test_it_says_what_would_be_due_when(as_admin, asked, told):
    assert told in text(as_admin.get(f"{PAGE}{asked}"))


def test_the_history_says_who_and_why(as_admin):
    as_admin.post(PAGE, HOLIDAY)
    assert "มติ ครม." in text(as_admin.get(PAGE)) and Calendar.objects.get().versions.count() == 2


def test_holidays_of_the_coming_year_stand_with_their_names(as_admin):
    page = text(as_admin.get(PAGE))
    assert "วันมาฆบูชา" in page and "วันจักรี" in page


def test_the_example_answers_while_one_types(as_admin):
    typed = {
        "prefix": "promises-0", "promises-0-amount": 3, "promises-0-unit": "working_days",
        "promises-0-starts": "next_day", "promises-0-kept_by": "close",
    }  # fmt: skip
    address = reverse("sla:example", args=["office-hours"])
    told = text(as_admin.get(address, typed, headers={"HX-Request": "true"}))
    assert "ครบกำหนดสิ้นวัน 10 ม.ค." in told
    wrong = text(as_admin.get(address, {**typed, "promises-0-amount": ""}, headers={"HX-Request": "true"}))
    assert "ครบกำหนด" not in wrong and wrong.strip()


def test_a_removed_day_that_is_not_there_is_told(as_admin):
    for day in ("2020-01-10", "not-a-day"):
        page = as_admin.post(reverse("sla:day_remove", args=["office-hours", day]), follow=True)
        assert page.status_code == 200 and "toast" in text(page)


def test_several_calendars_are_listed(as_admin, at):
    make_calendar(at=at, code="weekend")
    assert "/settings/calendar/weekend/" in text(as_admin.get(reverse("sla:calendars")))


def test_the_page_costs_few_queries(as_admin, desk, at, django_assert_max_num_queries):
    for day in range(1, 20):
        override_add(calendar=desk.calendar, day=date(2020, 2, day), name="x", reason="x", by="x", at=at)
    as_admin.get(PAGE)
    with django_assert_max_num_queries(20):
        as_admin.get(PAGE)
