"""The queue as officers see it: what it shows, to whom, and at what cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.office import make_person
from tidtam.casework.cases.models import Notice
from tidtam.casework.cases.services import case_acknowledge, case_close, case_pause, case_reply, officer_actor
from tidtam.casework.cases.services.presence import presence_touch
from tidtam.casework.cases.tests.screens import ask
from tidtam.casework.messaging.models import Delivery, Outcome

QUEUE = "/cases/"
MINUTE = timedelta(minutes=1)


def text(response):
    return response.content.decode()


def test_a_row_says_who_asks_what_and_how_long_is_left(office, seen_by, at):
    case = ask(at=at - 5 * MINUTE)
    page = text(seen_by(office.suda).get(QUEUE))
    assert case.number in page
    assert "เสนอท่านปลัดหรือยังคะ" in page
    assert page.count('class="clock clock--running"') == 2
    assert 'data-due="2020-01-07T10:10:00+07:00"' in page
    assert "ต้องทำเดี๋ยวนี้" in page


def test_a_clock_turns_soon_when_the_reminder_would_speak(office, seen_by, at):
    ask(at=at - 5 * MINUTE)
    assert 'data-soon="2020-01-07T10:06:15+07:00"' in text(seen_by(office.suda).get(QUEUE))


def test_who_has_a_case_open_is_said_to_the_others_only(office, seen_by, at):
    case = ask(at=at)
    presence_touch(case=case, officer=office.napha, at=at)
    assert "นภา เปิดอยู่" in text(seen_by(office.suda).get(QUEUE))
    assert "เปิดอยู่" not in text(seen_by(office.napha).get(QUEUE))


@pytest.mark.parametrize(
    ("who", "sees", "works"), [("suda", True, True), ("auditor", True, False), ("stranger", False, True)]
)
def test_what_is_seen_and_done_follows_the_role_and_the_unit(office, seen_by, at, who, sees, works):
    case = ask(at=at)
    page = text(seen_by(getattr(office, who)).get(QUEUE))
    assert (case.number in page) is sees
    assert (reverse("cases:acknowledge", args=[case.public_id]) in page) is (sees and works)


def test_who_may_not_see_cases_is_refused_and_a_visitor_signs_in(office, seen_by, client):
    assert client.get(QUEUE)["Location"].startswith("/account/login/")
    assert seen_by(office.planner).get(QUEUE).status_code == 403


@pytest.mark.usefixtures("present")
def test_the_home_page_leads_each_to_the_place_they_may_see(office, client):
    for officer, place in ((office.suda, "/cases/"), (office.planner, "/kpi/")):
        client.force_login(officer)
        assert client.get("/")["Location"] == place


def test_the_number_of_queries_does_not_grow_with_the_rows(office, seen_by, at):
    client = seen_by(office.suda)
    ask(at=at)
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        client.get(QUEUE)
    for number in range(8):
        ask(at=at, person=make_person(f"ผู้แจ้งคนที่ {number}", at=at, external_id=f"U{number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(QUEUE)
    assert len(many) == len(few) <= 30


def test_an_unchanged_queue_is_answered_without_drawing_it(office, seen_by, at):
    client = seen_by(office.suda)
    ask(at=at)
    first = client.get(QUEUE, {"live": 1})
    assert client.get(QUEUE, {"live": 1}, headers={"If-None-Match": first["ETag"]}).status_code == 304
    ask(at=at, person=make_person("คนใหม่", at=at))
    again = client.get(QUEUE, {"live": 1}, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "คนใหม่" in text(again)
    assert "<html" not in text(again)


def test_the_page_itself_brings_the_version_to_compare(office, seen_by, at):
    client = seen_by(office.suda)
    ask(at=at)
    version = client.get(QUEUE, {"live": 1})["ETag"].strip('"')
    assert f'data-version="{version}"' in text(client.get(QUEUE))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"who": "mine"}, False),
        ({"who": "nobody"}, True),
        ({"state": "new"}, True),
        ({"state": "working"}, False),
        ({"state": "overdue"}, False),
        ({"channel": "line"}, True),
        ({"channel": "phone"}, False),
        ({"q": "ปลัด"}, True),
        ({"q": "พระนคร 0901"}, True),
        ({"q": "ไม่มีคำนี้"}, False),
        ({"desk": "letters"}, True),
        ({"desk": "clinic"}, False),
        ({"state": "' OR 1=1", "after": "a~x~y", "channel": "☃"}, True),
    ],
)
def test_filters_and_search_narrow_the_queue(office, seen_by, at, asked, found):
    case = ask(at=at)
    assert (case.number in text(seen_by(office.suda).get(QUEUE, asked))) is found


def test_what_is_overdue_can_be_asked_for(office, seen_by, at):
    late = ask(at=at - 20 * MINUTE)
    assert late.number in text(seen_by(office.suda).get(QUEUE, {"state": "overdue"}))


def test_closed_cases_have_an_archive(office, seen_by, at):
    case = ask(at=at)
    case_close(case=case, by=officer_actor(office.suda), reason="told", at=at)
    client = seen_by(office.suda)
    assert case.number not in text(client.get(QUEUE, {"who": "nobody"}))
    assert case.number in text(client.get(QUEUE, {"state": "closed"}))


def test_an_empty_queue_says_what_will_come(office, seen_by):
    page = text(seen_by(office.suda).get(QUEUE))
    assert "ยังไม่มีเรื่องรอ" in page
    assert "ภายในไม่กี่วินาที" in page


def test_pages_follow_one_another_without_losing_the_filter(office, seen_by, at, monkeypatch):
    monkeypatch.setattr("tidtam.casework.cases.board.SIZE", 2)
    numbers = [
        ask(at=at, person=make_person(f"คนที่ {n}", at=at, external_id=f"U{n}")).number for n in range(3)
    ]
    client = seen_by(office.suda)
    first = text(client.get(QUEUE, {"channel": "line"}))
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "channel=line" in following
    second = text(client.get(QUEUE + following))
    assert [number for number in numbers if number in first + second] == numbers
    assert "กลับไปหน้าแรก" in second


def test_words_that_did_not_arrive_are_marked(office, seen_by, at):
    case = ask(at=at)
    sent = case_reply(case=case, officer=office.napha, text="ลงนามแล้วค่ะ", at=at)
    Delivery.objects.filter(messages=sent).update(outcome=Outcome.UNCERTAIN)
    assert "ไม่แน่ใจว่าถึง" in text(seen_by(office.suda).get(QUEUE))


def test_a_paused_case_shows_clocks_that_stand_still(office, seen_by, at):
    case = case_acknowledge(case=ask(at=at), by=officer_actor(office.suda), at=at)
    case_pause(case=case, by=officer_actor(office.suda), at=at, reason="waiting_person")
    page = text(seen_by(office.suda).get(QUEUE))
    assert "clock--paused" in page
    assert "clock--kept" in page


def test_names_and_words_of_people_are_never_markup(office, seen_by, at):
    ask(at=at, text='<img src=x onerror="alert(1)">', person=make_person("<script>alert(1)</script>", at=at))
    page = text(seen_by(office.suda).get(QUEUE))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_acknowledging_twice_is_answered_calmly(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    address = reverse("cases:acknowledge", args=[case.public_id])
    first = client.post(address, follow=True)
    second = client.post(address, follow=True)
    assert f"รับทราบ {case.number} แล้ว" in text(first)
    assert "เรื่องนี้รับทราบแล้ว" in text(second)
    assert second.status_code == 200
    assert case.events().filter(kind="case.acknowledged").count() == 1


def test_htmx_hears_of_an_act_without_a_new_page(office, seen_by, at):
    case = ask(at=at)
    answer = seen_by(office.suda).post(
        reverse("cases:acknowledge", args=[case.public_id]), headers={"HX-Request": "true"}
    )
    assert answer.status_code == 204
    assert "cases:changed" in answer["HX-Trigger"]


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("auditor", 403), ("planner", 403)])
def test_nobody_else_acknowledges(office, seen_by, at, who, status):
    case = ask(at=at)
    answer = seen_by(getattr(office, who)).post(reverse("cases:acknowledge", args=[case.public_id]))
    assert answer.status_code == status
    case.refresh_from_db()
    assert case.state == "new"


def test_ticked_cases_go_to_one_officer_together(office, seen_by, at):
    cases = [ask(at=at, person=make_person(f"คนที่ {n}", at=at, external_id=f"U{n}")) for n in range(2)]
    keys = [case.public_id for case in cases]
    seen_by(office.suda).post("/cases/assign/", {"case": keys, "to": office.napha.pk})
    for case in cases:
        case.refresh_from_db()
        assert case.assignee == office.napha
    assert Notice.objects.filter(officer=office.napha, kind="assigned").count() == 2


def test_nothing_is_assigned_when_one_of_the_cases_is_not_ours(office, seen_by, at):
    case = ask(at=at)
    answer = seen_by(office.stranger).post(
        "/cases/assign/", {"case": [case.public_id], "to": office.stranger.pk}
    )
    assert answer.status_code == 404
    case.refresh_from_db()
    assert case.assignee is None


def test_assigning_without_ticking_says_what_to_do(office, seen_by):
    answer = seen_by(office.suda).post("/cases/assign/", {"to": office.napha.pk}, follow=True)
    assert "เลือกเรื่องอย่างน้อยหนึ่งเรื่อง" in text(answer)


def test_notices_are_told_in_sentences_and_put_away_together(office, seen_by, at):
    case = ask(at=at)
    Notice.objects.create(officer=office.suda, case=case, kind="soon", promise="acknowledged", at=at)
    client = seen_by(office.suda)
    assert "ใกล้ครบกำหนดรับทราบ" in text(client.get("/cases/notices/"))
    client.post("/cases/notices/")
    assert "ไม่มีเรื่องที่ต้องเตือน" in text(client.get("/cases/notices/"))


def test_the_queue_speaks_english_too(office, seen_by, at):
    ask(at=at)
    page = text(seen_by(office.suda).get(QUEUE, headers={"Accept-Language": "en"}))
    assert "Do now" in page
    assert "Acknowledge" in page
