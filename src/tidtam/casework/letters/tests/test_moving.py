"""Moving a letter, and telling those who wait for it."""

import pytest

from tests.support.moments import bangkok
from tidtam.casework.cases.services import case_close, case_merge, officer_actor
from tidtam.casework.letters.models import Secrecy
from tidtam.casework.letters.selectors import next_steps
from tidtam.casework.letters.services import (
    letter_amend,
    letter_cancel,
    letter_follow,
    letter_move,
    letter_unfollow,
    move_withdraw,
)
from tidtam.casework.letters.telling import draft_for
from tidtam.casework.letters.tests.office import make_case, make_letter
from tidtam.casework.messaging.models import Direction
from tidtam.core.kernel.errors import DomainError

LATER = bangkok("2020-01-07 11:00")


@pytest.fixture
def letter(office, at):
    return make_letter(office, at=at)


def move(office, letter, step, at, **more):
    movement = letter_move(letter=letter, step=step, by=office.clerk, at=at, **more)
    letter.refresh_from_db()
    return movement


def said_on(case):
    return list(case.messages.filter(direction=Direction.OUT).values_list("text", flat=True))


def test_it_says_where_the_letter_is_and_since_when(office, letter):
    move(office, letter, "proposed", LATER, place="หน้าห้องปลัด")
    assert (letter.step, letter.step_since, letter.place) == ("proposed", LATER, "หน้าห้องปลัด")
    assert letter.events().last().data["step"] == "proposed"


def test_the_next_step_is_offered_first_and_ways_back_last(office, letter):
    move(office, letter, "proposed", LATER)
    offered = [step.code for step in next_steps(letter)]
    assert offered[0] == "signed"
    assert offered[-2:] == ["screening", "proposed"]


def test_a_signed_letter_does_not_become_unread_again(office, letter):
    move(office, letter, "signed", LATER)
    with pytest.raises(DomainError):
        move(office, letter, "received", LATER)


def test_a_letter_returned_for_correction_is_received_again(office, letter):
    move(office, letter, "returned", LATER)
    move(office, letter, "received", bangkok("2020-01-08 09:00"))
    assert letter.step == "received"


def test_standing_still_is_no_news_but_another_place_is(office, letter):
    with pytest.raises(DomainError):
        move(office, letter, "received", LATER)
    move(office, letter, "received", LATER, place="ฝ่ายช่วยอำนวยการ")
    assert letter.place == "ฝ่ายช่วยอำนวยการ"
    assert letter.step_since == letter.registered_at


def test_what_is_written_late_stands_where_it_happened(office, letter, at):
    move(office, letter, "proposed", LATER)
    move(office, letter, "screening", bangkok("2020-01-07 12:00"), occurred_at=bangkok("2020-01-07 10:30"))
    assert letter.step == "proposed"
    steps = list(letter.movements.values_list("step", flat=True))
    assert steps == ["received", "screening", "proposed"]


def test_what_is_written_late_must_fit_what_came_after(office, letter):
    move(office, letter, "screening", LATER)
    with pytest.raises(DomainError):
        move(
            office, letter, "dispatched", bangkok("2020-01-07 12:00"), occurred_at=bangkok("2020-01-07 10:30")
        )


@pytest.mark.parametrize("when", ["2020-01-07 09:59", "2020-01-07 11:01"])
def test_a_move_happens_after_the_receipt_and_not_in_the_future(office, letter, when):
    with pytest.raises(DomainError):
        move(office, letter, "screening", LATER, occurred_at=bangkok(when))


def test_a_cancelled_entry_does_not_move(office, letter, at):
    letter_cancel(letter=letter, reason="ลงซ้ำ", by=office.clerk, at=at)
    with pytest.raises(DomainError):
        letter_move(letter=letter, step="screening", by=office.clerk, at=LATER)


def test_a_slip_of_the_finger_is_taken_back(office, letter):
    slip = move(office, letter, "dispatched", LATER)
    move_withdraw(movement=slip, by=office.clerk, at=LATER)
    letter.refresh_from_db()
    assert (letter.step, letter.step_since) == ("received", letter.registered_at)
    with pytest.raises(DomainError):
        move_withdraw(movement=slip, by=office.clerk, at=LATER)


def test_the_entry_itself_is_not_taken_back_but_cancelled(office, letter):
    with pytest.raises(DomainError):
        move_withdraw(movement=letter.movements.get(), by=office.clerk, at=LATER)


def test_followers_hear_of_it_in_the_officers_words_and_the_promise_is_kept(office, letter, at):
    cases = [make_case(office, at=at, name=name) for name in ("สุพรรณี", "ธนา")]
    for case in cases:
        letter_follow(case=case, letter=letter, at=at)
    told = move(office, letter, "signed", LATER, tell_followers=True, message=draft_for("signed")).told
    assert told == 2
    for case in cases:
        case.refresh_from_db()
        assert case.state == "reported"
        assert said_on(case)[0].startswith("หนังสือ กท 0901/1542 ได้รับการลงนามแล้ว")


def test_the_places_of_a_message_are_filled_in_for_each(office, letter, at):
    case = make_case(office, at=at, name="สุพรรณี")
    letter_follow(case=case, letter=letter, at=at, by=office.clerk)
    message = "คุณ{name} {number}: {letter} {step} {step_since} {unit} {officer} {other}"
    move(office, letter, "proposed", LATER, tell_followers=True, message=message)
    assert said_on(case)[0] == (
        f"คุณสุพรรณี {case.number}: กท 0901/1542 เสนอผู้บริหาร 7 ม.ค. 2563 11:00 น. ส่วนเลขานุการ นภา ศรีสุข {{other}}"
    )


def test_who_does_not_want_to_be_told_is_not_told(office, letter, at):
    case = make_case(office, at=at)
    letter_follow(case=case, letter=letter, at=at)
    move(office, letter, "signed", LATER)
    assert said_on(case) == []


def test_closed_cases_and_those_that_stopped_following_are_left_in_peace(office, letter, at):
    closed, gone = (make_case(office, at=at, name=name) for name in ("ก", "ข"))
    for case in (closed, gone):
        letter_follow(case=case, letter=letter, at=at)
    case_close(case=closed, by=officer_actor(office.clerk), at=at, reason="told")
    letter_unfollow(case=gone, letter=letter, by=office.clerk, at=at)
    assert move(office, letter, "signed", LATER, tell_followers=True, message="ลงนามแล้ว").told == 0


def test_a_merged_case_is_told_once_through_the_one_it_went_into(office, letter, at):
    main, merged = (make_case(office, at=at, name=name) for name in ("ก", "ข"))
    for case in (main, merged):
        letter_follow(case=case, letter=letter, at=at)
    case_merge(case=merged, into=main, by=officer_actor(office.clerk), at=at)
    assert move(office, letter, "signed", LATER, tell_followers=True, message="ลงนามแล้ว").told == 1
    assert said_on(main) and said_on(merged)


def test_a_secret_letter_is_spoken_of_to_nobody(office, at):
    letter = make_letter(office, at=at, secrecy=Secrecy.CONFIDENTIAL)
    with pytest.raises(DomainError):
        letter_follow(case=make_case(office, at=at), letter=letter, at=at)
    with pytest.raises(DomainError):
        move(office, letter, "signed", LATER, tell_followers=True, message="ลงนามแล้ว")
    letter.refresh_from_db()
    assert letter.step == "received"


def test_a_letter_that_became_secret_is_no_longer_told(office, letter, at):
    case = make_case(office, at=at)
    letter_follow(case=case, letter=letter, at=at)
    letter_amend(letter=letter, by=office.clerk, at=at, secrecy=Secrecy.SECRET)
    with pytest.raises(DomainError):
        move(office, letter, "signed", LATER, tell_followers=True, message="ลงนามแล้ว")
    assert said_on(case) == []


def test_following_twice_is_following_once(office, letter, at):
    case = make_case(office, at=at)
    assert letter_follow(case=case, letter=letter, at=at) == letter_follow(case=case, letter=letter, at=at)
    assert list(letter.events().values_list("kind", flat=True)).count("letter.followed") == 1
