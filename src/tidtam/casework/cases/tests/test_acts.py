"""What an officer does with a case beyond answering: each act asks what it needs, or says why not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.support.office import make_message, make_person, make_unit
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_close, case_merge, case_pause, case_reply, officer_actor
from tidtam.casework.cases.tests.screens import ask
from tidtam.casework.cases.views.acts import ACTS

HTMX = {"HX-Request": "true"}


def text(response):
    return response.content.decode()


def address(case, name):
    return reverse("cases:act", args=[case.public_id, name])


def do(client, case, act, /, **said):
    return client.post(address(case, act), said, follow=True)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_has_a_page_and_a_dialog(office, seen_by, at, name):
    case, client = ask(at=at), seen_by(office.suda)
    page, dialog = client.get(address(case, name)), client.get(address(case, name), headers=HTMX)
    assert "<h1>" in text(page)
    assert "data-dialog-now" in text(dialog)
    assert "<html" not in text(dialog)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("auditor", 403), ("planner", 403)])
def test_no_act_is_for_others(office, seen_by, at, name, who, status):
    assert seen_by(getattr(office, who)).get(address(ask(at=at), name)).status_code == status


def test_an_act_that_does_not_exist_is_not_found(office, seen_by, at):
    assert seen_by(office.suda).get(address(ask(at=at), "explode")).status_code == 404


def test_a_case_is_given_to_a_colleague_and_to_nobody(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    do(client, case, "assign", to=office.napha.pk)
    case.refresh_from_db()
    assert case.assignee == office.napha
    do(client, case, "assign", to="")
    case.refresh_from_db()
    assert case.assignee is None


def test_a_case_is_not_given_to_who_cannot_work_on_it(office, seen_by, at):
    case = ask(at=at)
    answer = do(seen_by(office.suda), case, "assign", to=office.auditor.pk)
    assert answer.status_code == 422
    case.refresh_from_db()
    assert case.assignee is None


def test_a_transfer_leads_back_to_the_queue_and_the_case_is_no_longer_ours(office, seen_by, at):
    case = ask(at=at)
    answer = do(seen_by(office.suda), case, "transfer", to=office.stranger.memberships.get().unit_id)
    assert answer.redirect_chain[-1][0] == "/cases/"
    assert "โอนเรื่องแล้ว" in text(answer)
    case.refresh_from_db()
    assert case.unit.code == "finance"


def test_a_unit_without_officers_takes_no_case(office, seen_by, at):
    case, empty = ask(at=at), make_unit("empty")
    assert do(seen_by(office.suda), case, "transfer", to=empty.pk).status_code == 422


def test_closing_needs_what_its_reason_demands(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    refused = do(client, case, "close", reason="told", text=" ")
    assert refused.status_code == 422
    assert "เขียนผลที่ผู้แจ้งอ่านเข้าใจก่อนปิดเรื่อง" in text(refused)
    do(client, case, "close", reason="told", text="ลงนามแล้วค่ะ")
    case.refresh_from_db()
    assert (case.state, case.closing_reason) == ("closed", "told")
    assert case.messages.filter(text="ลงนามแล้วค่ะ").exists()


def test_a_reason_that_demands_nothing_closes_without_words(office, seen_by, at):
    case = ask(at=at)
    do(seen_by(office.suda), case, "close", reason="mistaken")
    case.refresh_from_db()
    assert case.state == "closed"
    assert case.unanswered_since is None


def test_closing_twice_says_so(office, seen_by, at):
    case = ask(at=at)
    case_close(case=case, by=officer_actor(office.napha), reason="mistaken", has_text=False, at=at)
    answer = do(seen_by(office.suda), case, "close", reason="mistaken")
    assert answer.status_code == 422
    assert "เรื่องนี้ปิดแล้ว" in text(answer)


def test_htmx_is_led_to_the_case_when_it_is_done(office, seen_by, at):
    case = ask(at=at)
    answer = seen_by(office.suda).post(address(case, "close"), {"reason": "mistaken"}, headers=HTMX)
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == reverse("cases:page", args=[case.public_id])


def test_a_finished_case_is_opened_again_once(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    case_close(case=case, by=officer_actor(office.suda), reason="mistaken", has_text=False, at=at)
    do(client, case, "reopen")
    case.refresh_from_db()
    assert (case.state, case.reopened) == ("working", 1)
    assert do(client, case, "reopen").status_code == 422


def test_clocks_are_stopped_with_a_reason_and_started_again(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    assert do(client, case, "pause").status_code == 422
    page = text(do(client, case, "pause", reason="waiting_person"))
    assert "พักการนับเวลา: รอข้อมูลหรือเอกสารจากผู้แจ้ง" in page
    case.refresh_from_db()
    assert case.paused_at == at
    do(client, case, "resume")
    case.refresh_from_db()
    assert case.paused_at is None


def test_pausing_twice_says_so(office, seen_by, at):
    case = ask(at=at)
    case_pause(case=case, by=officer_actor(office.napha), at=at, reason="waiting_agency")
    answer = do(seen_by(office.suda), case, "pause", reason="waiting_person")
    assert "เรื่องนี้พักการนับเวลาอยู่แล้ว" in text(answer)


def test_what_a_case_is_about_is_corrected(office, seen_by, at):
    case, client = ask(at=at), seen_by(office.suda)
    assert do(client, case, "describe", name="").status_code == 422
    do(client, case, "describe", name="ขอใช้ลานคนเมือง")
    case.refresh_from_db()
    assert case.title == "ขอใช้ลานคนเมือง"


def test_a_case_is_merged_into_another_of_the_same_person_and_taken_out_again(office, seen_by, at):
    main, twin = ask(at=at), ask(at=at)
    client = seen_by(office.suda)
    assert main.number in text(client.get(address(twin, "merge")))
    do(client, twin, "merge", into=main.pk)
    twin.refresh_from_db()
    assert twin.merged_into == main
    do(client, twin, "unmerge")
    twin.refresh_from_db()
    assert Case.objects.filter(pk=twin.pk, merged_into=None, state="new").exists()


def test_a_case_of_somebody_else_is_found_by_its_number(office, seen_by, at):
    main, twin = ask(at=at), ask(at=at, person=make_person("อีกเขตหนึ่ง", at=at))
    client = seen_by(office.suda)
    do(client, twin, "merge", number=main.number)
    twin.refresh_from_db()
    assert twin.merged_into == main


@pytest.mark.parametrize("number", ["", "นส.63-9999"])
def test_merging_into_nothing_is_refused(office, seen_by, at, number):
    case = ask(at=at)
    assert do(seen_by(office.suda), case, "merge", number=number).status_code == 422


def test_a_case_that_is_not_ours_is_not_merged_into(office, seen_by, at):
    mine = ask(at=at)
    theirs = ask(at=at, person=make_person("อีกเขตหนึ่ง", at=at))
    Case.objects.filter(pk=theirs.pk).update(unit=office.stranger.memberships.get().unit)
    answer = do(seen_by(office.suda), mine, "merge", number=theirs.number)
    assert "ไม่พบเลขเรื่องนี้ในเรื่องที่ท่านดูแล" in text(answer)


def test_merging_a_merged_case_says_so(office, seen_by, at):
    main, twin = ask(at=at), ask(at=at)
    case_merge(case=twin, into=main, by=officer_actor(office.napha), at=at)
    answer = do(seen_by(office.suda), twin, "merge", into=main.pk)
    assert answer.status_code == 422


def test_messages_are_split_off_into_a_case_of_their_own(office, seen_by, at, present):
    case = make_message(case=ask(at=at), at=at + timedelta(minutes=1), text="อีกเรื่อง ขอทราบผลการประชุม")
    present.move_to(at + timedelta(minutes=2))
    second = case.messages.get(text__startswith="อีกเรื่อง")
    do(seen_by(office.suda), case, "split", messages=[second.pk], name="ผลการประชุม")
    new = Case.objects.get(split_from=case)
    assert list(new.messages.all()) == [second]
    assert new.opened_at == at + timedelta(minutes=1)


def test_only_what_the_person_said_here_is_split_off(office, seen_by, at):
    case, other = ask(at=at), ask(at=at)
    mine = case_reply(case=case, officer=office.suda, text="รับทราบค่ะ", at=at)
    client = seen_by(office.suda)
    for message in (mine, other.messages.get()):
        assert do(client, case, "split", messages=[message.pk], name="อื่น").status_code == 422
