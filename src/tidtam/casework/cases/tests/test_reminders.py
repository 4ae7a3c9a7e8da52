"""Words to the officer, then the supervisor, before, at and after a deadline; none once it is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.office import make_case, make_officer, make_unit
from tidtam.casework.cases.models import Notice
from tidtam.casework.cases.reminders import DRAIN
from tidtam.casework.cases.services import (
    case_acknowledge,
    case_assign,
    case_merge,
    case_pause,
    case_report,
    case_resume,
    officer_actor,
)
from tidtam.casework.sla.models import Reminder
from tidtam.core.kernel.drain import run_once
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def officer():
    return make_officer("napha")


@pytest.fixture
def supervisor():
    return make_officer("suda", role=Role.SUPERVISOR)


@pytest.fixture
def case(at, officer, supervisor):
    return make_case(at=at, assignee=officer)


def drain_at(moment):
    """Let the worker look at ``moment``; return who was told what since."""
    known = set(Notice.objects.values_list("pk", flat=True))
    run_once(DRAIN, at=moment, holder="test")
    new = Notice.objects.exclude(pk__in=known).order_by("officer__username")
    return [(notice.officer.username, notice.kind, notice.promise) for notice in new]


def test_nobody_is_disturbed_before_the_last_quarter(case, at):
    assert drain_at(at + 11 * MINUTE) == []


def test_the_officer_is_told_in_the_last_quarter_and_the_supervisor_from_the_deadline_on(case, at):
    warned_at = at + 11 * MINUTE + 15 * SECOND
    assert drain_at(warned_at) == [("napha", "soon", "acknowledged")]
    assert drain_at(at + 15 * MINUTE - SECOND) == []
    assert drain_at(at + 15 * MINUTE) == [("napha", "due", "acknowledged"), ("suda", "due", "acknowledged")]
    escalated_at = at + 18 * MINUTE + 45 * SECOND
    assert drain_at(escalated_at) == [
        ("napha", "escalated", "acknowledged"),
        ("suda", "escalated", "acknowledged"),
    ]


def test_a_reminder_fires_at_the_first_look_after_its_time(case, at):
    assert drain_at(at + 11 * MINUTE + 14 * SECOND) == []
    assert len(drain_at(at + 11 * MINUTE + 19 * SECOND)) == 1


def test_looking_twice_tells_once(case, at):
    assert drain_at(at + 12 * MINUTE)
    assert drain_at(at + 12 * MINUTE) == []


def test_a_kept_promise_reminds_nobody(case, officer, at):
    case_acknowledge(case=case, by=officer_actor(officer), at=at + 5 * MINUTE)
    assert drain_at(at + 20 * MINUTE) == []
    assert set(Reminder.objects.values_list("clock__promise", flat=True)) == {"reported"}


def test_a_kept_promise_reminds_nobody_even_when_the_worker_had_it_in_hand(case, officer, at):
    late = at + 12 * MINUTE

    def keep_meanwhile(row, moment):
        case_report(case=case, by=officer_actor(officer), at=late)
        DRAIN.handle(row, moment)

    run_once(replace(DRAIN, handle=keep_meanwhile), at=late, holder="test")
    assert not Notice.objects.exists()


def test_a_paused_clock_reminds_nobody_and_speaks_again_for_its_new_deadline(case, officer, at):
    by = officer_actor(officer)
    case_pause(case=case, by=by, reason="waiting_person", at=at + 5 * MINUTE)
    assert drain_at(at + 60 * MINUTE) == []
    case_resume(case=case, by=by, at=at + 65 * MINUTE)
    assert drain_at(at + 71 * MINUTE) == []
    assert drain_at(at + 71 * MINUTE + 15 * SECOND) == [("napha", "soon", "acknowledged")]


def test_while_nobody_has_the_case_all_officers_of_the_unit_are_told(at, officer, supervisor):
    make_officer("arun")
    make_officer("past", is_active=False)
    make_officer("elsewhere", unit=make_unit("elsewhere"))
    make_case(at=at)
    assert drain_at(at + 12 * MINUTE) == [("arun", "soon", "acknowledged"), ("napha", "soon", "acknowledged")]


def test_a_unit_without_a_supervisor_has_that_of_the_unit_above(at):
    office = make_unit("office")
    make_unit("secretariat", parent=office)
    make_officer("chief", role=Role.SUPERVISOR, unit=office)
    make_officer("napha")
    make_case(at=at)
    drain_at(at + 12 * MINUTE)
    assert ("chief", "due", "acknowledged") in drain_at(at + 15 * MINUTE)


def test_somebody_who_left_is_not_told_in_place_of_the_others(case, officer, at):
    make_officer("arun")
    officer.is_active = False
    officer.save()
    assert drain_at(at + 12 * MINUTE) == [("arun", "soon", "acknowledged")]


def test_the_deadline_of_a_merged_case_speaks_of_the_main_one(case, officer, at):
    main = make_case(at=at + 5 * MINUTE, assignee=make_officer("arun"))
    case_merge(case=case, into=main, by=officer_actor(officer), at=at + 6 * MINUTE)
    assert drain_at(at + 12 * MINUTE) == [("arun", "soon", "acknowledged")]
    assert Notice.objects.get().case == main


def test_who_is_given_a_case_is_told_unless_they_took_it_themselves(at, officer, supervisor):
    case = make_case(at=at)
    case_assign(case=case, to=officer, by=officer_actor(supervisor), at=at)
    case_assign(case=case, to=None, by=officer_actor(supervisor), at=at)
    case_assign(case=case, to=officer, by=officer_actor(officer), at=at)
    assert [(notice.officer, notice.kind) for notice in Notice.objects.all()] == [(officer, "assigned")]
