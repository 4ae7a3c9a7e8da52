"""Taking back what was just sent: the words, the act and its echoes, for as long as it has not left."""

from datetime import timedelta

import pytest

from tests.support.office import make_case, make_message, make_officer, make_person
from tidtam.casework.cases.sentences import sentences
from tidtam.casework.cases.services import (
    case_acknowledge,
    case_merge,
    case_reply,
    message_take_back,
    officer_actor,
    reply_undo,
)
from tidtam.casework.messaging.models import Delivery, Message, Outcome
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.models import WorkState
from tidtam.core.ledger.services import flaws

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def case(at):
    case = make_case(at=at)
    make_message(case=case, at=at, text="ถึงไหนแล้วคะ")
    return case


def test_undoing_takes_back_message_and_act(case, officer, at):
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=True, at=at + SECOND)
    reply_undo(message=message, officer=officer, at=at + 6 * SECOND)
    case.refresh_from_db()
    message.refresh_from_db()
    assert (case.state, {clock.verdict for clock in case.clocks.all()}) == ("new", {"running"})
    assert (case.next_due_at, case.unanswered_since) == (at + timedelta(minutes=15), at)
    assert message.withdrawn_at == at + 6 * SECOND
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.work_state) == (Outcome.UNDONE, WorkState.DROPPED)
    assert list(flaws()) == []


def test_lists_show_the_message_before(case, officer, at):
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", at=at + SECOND)
    case.refresh_from_db()
    assert case.last_message == "↩ ลงนามแล้ว"
    reply_undo(message=message, officer=officer, at=at + 2 * SECOND)
    case.refresh_from_db()
    assert (case.last_message, case.last_message_at) == ("ถึงไหนแล้วคะ", at)


def test_undoing_a_closing_opens_the_case_and_forgets_its_reason(case, officer, at):
    message = case_reply(case=case, officer=officer, text="จบค่ะ", closes_with="told", at=at)
    reply_undo(message=message, officer=officer, at=at + SECOND)
    case.refresh_from_db()
    assert (case.state, case.closed_at, case.closing_reason) == ("new", None, "")
    assert not case.closed_spans.exists()


def test_reminders_run_again_after_an_undone_answer(case, officer, at):
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=True, at=at)
    assert not any(clock.reminders.exists() for clock in case.clocks.all())
    reply_undo(message=message, officer=officer, at=at + SECOND)
    assert [clock.reminders.count() for clock in case.clocks.all()] == [3, 3]


def test_an_undone_answer_leaves_an_earlier_act_alone(case, officer, at):
    case_acknowledge(case=case, by=officer_actor(officer), at=at)
    message = case_reply(case=case, officer=officer, text="กำลังดู", at=at + SECOND)
    reply_undo(message=message, officer=officer, at=at + 2 * SECOND)
    case.refresh_from_db()
    assert case.state == "working"


def test_the_survey_goes_back_with_the_answer_and_comes_again_with_the_next(case, officer, at):
    first = case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=True, at=at)
    reply_undo(message=first, officer=officer, at=at + SECOND)
    case_reply(case=case, officer=officer, text="ลงนามแล้วค่ะ", reports=True, at=at + 9 * SECOND)
    surveys = Message.objects.filter(payload__card="survey")
    assert [survey.withdrawn_at is None for survey in surveys.order_by("pk")] == [False, True]
    invited = [
        told.undone for told in sentences(case, list(case.events())) if told.event.kind == "survey.invited"
    ]
    assert invited == [True, False]


@pytest.mark.parametrize("reports", [False, True])
def test_after_five_seconds_it_is_too_late(case, officer, at, reports):
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=reports, at=at)
    with pytest.raises(DomainError, match="ส่งออกไปแล้ว"):
        reply_undo(message=message, officer=officer, at=at + 5 * SECOND + timedelta(milliseconds=1))


def test_what_a_worker_has_taken_up_cannot_be_taken_back(case, officer, at):
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", at=at)
    Delivery.objects.update(lease_until=at + timedelta(minutes=1))
    with pytest.raises(DomainError, match="ส่งออกไปแล้ว"):
        reply_undo(message=message, officer=officer, at=at + SECOND)
    message.refresh_from_db()
    assert message.withdrawn_at is None


def test_an_answer_to_somebody_without_a_chat_has_five_seconds_too(officer, at):
    case = make_case(at=at, channel="phone", identity=None)
    message = case_reply(case=case, officer=officer, text="แจ้งทางโทรศัพท์", at=at)
    with pytest.raises(DomainError):
        reply_undo(message=message, officer=officer, at=at + 6 * SECOND)
    reply_undo(message=message, officer=officer, at=at + 4 * SECOND)
    case.refresh_from_db()
    assert case.state == "new"


def test_a_second_tap_and_another_officer_are_refused(case, officer, at):
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", at=at)
    with pytest.raises(DomainError, match="ท่านเพิ่งส่ง"):
        reply_undo(message=message, officer=make_officer("suda"), at=at + SECOND)
    reply_undo(message=message, officer=officer, at=at + SECOND)
    with pytest.raises(DomainError, match="ไปแล้ว"):
        reply_undo(message=message, officer=officer, at=at + SECOND)


def test_what_a_person_wrote_cannot_be_undone_by_an_officer(case, officer, at):
    with pytest.raises(DomainError):
        reply_undo(message=case.messages.get(), officer=officer, at=at)


def test_undoing_takes_back_the_echoes_on_merged_cases(case, officer, at):
    other = make_case(at=at, person=make_person("คนที่สอง", at=at))
    case_merge(case=other, into=case, by=officer_actor(officer), at=at)
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=True, at=at + SECOND)
    assert {clock.verdict for clock in other.clocks.all()} == {"kept"}
    reply_undo(message=message, officer=officer, at=at + 2 * SECOND)
    assert {clock.verdict for clock in other.clocks.all()} == {"running"}
    assert not Message.objects.filter(text="ลงนามแล้ว", withdrawn_at=None).exists()
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {Outcome.UNDONE}


def test_a_person_who_unsends_leaves_the_fact_and_takes_the_words(case, at):
    message = case.messages.get()
    message_take_back(message=message, at=at + SECOND)
    message_take_back(message=message, at=at + 2 * SECOND)
    case.refresh_from_db()
    message.refresh_from_db()
    assert (message.text, message.withdrawn_at) == ("", at + SECOND)
    assert (case.last_message, case.unanswered_since) == ("", None)
    assert "ถึงไหนแล้ว" not in case.search_text
    assert [event.kind for event in case.events()].count("message.withdrawn") == 1
