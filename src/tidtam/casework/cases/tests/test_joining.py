"""Merging, unmerging and splitting: each request keeps its clocks and counts."""

from datetime import timedelta

import pytest

from tests.support.office import make_case, make_message, make_officer, make_person
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import (
    case_acknowledge,
    case_close,
    case_merge,
    case_reply,
    case_report,
    case_split,
    case_unmerge,
    officer_actor,
)
from tidtam.casework.messaging.models import Delivery
from tidtam.core.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def by(officer):
    return officer_actor(officer)


@pytest.fixture
def first(at):
    return make_case(at=at, person=make_person("คนแรก", at=at))


@pytest.fixture
def second(at):
    return make_case(at=at + 10 * MINUTE, person=make_person("คนที่สอง", at=at))


def verdicts(case):
    return {clock.promise: clock.verdict for clock in case.clocks.all()}


def test_a_merged_case_keeps_its_own_clocks_and_is_counted(first, second, by, at):
    case_merge(case=first, into=second, by=by, at=at + 11 * MINUTE)
    case_acknowledge(case=second, by=by, at=at + 16 * MINUTE)
    assert verdicts(first)["acknowledged"] == "late"
    assert verdicts(second)["acknowledged"] == "kept"
    assert Case.objects.count() == 2


@pytest.mark.parametrize("act", [case_report, lambda **to: case_close(reason="told", **to)])
def test_what_is_done_on_the_main_case_counts_for_both(first, second, by, at, act):
    case_merge(case=first, into=second, by=by, at=at + 11 * MINUTE)
    act(case=second, by=by, at=at + 12 * MINUTE)
    assert verdicts(first) == verdicts(second) == {"acknowledged": "kept", "reported": "kept"}
    assert first.events().last().data["via"] == second.pk


def test_the_queue_sees_the_deadline_of_what_was_merged(first, second, by, at):
    case_merge(case=first, into=second, by=by, at=at + 11 * MINUTE)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.next_due_at, second.next_due_at) == (None, at + 15 * MINUTE)
    case_acknowledge(case=second, by=by, at=at + 12 * MINUTE)
    second.refresh_from_db()
    assert second.next_due_at == at + 30 * MINUTE


def test_everybody_is_told_once(first, second, officer, by, at):
    mine_too = make_case(at=at, person=make_person("คนแรก", at=at))
    case_merge(case=first, into=second, by=by, at=at + 11 * MINUTE)
    case_merge(case=mine_too, into=second, by=by, at=at + 11 * MINUTE)
    case_reply(case=second, officer=officer, text="ลงนามแล้ว", reports=True, at=at + 12 * MINUTE)
    assert Delivery.objects.count() == 2
    assert Delivery.objects.values("identity").distinct().count() == 2


def test_what_is_done_on_a_merged_case_is_refused_with_where_to_go(first, second, by, at):
    case_merge(case=first, into=second, by=by, at=at + 11 * MINUTE)
    with pytest.raises(DomainError, match="เรื่องหลัก"):
        case_report(case=first, by=by, at=at + 12 * MINUTE)


def test_it_goes_on_by_itself_after_it_was_taken_out(first, second, by, at):
    case_merge(case=first, into=second, by=by, at=at + 11 * MINUTE)
    case_unmerge(case=first, by=by, at=at + 12 * MINUTE)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.merged_into, first.next_due_at) == ("new", None, at + 15 * MINUTE)
    assert second.next_due_at == at + 25 * MINUTE
    case_acknowledge(case=second, by=by, at=at + 13 * MINUTE)
    assert verdicts(first)["acknowledged"] == "running"


def test_impossible_mergers_are_refused(first, second, by, at):
    with pytest.raises(DomainError, match="ตัวเอง"):
        case_merge(case=first, into=first, by=by, at=at)
    third = make_case(at=at)
    case_merge(case=first, into=second, by=by, at=at)
    with pytest.raises(DomainError, match="เรื่องหลักแทน"):
        case_merge(case=third, into=first, by=by, at=at)
    with pytest.raises(DomainError, match="มีเรื่องอื่นรวมอยู่"):
        case_merge(case=second, into=third, by=by, at=at)
    with pytest.raises(DomainError):
        case_merge(case=first, into=second, by=by, at=at)
    case_close(case=third, by=by, reason="told", at=at)
    with pytest.raises(DomainError, match="ปลายทางปิดแล้ว"):
        case_merge(case=make_case(at=at), into=third, by=by, at=at)


def test_both_chains_tell_of_a_merger(first, second, by, at):
    case_merge(case=first, into=second, by=by, at=at)
    assert first.events().last().data == {"into": second.pk}
    assert second.events().filter(kind="case.joined").get().data == {"case": first.pk}


def test_splitting_moves_messages_to_a_case_received_when_the_first_came(first, by, at):
    make_message(case=first, at=at + MINUTE, text="เรื่องที่หนึ่ง")
    make_message(case=first, at=at + 2 * MINUTE, text="เรื่องที่สอง")
    chosen = list(first.messages.filter(text="เรื่องที่สอง"))
    new = case_split(case=first, messages=chosen, title="เรื่องที่สอง", by=by, at=at + 9 * MINUTE)
    assert (new.opened_at, new.split_from_id, new.contact_id) == (at + 2 * MINUTE, first.pk, first.contact_id)
    assert new.clocks.get(promise="acknowledged").due_at == at + 17 * MINUTE
    assert [message.text for message in new.messages.all()] == ["เรื่องที่สอง"]
    assert first.events().last().data == {"case": new.pk}
    first.refresh_from_db()
    new.refresh_from_db()
    assert (first.last_message, new.last_message) == ("เรื่องที่หนึ่ง", "เรื่องที่สอง")
    assert (new.unanswered_since, "เรื่องที่สอง" in new.search_text) == (at + 2 * MINUTE, True)


def test_splitting_needs_messages_of_the_case(first, second, by, at):
    make_message(case=second, at=at + MINUTE)
    for messages in ([], list(second.messages.all())):
        with pytest.raises(DomainError, match="เลือกข้อความ"):
            case_split(case=first, messages=messages, title="x", by=by, at=at + 2 * MINUTE)
