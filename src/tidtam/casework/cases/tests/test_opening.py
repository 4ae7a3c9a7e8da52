"""A request is received: its number, its promises, and what an earlier time of receipt needs."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.support.moments import bangkok
from tests.support.office import make_case, make_desk, make_person
from tidtam.casework.desks.services import desk_load, pack_file
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.services import override_add
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def test_numbers_run_through_a_fiscal_year_and_begin_anew_in_october():
    opened = [
        make_case(at=bangkok(f"{day} 10:00")).number for day in ("2020-09-29", "2020-09-30", "2020-10-01")
    ]
    assert opened == ["นส.63-0001", "นส.63-0002", "นส.64-0001"]


def test_midnight_in_bangkok_begins_the_fiscal_year():
    assert make_case(at=bangkok("2020-09-30 23:59")).number.startswith("นส.63")
    assert make_case(at=bangkok("2020-10-01 00:00")).number.startswith("นส.64")


def test_an_opening_that_fails_leaves_no_gap(at):
    make_case(at=at)
    with pytest.raises(RuntimeError), transaction.atomic():
        make_case(at=at)
        raise RuntimeError
    assert make_case(at=at).number == "นส.63-0002"


def test_both_promises_are_frozen_from_the_receipt(at):
    case = make_case(at=at)
    due = {clock.promise: clock.due_at - at for clock in case.clocks.all()}
    assert due == {"acknowledged": timedelta(minutes=15), "reported": timedelta(minutes=30)}
    assert case.next_due_at == at + timedelta(minutes=15)


def test_the_opening_is_an_event_that_holds_no_personal_text(at):
    case = make_case(at=at, title="หนังสือของนางสาวสมศรี")
    (event,) = case.events()
    assert event.kind == "case.opened"
    assert event.data == {"desk": "letters", "version": 1, "channel": "line", "contact": case.contact_id}


def test_a_title_is_cut_as_people_count_and_is_never_empty(at):
    assert make_case(at=at, title="ก้" * 300).title == "ก้" * 119 + "…"
    assert make_case(at=at, title=" \x00 ").title == "ติดตามหนังสือราชการ"


def test_an_earlier_receipt_needs_a_reason_and_is_marked(at):
    received = at - timedelta(hours=1)
    with pytest.raises(DomainError, match="เหตุผล"):
        make_case(at=at, channel="walk_in", received_at=received)
    with pytest.raises(DomainError, match="เหตุผล"):
        make_case(at=at, channel="walk_in", received_at=received, backdate_reason=" ")
    case = make_case(at=at, channel="walk_in", received_at=received, backdate_reason="ระบบไฟฟ้าดับ")
    assert (case.opened_at, case.recorded_at) == (received, at)
    assert case.events()[0].data["backdated"] is True
    assert case.clocks.get(promise="acknowledged").due_at == received + timedelta(minutes=15)


def test_clocks_that_differ_by_a_minute_are_no_backdating(at):
    assert make_case(at=at, received_at=at - timedelta(minutes=1)).backdate_reason == ""


def test_a_receipt_in_the_future_and_an_unknown_channel_are_refused(at):
    with pytest.raises(DomainError, match="อนาคต"):
        make_case(at=at, received_at=at + timedelta(hours=1))
    with pytest.raises(DomainError, match="pigeon"):
        make_case(at=at, channel="pigeon")


def test_what_is_too_long_is_cut_rather_than_refused(at):
    case = make_case(at=at, category="ก" * 99, district="ข" * 99, external_ref="9" * 99)
    case.refresh_from_db()
    assert (len(case.category), len(case.district), len(case.external_ref)) == (40, 80, 80)


def test_a_replayed_opening_says_so(at):
    with clock.replaying(at):
        case = make_case(at=at)
    assert case.replayed
    assert case.events()[0].replayed


def test_changing_a_policy_never_touches_old_cases(at):
    old = make_case(at=at)
    tree = pack_file("letters")
    tree["promises"][0]["amount"] = 60
    desk, is_new = desk_load(tree=tree, at=at)
    new = make_case(at=at, desk=desk)
    old.refresh_from_db()
    assert is_new
    assert (old.desk_version, new.desk_version) == (1, 2)
    assert old.pack.promises[0].amount == 15
    assert _due(old) == timedelta(minutes=15)
    assert _due(new) == timedelta(minutes=60)


def test_changing_a_calendar_never_touches_old_cases(at):
    desk = make_desk(at=at)
    old = make_case(at=at, desk=desk)
    calendar = Calendar.objects.get(code="office-hours")
    override_add(calendar=calendar, day=at.date(), name="วันหยุดพิเศษ", reason="มติ ครม.", by="test", at=at)
    new = make_case(at=at, desk=desk)
    assert _due(old) == timedelta(minutes=15)
    assert _due(new) > timedelta(hours=20)
    frozen = old.clocks.get(promise="acknowledged")
    assert (frozen.calendar, frozen.calendar_version) == (calendar, 1)


def test_an_opening_costs_few_queries(at, django_assert_max_num_queries):
    desk, person = make_desk(at=at), make_person(at=at)
    make_case(at=at, desk=desk)
    with django_assert_max_num_queries(9):
        make_case(at=at, desk=desk, person=person)


def _due(case):
    return case.clocks.get(promise="acknowledged").due_at - case.opened_at
