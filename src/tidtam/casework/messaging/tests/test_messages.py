"""Messages in and out: kept once, cleaned, held, parked, taken back."""

from datetime import timedelta

import pytest

from tests.support.office import make_officer, make_person
from tidtam.casework.messaging.models import Attachment, Delivery, Message, Outcome
from tidtam.casework.messaging.services import (
    UNDO,
    Enclosure,
    Part,
    delivery_undo,
    message_receive,
    message_send,
    message_withdraw,
    parked_release,
)
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.models import WorkState

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(at):
    return make_person(at=at)


def receive(person, at, **over):
    return message_receive(contact=person.contact, identity=person, at=at, **over)


def send(person, at, **over):
    return message_send(contact=person.contact, identity=person, parts=[Part("ค่ะ")], at=at, **over)


def test_the_same_message_twice_is_one(person, at):
    first, is_new = receive(person, at, text="ก", external_id="m1")
    again, is_new_again = receive(person, at, text="ก", external_id="m1")
    assert (first, is_new, is_new_again) == (again, True, False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ก\x00ข", "กข"),
        ("😀" * 5000, "😀" * 5000),
        ("\u202eกลับ", "กลับ"),
        ("<script>x</script>", "<script>x</script>"),
    ],
)
def test_whatever_is_written_is_kept_as_it_can_be(person, at, text, kept):
    message, _is_new = receive(person, at, text=text, payload={"title": ["\x00ก"], "n": 1})
    message.refresh_from_db()
    assert (message.text, message.payload) == (kept, {"title": ["ก"], "n": 1})


def test_files_wait_to_be_fetched_at_once(person, at):
    receive(person, at, enclosures=[Enclosure("123", "<b>.jpg\x00", "image/jpeg", 5)])
    attachment = Attachment.objects.get()
    assert (attachment.name, attachment.due_at, attachment.fetch) == ("<b>.jpg", at, "waiting")


def test_an_officers_words_are_held_for_as_long_as_they_may_be_taken_back(person, at):
    send(person, at, author=make_officer(), hold=UNDO)
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.due_at) == (Outcome.HELD, at + timedelta(seconds=5))
    delivery_undo(delivery=delivery, at=at)
    assert Message.objects.get().withdrawn_at == at
    with pytest.raises(DomainError):
        delivery_undo(delivery=delivery, at=at)


def test_what_the_machine_says_is_automatic_and_goes_at_once(person, at):
    (message,) = send(person, at)
    assert (message.is_automatic, message.delivery.outcome, message.delivery.due_at) == (True, "queued", at)


def test_what_may_wait_goes_with_the_persons_next_message(person, at):
    send(person, at, at_once=False)
    assert Delivery.objects.get().work_state == WorkState.DROPPED
    later = at + timedelta(hours=1)
    assert parked_release(identity=person, at=later) == 1
    assert parked_release(identity=person, at=later) == 0
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.work_state, delivery.due_at) == ("queued", "waiting", later)


def test_without_a_chat_words_are_only_kept(person, at):
    (message,) = message_send(contact=person.contact, identity=None, parts=[Part("ค่ะ")], at=at)
    assert message.delivery is None


def test_a_withdrawn_message_loses_text_and_files_and_stays(person, at):
    message, _is_new = receive(person, at, text="ลับ", enclosures=[Enclosure("1", "ลับ.pdf")])
    message_withdraw(message=message, at=at)
    attachment = Attachment.objects.get()
    assert (message.text, message.withdrawn_at) == ("", at)
    assert (attachment.name, attachment.fetch, attachment.work_state) == ("", "withdrawn", "dropped")
