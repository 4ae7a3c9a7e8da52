"""One answer a case, changeable for a day, asked once more at most, and discreet in small groups."""

from datetime import timedelta

import pytest

from tests.support.office import make_case, make_officer, make_person
from tidtam.casework.cases.services import case_contest, case_reply, officer_actor, reply_undo
from tidtam.casework.messaging.models import Message
from tidtam.casework.surveys.models import Answer, Invitation, Suggestion
from tidtam.casework.surveys.selectors import rating_of
from tidtam.casework.surveys.services import DRAIN, survey_answer
from tidtam.core.kernel.drain import run_once
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def case(at, officer):
    case = make_case(at=at)
    case_reply(case=case, officer=officer, text="ลงนามแล้วค่ะ", reports=True, at=at)
    return case


def answer(case, score, *, at, comment="", question=1):
    by = Actor(ActorKind.CONTACT, case.contact_id)
    survey_answer(case=case, scores={question: score} if score else {}, by=by, at=at, comment=comment)


def standing(case):
    return list(case.answers.filter(superseded_at=None).values_list("question", "score"))


def surveys_sent(case):
    return case.messages.filter(payload__card="survey").count()


def test_the_survey_goes_out_with_the_result_in_one_delivery_and_counts_as_automatic(case):
    words, survey = case.messages.order_by("pk")
    assert words.delivery == survey.delivery
    assert (words.is_automatic, survey.is_automatic, survey.author) == (False, True, None)


def test_it_is_asked_once_a_case(case, officer, at):
    case_reply(case=case, officer=officer, text="เพิ่มเติมค่ะ", reports=True, at=at + HOUR)
    assert surveys_sent(case) == 1
    assert case.events().filter(kind="survey.invited").count() == 1


def test_words_that_tell_no_result_bring_no_survey(officer, at):
    case = make_case(at=at)
    case_reply(case=case, officer=officer, text="กำลังตรวจสอบ", at=at)
    assert surveys_sent(case) == 0


def test_an_answer_is_kept_with_the_time_of_the_request(case, at):
    answer(case, 5, at=at + HOUR)
    kept = Answer.objects.get()
    assert (kept.score, kept.opened_at, kept.answered_at) == (5, at, at + HOUR)
    assert case.events().last().data == {"scores": {"1": 5}, "comment": False}


def test_an_answer_may_be_changed_for_a_day_after_the_first(case, at):
    answer(case, 2, at=at + HOUR)
    answer(case, 4, at=at + 25 * HOUR)
    assert standing(case) == [(1, 4)]
    with pytest.raises(DomainError, match="หมดเวลา"):
        answer(case, 5, at=at + 25 * HOUR + timedelta(seconds=1))
    assert standing(case) == [(1, 4)]


def test_a_changed_answer_leaves_the_one_before_for_figures_of_the_past(case, at):
    answer(case, 2, at=at + HOUR)
    answer(case, 4, at=at + 2 * HOUR)
    spans = list(case.answers.values_list("score", "answered_at", "superseded_at"))
    assert spans == [(2, at + HOUR, at + 2 * HOUR), (4, at + 2 * HOUR, None)]


def test_the_same_tap_again_changes_nothing(case, at):
    answer(case, 4, at=at + HOUR)
    answer(case, 4, at=at + 2 * HOUR)
    answer(case, 4, at=at + 99 * HOUR)
    assert Answer.objects.count() == 1
    assert case.events().filter(kind="survey.answered").count() == 1


@pytest.mark.parametrize(("question", "score"), [(0, 5), (2, 5), (1, 0), (1, 6), (1, -1)])
def test_questions_and_scores_that_do_not_exist_are_refused(case, at, question, score):
    by = Actor(ActorKind.CONTACT, case.contact_id)
    with pytest.raises(DomainError):
        survey_answer(case=case, scores={question: score}, by=by, at=at)
    assert not Answer.objects.exists()


def test_words_alone_are_a_suggestion(case, at):
    by = Actor(ActorKind.CONTACT, case.contact_id)
    survey_answer(case=case, scores={}, by=by, at=at, comment="อยากให้มีแจ้งเตือน")
    assert case.events().last().kind == "survey.suggested"
    assert not Answer.objects.exists()


def test_nothing_at_all_is_no_answer(case, at):
    with pytest.raises(DomainError, match="เลือกระดับ"):
        answer(case, 0, at=at, comment="  ")


def test_words_are_kept_apart_and_never_in_the_ledger(case, at):
    answer(case, 5, at=at + HOUR, comment="ขอบคุณค่ะ\x00")
    assert Suggestion.objects.get().text == "ขอบคุณค่ะ"
    assert case.events().last().data["comment"] is True


def test_who_has_not_answered_is_reminded_once(case, at):
    assert run_once(DRAIN, at=at + 23 * HOUR, holder="test") == 0
    assert run_once(DRAIN, at=at + 24 * HOUR, holder="test") == 1
    assert run_once(DRAIN, at=at + 900 * HOUR, holder="test") == 0
    assert surveys_sent(case) == 2


def test_who_has_answered_is_not_reminded(case, at):
    answer(case, 5, at=at + HOUR)
    assert run_once(DRAIN, at=at + 24 * HOUR, holder="test") == 0
    assert surveys_sent(case) == 1


def test_who_blocked_the_account_is_not_reminded(case, at):
    case.identity.blocked_at = at
    case.identity.save()
    run_once(DRAIN, at=at + 24 * HOUR, holder="test")
    assert surveys_sent(case) == 1


def test_who_contests_is_not_asked_how_satisfied_they_are(case, at):
    case_contest(case=case, by=Actor(ActorKind.CONTACT, case.contact_id), at=at + HOUR)
    run_once(DRAIN, at=at + 24 * HOUR, holder="test")
    assert surveys_sent(case) == 1


def test_a_reminder_cut_short_reminds_once_all_the_same(case, at, monkeypatch):
    def killed(**_asked):
        raise SystemExit

    monkeypatch.setattr("tidtam.casework.surveys.services.case_say", killed)
    with pytest.raises(SystemExit):
        run_once(DRAIN, at=at + 24 * HOUR, holder="a")
    monkeypatch.undo()
    run_once(DRAIN, at=at + 25 * HOUR, holder="b")
    assert surveys_sent(case) == 2
    assert Invitation.objects.get().work_state == "done"


def test_officers_see_scores_only_in_a_group_that_is_large_enough(officer, at):
    cases = [make_case(at=at, person=make_person(f"คนที่ {number}", at=at)) for number in range(6)]
    for case in cases[:4]:
        answer(case, 3, at=at)
    hidden = rating_of(cases[0], at=at)
    assert (hidden.answered, hidden.scores) == (True, None)
    answer(cases[4], 5, at=at)
    assert rating_of(cases[0], at=at).scores == {1: 3}
    assert rating_of(cases[5], at=at).answered is False


def test_answers_of_another_month_do_not_make_a_group(officer, at):
    case = make_case(at=at)
    answer(case, 1, at=at)
    for number in range(5):
        later = at + timedelta(days=31 + number)
        answer(make_case(at=later, person=make_person(f"คนที่ {number}", at=at)), 5, at=later)
    assert rating_of(case, at=at + timedelta(days=60)).scores is None


def test_an_undone_result_reminds_nobody(officer, at):
    case = make_case(at=at)
    message = case_reply(case=case, officer=officer, text="ลงนามแล้ว", reports=True, at=at)
    reply_undo(message=message, officer=officer, at=at)
    run_once(DRAIN, at=at + 24 * HOUR, holder="test")
    assert not Message.objects.filter(payload__card="survey", withdrawn_at=None).exists()


def test_a_case_by_telephone_is_not_asked_in_a_chat_and_may_be_answered_all_the_same(officer, at):
    case = make_case(at=at, channel="phone", identity=None)
    case_reply(case=case, officer=officer, text="แจ้งแล้ว", reports=True, at=at)
    assert not Invitation.objects.exists()
    survey_answer(case=case, scores={1: 4}, by=officer_actor(officer), at=at)
    assert standing(case) == [(1, 4)]
