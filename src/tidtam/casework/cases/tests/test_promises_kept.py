"""What keeps a promise, what does not, and to the second."""

from datetime import timedelta

import pytest

from tests.support.office import make_case, make_desk, make_message, make_officer, make_person
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import (
    call_log,
    case_acknowledge,
    case_close,
    case_contest,
    case_note,
    case_pause,
    case_reopen,
    case_reply,
    case_report,
    case_resume,
    case_say,
    officer_actor,
)
from tidtam.casework.cases.services.settling import Held
from tidtam.casework.messaging.services import Part
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import SYSTEM, Actor

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def case(at):
    return make_case(at=at)


def verdicts(case, round=1):
    return {clock.promise: clock.verdict for clock in case.clocks.filter(round=round)}


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        (15 * MINUTE, "kept"),
        (15 * MINUTE + SECOND - timedelta(microseconds=1), "kept"),
        (15 * MINUTE + SECOND, "late"),
    ],
)
def test_fifteen_minutes_keep_the_promise_and_a_second_more_does_not(case, officer, at, after, verdict):
    case_acknowledge(case=case, by=officer_actor(officer), at=at + after)
    assert verdicts(case) == {"acknowledged": verdict, "reported": "running"}


def test_a_report_keeps_both_promises(case, officer, at):
    case_report(case=case, by=officer_actor(officer), at=at + 15 * MINUTE)
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}


def test_a_closing_keeps_both_promises(case, officer, at):
    case_close(case=case, by=officer_actor(officer), reason="told", at=at + 20 * MINUTE)
    assert verdicts(case) == {"acknowledged": "late", "reported": "kept"}


def test_the_first_act_decides_and_later_ones_change_nothing(case, officer, at):
    by = officer_actor(officer)
    case_report(case=case, by=by, at=at + 5 * MINUTE)
    case_report(case=case, by=by, at=at + 50 * MINUTE)
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}


def test_an_officers_words_acknowledge_a_new_case_and_report_only_when_said_so(case, officer, at):
    case_reply(case=case, officer=officer, text="กำลังตรวจสอบค่ะ", at=at + MINUTE)
    assert verdicts(case) == {"acknowledged": "kept", "reported": "running"}
    case_reply(case=case, officer=officer, text="ลงนามแล้วค่ะ", reports=True, at=at + 2 * MINUTE)
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}
    assert Case.objects.get().state == "reported"


def test_what_the_machine_says_keeps_no_promise(case, at):
    (message,) = case_say(case=case, parts=[Part("ได้รับเรื่องแล้ว")], at=at)
    assert message.is_automatic
    case_acknowledge(case=case, by=SYSTEM, at=at)
    assert verdicts(case) == {"acknowledged": "running", "reported": "running"}


def test_an_internal_note_keeps_no_promise(case, officer, at):
    case_note(case=case, officer=officer, text="โทรถามกองกลางแล้ว", at=at)
    case.refresh_from_db()
    assert (verdicts(case)["acknowledged"], case.state, case.last_message) == ("running", "new", "")


def test_what_the_person_does_keeps_no_promise(case, at):
    make_message(case=case, at=at)
    person = Actor(ActorKind.CONTACT, case.contact_id)
    with pytest.raises(DomainError):
        case_contest(case=case, by=person, at=at)
    assert verdicts(case)["acknowledged"] == "running"


def test_a_logged_call_counts_from_when_it_was_made(case, officer, at):
    call_log(
        case=case,
        officer=officer,
        text="แจ้งแล้ว",
        called_at=at + 10 * MINUTE,
        at=at + 60 * MINUTE,
        reports=True,
    )
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}


def test_a_call_that_nobody_answered_keeps_no_promise(case, officer, at):
    call_log(
        case=case, officer=officer, text="ไม่รับสาย", called_at=at, at=at + MINUTE, reports=True, answered=False
    )
    assert verdicts(case) == {"acknowledged": "running", "reported": "running"}


@pytest.mark.parametrize("minutes", [-1, 61])
def test_a_call_before_the_receipt_or_in_the_future_is_refused(case, officer, at, minutes):
    with pytest.raises(DomainError, match="เวลาโทร"):
        call_log(
            case=case,
            officer=officer,
            text="แจ้งแล้ว",
            called_at=at + minutes * MINUTE,
            at=at + 60 * MINUTE,
            reports=False,
        )


def test_a_late_entry_of_an_early_call_turns_a_late_verdict(case, officer, at):
    by = officer_actor(officer)
    case_acknowledge(case=case, by=by, at=at + 20 * MINUTE)
    assert verdicts(case)["acknowledged"] == "late"
    call_log(
        case=case,
        officer=officer,
        text="โทรก่อนแล้ว",
        called_at=at + 9 * MINUTE,
        at=at + 30 * MINUTE,
        reports=True,
    )
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}


def test_time_in_a_pause_does_not_count(case, officer, at):
    by = officer_actor(officer)
    case_pause(case=case, by=by, reason="waiting_person", at=at + 10 * MINUTE)
    case.refresh_from_db()
    assert (case.next_due_at, case.paused_at) == (None, at + 10 * MINUTE)
    case_resume(case=case, by=by, at=at + 40 * MINUTE)
    case.refresh_from_db()
    assert (case.next_due_at, case.paused_at) == (at + 45 * MINUTE, None)
    case_acknowledge(case=case, by=by, at=at + 45 * MINUTE)
    assert verdicts(case)["acknowledged"] == "kept"


def test_what_is_done_in_a_pause_is_in_time(case, officer, at):
    by = officer_actor(officer)
    case_pause(case=case, by=by, reason="waiting_person", at=at + 10 * MINUTE)
    case_report(case=case, by=by, at=at + 90 * MINUTE)
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}


def test_a_pause_after_the_deadline_does_not_mend_it(case, officer, at):
    by = officer_actor(officer)
    case_pause(case=case, by=by, reason="waiting_person", at=at + 16 * MINUTE)
    case_resume(case=case, by=by, at=at + 20 * MINUTE)
    case_acknowledge(case=case, by=by, at=at + 21 * MINUTE)
    assert verdicts(case)["acknowledged"] == "late"


def test_pausing_twice_and_resuming_what_runs_are_refused(case, officer, at):
    by = officer_actor(officer)
    with pytest.raises(DomainError, match="ไม่ได้พัก"):
        case_resume(case=case, by=by, at=at)
    case_pause(case=case, by=by, reason="waiting_person", at=at)
    with pytest.raises(DomainError, match="อยู่แล้ว"):
        case_pause(case=case, by=by, reason="waiting_person", at=at)


@pytest.mark.parametrize("again", [case_contest, case_reopen])
def test_a_new_round_has_clocks_of_its_own_and_the_first_verdicts_stand(case, officer, at, again):
    by = officer_actor(officer)
    case_close(case=case, by=by, reason="told", at=at + 5 * MINUTE)
    again(case=case, by=Actor(ActorKind.CONTACT, case.contact_id), at=at + 60 * MINUTE)
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}
    assert verdicts(case, round=2) == {"acknowledged": "running", "reported": "running"}
    case.refresh_from_db()
    assert (case.is_open, case.next_due_at) == (True, at + 75 * MINUTE)
    case_report(case=case, by=by, at=at + 100 * MINUTE)
    assert verdicts(case, round=2) == {"acknowledged": "late", "reported": "late"}
    assert verdicts(case) == {"acknowledged": "kept", "reported": "kept"}


def test_the_times_it_counted_as_closed_are_kept(case, officer, at):
    by = officer_actor(officer)
    case_close(case=case, by=by, reason="told", at=at)
    case_contest(case=case, by=Actor(ActorKind.CONTACT, case.contact_id), at=at + MINUTE)
    case_close(case=case, by=by, reason="told", at=at + 2 * MINUTE)
    spans = list(case.closed_spans.order_by("since").values_list("since", "until"))
    assert spans == [(at, at + MINUTE), (at + 2 * MINUTE, None)]


def test_closing_needs_a_reason_of_the_desk_and_what_the_reason_demands(case, officer, at):
    by = officer_actor(officer)
    with pytest.raises(DomainError, match="เหตุผล"):
        case_close(case=case, by=by, reason="bored", at=at)
    with pytest.raises(DomainError, match="เขียนผล"):
        case_close(case=case, by=by, reason="told", has_text=False, at=at)
    case_close(case=case, by=by, reason="mistaken", has_text=False, at=at)
    case.refresh_from_db()
    assert (case.state, case.closing_reason, case.closed_at) == ("closed", "mistaken", at)


def test_settling_again_changes_nothing(case, officer, at):
    by = officer_actor(officer)
    case_acknowledge(case=case, by=by, at=at + MINUTE)
    case_pause(case=case, by=by, reason="waiting_person", at=at + 2 * MINUTE)
    before = (list(Case.objects.values()), list(case.clocks.values()))
    Held.of(case).settle()
    assert (list(Case.objects.values()), list(case.clocks.values())) == before


def test_the_way_from_receipt_to_result_costs_few_queries(officer, at, django_assert_max_num_queries):
    desk = make_desk(at=at)
    make_case(at=at, desk=desk)
    person = make_person(at=at)
    with django_assert_max_num_queries(46):
        case = make_case(at=at, desk=desk, person=person)
        make_message(case=case, at=at)
        case_acknowledge(case=case, by=officer_actor(officer), at=at + MINUTE)
        case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=True, at=at + 2 * MINUTE)
