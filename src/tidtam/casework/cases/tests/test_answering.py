"""Answering on the page: what is sent, what it counts for, taking it back, notes and calls."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tidtam.casework.cases.services import case_close, case_reply, officer_actor
from tidtam.casework.cases.tests.screens import ask
from tidtam.casework.messaging.models import Delivery, Direction, Message, Outcome
from tidtam.core.kernel.models import WorkState


def text(response):
    return response.content.decode()


def send(client, case, name="reply", follow=True, **said):
    return client.post(reverse(f"cases:{name}", args=[case.public_id]), said, follow=follow)


def out(case):
    return list(
        case.messages.filter(direction=Direction.OUT, is_automatic=False).values_list("text", flat=True)
    )


@pytest.mark.parametrize(
    ("do", "state"), [({"do": "report"}, "reported"), ({"do": "send"}, "working"), ({}, "reported")]
)
def test_an_answer_reports_unless_it_is_only_sent(office, seen_by, at, do, state):
    case = ask(at=at)
    page = send(seen_by(office.suda), case, text="เสนอท่านปลัดแล้วค่ะ", **do)
    case.refresh_from_db()
    assert case.state == state
    assert case.assignee == office.suda
    assert "เสนอท่านปลัดแล้วค่ะ" in text(page)
    assert 'data-toast="undo"' in text(page)


@pytest.mark.parametrize("words", ["", "   \n "])
def test_an_empty_answer_is_not_sent(office, seen_by, at, words):
    case = ask(at=at)
    answer = send(seen_by(office.suda), case, text=words)
    assert answer.status_code == 422
    assert "พิมพ์ข้อความก่อนส่ง" in text(answer)
    assert out(case) == []


def test_an_answer_longer_than_one_message_is_kept_in_the_box(office, seen_by, at):
    case, words = ask(at=at), "🙏" * 2_501
    answer = send(seen_by(office.suda), case, text=words)
    assert answer.status_code == 422
    assert "5,000" in text(answer)
    assert words in text(answer)


def test_a_ready_answer_with_an_open_place_is_not_sent(office, seen_by, at):
    case = ask(at=at)
    answer = send(seen_by(office.suda), case, text="หนังสือ {letter} ลงนามแล้ว {สวัสดี}")
    assert answer.status_code == 422
    assert "เติม {letter} ก่อนส่ง" in text(answer)
    assert out(case) == []


def test_a_closed_case_can_be_answered_without_reporting(office, seen_by, at):
    case = ask(at=at)
    case_close(case=case, by=officer_actor(office.suda), reason="told", at=at)
    send(seen_by(office.suda), case, text="ยินดีค่ะ")
    case.refresh_from_db()
    assert case.state == "closed"
    assert out(case) == ["ยินดีค่ะ"]


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("auditor", 403)])
@pytest.mark.parametrize("name", ["reply", "note", "call"])
def test_nobody_else_writes_on_a_case(office, seen_by, at, who, status, name):
    case = ask(at=at)
    assert send(seen_by(getattr(office, who)), case, name, text="x").status_code == status
    assert case.messages.count() == 1


def test_taking_back_restores_the_case_and_gives_the_words_back(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    send(client, case, text="ส่งผิดเรื่อง")
    sent = case.messages.get(author=office.suda)
    page = text(client.post(reverse("cases:undo", args=[case.public_id, sent.public_id]), follow=True))
    case.refresh_from_db()
    assert case.state == "new"
    assert "ส่งผิดเรื่อง</textarea>" in page


def test_htmx_takes_back_without_leaving_the_page(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    send(client, case, text="ส่งผิดเรื่อง")
    sent = case.messages.get(author=office.suda)
    address = reverse("cases:undo", args=[case.public_id, sent.public_id])
    answer = client.post(address, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert "reply:returned" in answer["HX-Trigger"]


def test_what_has_left_cannot_be_taken_back(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    send(client, case, text="ลงนามแล้ว")
    Delivery.objects.update(outcome=Outcome.SENT, work_state=WorkState.DONE)
    sent = case.messages.get(author=office.suda)
    page = text(client.post(reverse("cases:undo", args=[case.public_id, sent.public_id]), follow=True))
    assert "ส่งออกไปแล้ว ยกเลิกไม่ได้" in page
    case.refresh_from_db()
    assert case.state == "reported"


def test_a_colleague_cannot_take_back_what_she_did_not_write(office, seen_by, at):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.napha, text="ลงนามแล้ว", at=at)
    page = seen_by(office.suda).post(
        reverse("cases:undo", args=[case.public_id, sent.public_id]), follow=True
    )
    assert "ยกเลิกได้เฉพาะข้อความที่ท่านเพิ่งส่ง" in text(page)
    assert Message.objects.get(pk=sent.pk).withdrawn_at is None


def test_what_perhaps_did_not_arrive_is_sent_again_as_a_new_call(office, seen_by, at):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.suda, text="ลงนามแล้ว", at=at)
    Delivery.objects.filter(messages=sent).update(outcome=Outcome.UNCERTAIN, work_state=WorkState.DEAD)
    before = Delivery.objects.get(messages=sent)
    address = reverse("cases:again", args=[case.public_id, sent.public_id])
    client = seen_by(office.suda)
    client.post(address)
    after = Delivery.objects.get(messages=sent)
    assert (after.outcome, after.work_state) == (Outcome.QUEUED, WorkState.WAITING)
    assert after.retry_key != before.retry_key
    assert "ส่งไปแล้วหรือกำลังส่งอยู่" in text(client.post(address, follow=True))


def test_a_message_of_another_case_is_not_found(office, seen_by, at):
    case, other = ask(at=at), ask(at=at)
    sent = case_reply(case=other, officer=office.suda, text="ลงนามแล้ว", at=at)
    address = reverse("cases:undo", args=[case.public_id, sent.public_id])
    assert seen_by(office.suda).post(address).status_code == 404


def test_a_note_stays_inside_and_keeps_no_promise(office, seen_by, at):
    case = ask(at=at)
    page = send(seen_by(office.suda), case, "note", text="รอท่านรองฯ")
    case.refresh_from_db()
    assert case.state == "new"
    assert "รอท่านรองฯ" in text(page)
    assert out(case) == []


@pytest.mark.parametrize(("result", "state"), [("report", "reported"), ("talk", "working"), ("no", "new")])
def test_a_call_counts_for_what_came_of_it(office, seen_by, at, result, state):
    case = ask(at=at - timedelta(minutes=9))
    send(seen_by(office.suda), case, "call", called_at="2020-01-07T09:55", answered=result, text="คุยกับคุณสมศรี")
    case.refresh_from_db()
    assert case.state == state


def test_a_call_in_the_minute_of_the_receipt_is_after_it(office, seen_by, at, present):
    case = ask(at=at + timedelta(seconds=40))
    present.move_to(at + timedelta(seconds=50))
    answer = send(
        seen_by(office.suda), case, "call", called_at="2020-01-07T10:00", answered="talk", text="คุยแล้ว"
    )
    assert answer.status_code == 200
    case.refresh_from_db()
    assert case.state == "working"


@pytest.mark.parametrize("when", ["2020-01-07T11:00", "2020-01-06T10:00", "เมื่อวาน"])
def test_a_call_at_an_impossible_time_is_refused_with_its_words_kept(office, seen_by, at, when):
    case = ask(at=at)
    answer = send(seen_by(office.suda), case, "call", called_at=when, answered="talk", text="คุยเรื่องเอกสาร")
    assert answer.status_code == 422
    assert "คุยเรื่องเอกสาร" in text(answer)
    case.refresh_from_db()
    assert case.state == "new"
