"""The page of a case: the conversation, the promises and their account, the history, and who sees them."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.office import make_message
from tidtam.casework.cases.models import Presence
from tidtam.casework.cases.services import (
    call_log,
    case_acknowledge,
    case_merge,
    case_note,
    case_reopen,
    case_reply,
    case_say,
    message_take_back,
    officer_actor,
    reply_undo,
)
from tidtam.casework.cases.tests.screens import ask
from tidtam.casework.messaging import costs
from tidtam.casework.messaging.costs import SendingCost
from tidtam.casework.messaging.models import Attachment, Delivery, Direction, Kind, Message, Outcome
from tidtam.casework.messaging.services import Enclosure, Part, message_receive
from tidtam.core.contacts.models import AccessRecord, Identity
from tidtam.core.kernel.models import WorkState

MINUTE = timedelta(minutes=1)


def text(response):
    return response.content.decode()


def page_of(client, case, **asked):
    return text(client.get(reverse("cases:page", args=[case.public_id]), asked))


@pytest.mark.parametrize(
    ("who", "status", "replies"),
    [("suda", 200, True), ("auditor", 200, False), ("stranger", 404, False), ("planner", 403, False)],
)
def test_a_case_is_seen_and_answered_by_role_and_unit(office, seen_by, at, who, status, replies):
    case = ask(at=at)
    answer = seen_by(getattr(office, who)).get(reverse("cases:page", args=[case.public_id]))
    assert answer.status_code == status
    assert ('name="do" value="report"' in text(answer)) is replies


def test_an_officer_of_another_unit_sees_a_case_given_to_her(office, seen_by, at):
    case = ask(at=at, assignee=office.stranger)
    page = page_of(seen_by(office.stranger), case)
    assert 'name="do" value="report"' in page


def test_whoever_opens_a_case_is_written_down_and_seen_by_others(office, seen_by, at):
    case = ask(at=at)
    page_of(seen_by(office.suda), case)
    assert AccessRecord.objects.get().officer == office.suda
    assert Presence.objects.get(case=case).officer == office.suda


def test_leaving_a_case_is_noticed(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    client.post(reverse("cases:presence", args=[case.public_id]))
    assert Presence.objects.filter(case=case).exists()
    client.post(reverse("cases:presence", args=[case.public_id]), {"left": 1})
    assert not Presence.objects.filter(case=case).exists()


def test_the_deadline_is_explained(office, seen_by, at):
    page = page_of(seen_by(office.suda), ask(at=at))
    assert "รับเรื่อง 10:00 → ครบกำหนด 10:15" in page
    assert "รับเรื่อง 10:00 → ครบกำหนด 10:30" in page
    assert "นโยบายฉบับ 1" in page


def test_a_reopened_case_runs_a_second_round_beside_the_first(office, seen_by, at):
    case = ask(at=at)
    case_reply(case=case, officer=office.suda, text="ลงนามแล้ว", reports=True, at=at + MINUTE)
    case_reopen(case=case, by=officer_actor(office.suda), at=at + 2 * MINUTE)
    page = page_of(seen_by(office.suda), case)
    assert "รอบที่ 2" in page
    assert "รอบก่อนหน้า" in page


def test_what_the_machine_says_is_marked_as_not_counting(office, seen_by, at):
    case = ask(at=at)
    case_say(case=case, parts=[Part("อยู่ขั้นกลั่นกรอง")], at=at)
    page = page_of(seen_by(office.suda), case)
    assert "bubble--auto" in page
    assert "ไม่นับเป็นการตอบ" in page


def test_notes_and_calls_look_unlike_messages(office, seen_by, at):
    case = ask(at=at)
    case_note(case=case, officer=office.napha, text="โทรแจ้งเขตแล้ว", at=at)
    call_log(case=case, officer=office.napha, text="เขตรับทราบ", called_at=at, reports=False, at=at)
    page = page_of(seen_by(office.suda), case)
    assert "โทรแจ้งเขตแล้ว" in page.split('class="note"')[1]
    assert "เขตรับทราบ" in page.split("note--call")[1]


def test_facts_stand_in_the_conversation_and_in_the_history(office, seen_by, at):
    case = case_acknowledge(case=ask(at=at), by=officer_actor(office.napha), at=at)
    page = page_of(seen_by(office.suda), case)
    assert page.count("นภา ศรีสุข รับทราบเรื่อง") == 2
    assert page.count("รับเรื่องทาง LINE") == 2


@pytest.mark.parametrize(
    ("outcome", "via", "said", "acts"),
    [
        (Outcome.QUEUED, "", "กำลังส่ง", False),
        (Outcome.SENT, "reply", "ไม่เสียโควตา", False),
        (Outcome.SENT, "push", "ใช้โควตา 1", False),
        (Outcome.PARKED, "", "รอส่งเมื่อผู้แจ้งทักมา", False),
        (Outcome.UNCERTAIN, "", "ไม่แน่ใจว่าถึงผู้แจ้งหรือไม่", True),
        (Outcome.FAILED, "", "ส่งไม่สำเร็จ", True),
    ],
)
def test_how_far_an_answer_has_come_is_said_with_what_to_do(office, seen_by, at, outcome, via, said, acts):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.napha, text="ลงนามแล้ว", at=at)
    Delivery.objects.filter(messages=sent).update(outcome=outcome, via=via)
    page = page_of(seen_by(office.suda), case)
    assert said in page
    assert (reverse("cases:again", args=[case.public_id, sent.public_id]) in page) is acts


def test_an_answer_to_who_has_blocked_the_account_says_to_call(office, seen_by, at):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.napha, text="ลงนามแล้ว", at=at)
    Delivery.objects.filter(messages=sent).update(outcome=Outcome.FAILED, work_state=WorkState.DEAD)
    Identity.objects.update(blocked_at=at)
    page = page_of(seen_by(office.suda), case)
    assert "ผู้แจ้งบล็อกบัญชีอยู่" in page
    assert "โทรแจ้งผู้แจ้งแล้วบันทึกการโทรไว้" in page


def test_only_its_author_may_take_back_what_is_still_held(office, seen_by, at):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.napha, text="ลงนามแล้ว", at=at)
    address = reverse("cases:undo", args=[case.public_id, sent.public_id])
    assert address in page_of(seen_by(office.napha), case)
    assert address not in page_of(seen_by(office.suda), case)


def test_what_was_taken_back_is_gone_and_its_acts_struck_out(office, seen_by, at):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.napha, text="ส่งผิดเรื่อง", reports=True, at=at)
    reply_undo(message=sent, officer=office.napha, at=at)
    page = page_of(seen_by(office.suda), case)
    assert "ส่งผิดเรื่อง" not in page
    assert page.count("ยกเลิกการส่งข้อความนี้แล้ว") == 1  # not a second time for the survey that went along
    assert "ส่งแบบประเมินแล้ว" not in page
    assert "<s>นภา ศรีสุข แจ้งผลหรือความคืบหน้า</s>" in page


def test_a_message_its_sender_took_back_keeps_only_the_fact(office, seen_by, at):
    case = ask(at=at, text="ความลับของฉัน")
    message_take_back(message=case.messages.get(), at=at)
    page = page_of(seen_by(office.suda), case)
    assert "ความลับของฉัน" not in page.split('class="chat"')[1]
    assert "ผู้ส่งยกเลิกข้อความนี้" in page


def test_a_place_has_its_words_and_a_map(office, seen_by, at):
    case = ask(at=at)
    place = {"latitude": 13.7539, "longitude": 100.5014}
    Message.objects.create(
        case=case,
        contact=case.contact,
        direction=Direction.IN,
        kind=Kind.LOCATION,
        text="ลานคนเมือง",
        payload=place,
        occurred_at=at,
    )
    page = page_of(seen_by(office.suda), case)
    assert "mlat=13.753900&amp;mlon=100.501400" in page


@pytest.fixture
def picture(office, media, at):
    case = ask(at=at)
    message, _new = message_receive(
        contact=case.contact, kind=Kind.IMAGE, enclosures=[Enclosure("1", name="หนังสือ.png")], at=at
    )
    message.case = case
    message.save()
    found = message.attachments.get()
    found.file.save("x", ContentFile(b"\x89PNG\r\n\x1a\n"))
    found.fetch, found.content_type, found.size = Attachment.Fetch.READY, "image/png", 8
    found.save()
    return found


def test_a_picture_is_shown_where_it_was_sent(office, seen_by, picture):
    client = seen_by(office.suda)
    address = reverse("cases:attachment", args=[picture.public_id])
    assert f'src="{address}"' in page_of(client, picture.message.case)
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize(("who", "status"), [("auditor", 200), ("stranger", 404), ("planner", 403)])
def test_files_are_for_who_may_see_the_case(office, seen_by, picture, who, status):
    address = reverse("cases:attachment", args=[picture.public_id])
    assert seen_by(getattr(office, who)).get(address).status_code == status


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "application/pdf"])
def test_a_file_a_browser_might_run_is_only_offered_for_download(office, seen_by, picture, content_type):
    picture.content_type = content_type
    picture.save()
    answer = seen_by(office.suda).get(reverse("cases:attachment", args=[picture.public_id]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_that_is_still_fetched_or_withdrawn_says_so(office, seen_by, picture):
    picture.fetch = Attachment.Fetch.WITHDRAWN
    picture.save()
    client = seen_by(office.suda)
    assert "ผู้ส่งยกเลิกแล้ว" in page_of(client, picture.message.case)
    assert client.get(reverse("cases:attachment", args=[picture.public_id])).status_code == 404


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (SendingCost(quota_used=37, quota_limit=300), "ใช้ไป 37 จาก 300"),
        (SendingCost(quota_used=300, quota_limit=300), "โควตาเดือนนี้หมด"),
        (SendingCost(blocked=True), "ผู้แจ้งบล็อกบัญชี"),
    ],
)
def test_the_reply_box_says_what_sending_costs(office, seen_by, at, monkeypatch, cost, said):
    monkeypatch.setattr(costs, "_sources", {"line": lambda identity, at: cost})
    assert said in page_of(seen_by(office.suda), ask(at=at))


def test_the_reply_box_counts_down_while_an_answer_is_free(office, seen_by, at, monkeypatch):
    free = SendingCost(free_until=at + timedelta(seconds=38), quota_used=1, quota_limit=300)
    monkeypatch.setattr(costs, "_sources", {"line": lambda identity, at: free})
    page = page_of(seen_by(office.suda), ask(at=at))
    assert 'data-until="2020-01-07T10:00:38+07:00"' in page


def test_ready_answers_are_filled_in_the_persons_language(office, seen_by, at):
    case = ask(at=at)
    assert "ภายใน 10:30 น." in page_of(seen_by(office.suda), case)
    case.contact.language = "en"
    case.contact.save()
    assert "by 10:30." in page_of(seen_by(office.suda), case)


def test_a_merged_case_leads_to_the_main_one(office, seen_by, at):
    main, twin = ask(at=at), ask(at=at + MINUTE)
    case_merge(case=twin, into=main, by=officer_actor(office.suda), at=at + MINUTE)
    client = seen_by(office.suda)
    page = page_of(client, twin)
    assert f"เรื่องนี้รวมอยู่กับ {main.number}" in page
    assert 'name="do"' not in page
    assert twin.number in page_of(client, main).split("เรื่องที่รวมไว้")[1]


def test_an_unchanged_conversation_is_answered_without_drawing_it(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    page_of(client, case)
    live = reverse("cases:live", args=[case.public_id])
    first = client.get(live)
    assert client.get(live, headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_message(case=case, at=at, text="มีเอกสารเพิ่มค่ะ")
    again = client.get(live, headers={"If-None-Match": first["ETag"]})
    assert "มีเอกสารเพิ่มค่ะ" in text(again)
    assert 'id="reply"' not in text(again)


def test_what_an_answer_costs_is_drawn_anew_as_soon_as_it_changes(office, seen_by, at, monkeypatch):
    case, client = ask(at=at), seen_by(office.suda)
    live = reverse("cases:live", args=[case.public_id])
    first = client.get(live)
    monkeypatch.setattr(costs, "_sources", {"line": lambda identity, at: SendingCost(blocked=True)})
    again = client.get(live, headers={"If-None-Match": first["ETag"]})
    assert "ผู้แจ้งบล็อกบัญชี ข้อความจะไม่ถึง" in text(again)


def test_the_number_of_queries_does_not_grow_with_the_conversation(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    page_of(client, case)
    with CaptureQueriesContext(connection) as few:
        page_of(client, case)
    for number in range(10):
        make_message(case=case, at=at, text=f"ข้อความที่ {number}")
        case_note(case=case, officer=office.napha, text="ดูอยู่", at=at)
    with CaptureQueriesContext(connection) as many:
        page_of(client, case)
    assert len(many) <= len(few) + 1  # the names of officers are asked for once there are any


def test_words_and_names_are_never_markup(office, seen_by, at):
    case = ask(at=at, text="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in page_of(seen_by(office.suda), case)
