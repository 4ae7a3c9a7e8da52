"""What is said arrives once, in order, free of charge where that is possible, and its fate is known."""

import logging
from datetime import timedelta

import pytest

from tests.support.office import make_case, make_officer
from tidtam.casework.cases.services import case_reply, reply_undo
from tidtam.casework.messaging.models import Delivery, Message, Outcome
from tidtam.casework.messaging.services import Part, delivery_again, message_send
from tidtam.channels.doors.models import DoorState
from tidtam.channels.doors.selectors import door_states
from tidtam.channels.line import endings, outbound, packing
from tidtam.channels.line.models import ReplyToken
from tidtam.channels.line.tests import samples
from tidtam.channels.line.tests.conftest import event, post, said
from tidtam.channels.line.tests.platform import BROKEN, DENIED, LOST, RATE
from tidtam.core.contacts.models import Identity
from tidtam.core.contacts.services import identity_meet
from tidtam.core.kernel import drain
from tidtam.core.kernel.models import WorkState

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(line, db, at) -> Identity:
    """Somebody known, who has not written lately."""
    identity = identity_meet(
        channel="line", account="default", external_id=samples.USER, name="พิมพ์ชนก", at=at
    )
    identity.profile_at = at
    identity.save()
    return identity


def say(person, at, *texts, **over) -> Delivery:
    parts = [Part(text) for text in texts]
    message = message_send(contact=person.contact, identity=person, parts=parts, at=at, **over)[0]
    assert message.delivery is not None
    return message.delivery


def token(person, at, name="t-1") -> None:
    ReplyToken.objects.create(identity=person, token=name, event_at=at, received_at=at)


def outcome(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.outcome, delivery.via


def test_within_a_minute_of_the_persons_words_the_answer_is_free(person, line, work, at):
    token(person, at)
    delivery = say(person, at, "รับเรื่องแล้ว")
    work(at + timedelta(seconds=3))
    assert outcome(delivery) == (Outcome.SENT, "reply")
    assert (delivery.sent_at, delivery.request_id) == (at + timedelta(seconds=3), "req-1")
    assert line.shown == [("reply", "t-1", [{"type": "text", "text": "รับเรื่องแล้ว"}])]


def test_later_it_is_pushed_under_its_key(person, line, work, at):
    token(person, at)
    delivery = say(person, at + timedelta(seconds=58), "แจ้งผล")
    work(at + timedelta(seconds=58))
    assert outcome(delivery) == (Outcome.SENT, "push")
    assert line.keys == {str(delivery.retry_key)}
    assert line.shown[0][:2] == ("push", samples.USER)


def test_a_token_20_minutes_after_the_event_is_left_alone(person, line, work, at):
    later = at + timedelta(minutes=20)
    ReplyToken.objects.create(identity=person, token="t", event_at=at, received_at=later)
    say(person, later, "แจ้งผล")
    work(later)
    assert line.ways() == ["push"]


def test_what_is_due_together_goes_in_one_call(person, line, work, at):
    token(person, at)
    first, second = say(person, at, "หนึ่ง", "สอง"), say(person, at, "สาม")
    work(at)
    assert line.asked == ["reply"] and line.words() == ["หนึ่ง", "สอง", "สาม"]
    assert outcome(first)[0] == Outcome.SENT
    assert set(Message.objects.values_list("delivery", flat=True)) == {first.pk}
    assert not Delivery.objects.filter(pk=second.pk).exists()


def test_more_than_five_bubbles_go_in_the_next_call(person, line, work, at):
    token(person, at)
    for n in range(7):
        say(person, at, f"{n}")
    work(at)
    assert [len(bubbles) for _way, _to, bubbles in line.shown] == [5, 2]
    assert line.words() == [f"{n}" for n in range(7)] and line.ways() == ["reply", "push"]


def test_a_long_text_is_split_and_a_very_long_one_takes_several_calls(person, line, work, at):
    token(person, at)
    delivery = say(person, at, "กขค " * 8000)
    work(at)
    assert outcome(delivery) == (Outcome.SENT, "push")
    assert [len(bubbles) for _way, _to, bubbles in line.shown] == [5, 2] and len(line.keys) == 2
    assert "".join(line.words()).replace(" ", "") == "กขค" * 8000


def test_an_officers_words_carry_the_officers_name(person, line, work, at):
    officer = make_officer(full_name="นภา ใจดี")
    say(person, at, "ตรวจแล้ว", author=officer)
    work(at)
    assert "นภา" in line.shown[0][2][0]["sender"]["name"]


def test_five_seconds_to_take_it_back(person, desk, line, work, at):
    officer = make_officer()
    case = make_case(at=at, desk=desk, person=person)
    message = case_reply(case=case, officer=officer, text="ผิดคน", at=at)
    work(at + timedelta(seconds=4))
    assert not line.shown
    reply_undo(message=message, officer=officer, at=at + timedelta(seconds=4))
    work(at + timedelta(seconds=9))
    assert not line.shown
    case_reply(case=case, officer=officer, text="ถูกคน", at=at + timedelta(seconds=10))
    work(at + timedelta(seconds=15))
    assert line.words() == ["ถูกคน"]


def test_a_dead_token_is_followed_by_a_push(person, line, work, at):
    token(person, at)
    line.tokens.add("t-1")
    delivery = say(person, at, "รับเรื่องแล้ว")
    work(at)
    assert outcome(delivery) == (Outcome.SENT, "push")


def test_a_push_whose_answer_was_lost_is_shown_once(person, line, work, at):
    line.after["push"] = [LOST]
    delivery = say(person, at, "แจ้งผล")
    work(at)
    assert outcome(delivery)[0] == Outcome.QUEUED
    work(at + timedelta(seconds=30))
    assert outcome(delivery) == (Outcome.SENT, "push")
    assert line.words() == ["แจ้งผล"] and line.asked.count("push") == 2


def test_a_push_that_may_have_arrived_takes_nothing_new_along(person, line, work, at):
    line.after["push"] = [LOST]
    say(person, at, "แรก")
    work(at)
    say(person, at + timedelta(seconds=1), "ต่อมา")
    work(at + timedelta(seconds=30))
    assert line.words() == ["แรก", "ต่อมา"]


def test_a_reply_whose_answer_was_lost_is_uncertain_and_never_repeated(person, line, work, at):
    token(person, at)
    line.after["reply"] = [LOST]
    delivery = say(person, at, "รับเรื่องแล้ว")
    work(at)
    work(at + timedelta(hours=2))
    assert outcome(delivery) == (Outcome.UNCERTAIN, "reply")
    assert line.words() == ["รับเรื่องแล้ว"] and line.asked.count("reply") == 1
    assert "push" not in line.asked


def test_an_officer_may_send_an_uncertain_one_again(person, line, work, at):
    token(person, at)
    line.before["reply"] = [LOST]
    delivery = say(person, at, "รับเรื่องแล้ว")
    work(at)
    delivery_again(delivery=delivery, at=at + timedelta(minutes=3))
    work(at + timedelta(minutes=3))
    assert outcome(delivery) == (Outcome.SENT, "push")
    assert line.words() == ["รับเรื่องแล้ว"]


@pytest.mark.parametrize(("weather", "ended"), [("before", Outcome.SENT), ("after", Outcome.UNCERTAIN)])
def test_a_reply_answered_with_an_error_asks_with_the_same_token_once_more(
    person, line, work, at, weather, ended
):
    token(person, at)
    getattr(line, weather)["reply"] = [BROKEN]
    delivery = say(person, at, "รับเรื่องแล้ว")
    work(at)
    work(at + timedelta(seconds=10))
    assert outcome(delivery) == (ended, "reply")
    assert line.words() == ["รับเรื่องแล้ว"] and "push" not in line.asked


def test_killed_while_replying_it_is_uncertain(person, line, work, at, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(**_):
        raise Killed

    token(person, at)
    delivery = say(person, at, "รับเรื่องแล้ว")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(endings, "settle", killed)
        work(at)
    work(at + timedelta(minutes=5))
    assert outcome(delivery) == (Outcome.UNCERTAIN, "reply")
    assert line.words() == ["รับเรื่องแล้ว"]


def test_killed_while_pushing_it_is_pushed_again_under_the_same_key(person, line, work, at, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(**_):
        raise Killed

    delivery = say(person, at, "แจ้งผล")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(endings, "settle", killed)
        work(at)
    say(person, at, "ต่อมา")
    work(at + timedelta(minutes=5))
    assert outcome(delivery) == (Outcome.SENT, "push")
    assert line.words() == ["แจ้งผล", "ต่อมา"]


def test_a_worker_that_lost_its_lease_sends_nothing(person, line, at):
    say(person, at, "แจ้งผล")
    (row,) = drain.claim(outbound.DRAIN, at=at, holder="slow")
    later = at + timedelta(minutes=10)
    assert drain.run_once(outbound.DRAIN, at=later, holder="quick") == 1
    with pytest.raises(drain.LeaseLost):
        outbound.deliver(row, later)
    assert line.words() == ["แจ้งผล"]


def test_a_spent_quota_parks_and_the_persons_next_words_carry_it_free(person, desk, line, turns, work, at):
    line.limit = line.used = 300
    delivery = say(person, at, "แจ้งผล")
    work(at)
    work(at + timedelta(days=1))
    assert outcome(delivery) == (Outcome.PARKED, "") and line.asked.count("push") == 1
    (door,) = door_states(at=at)
    assert not door.ok and "โควตา" in door.trouble and door.parked == 1
    then = at + timedelta(days=1)
    post(said("ถึงไหนแล้ว", then), at=then)
    work(then)
    assert outcome(delivery) == (Outcome.SENT, "reply") and line.words() == ["แจ้งผล"]


def test_parked_words_hold_nobody_up(person, line, work, at):
    line.limit = line.used = 300
    say(person, at, "เก่า")
    work(at)
    token(person, at + timedelta(minutes=1))
    fresh = say(person, at + timedelta(minutes=1), "ใหม่")
    work(at + timedelta(minutes=1))
    assert outcome(fresh) == (Outcome.SENT, "reply")


def test_asked_to_slow_down_it_waits_and_sends(person, line, work, at):
    line.before["push"] = [RATE, RATE]
    delivery = say(person, at, "แจ้งผล")
    work(at)
    assert outcome(delivery) == (Outcome.QUEUED, "")
    for seconds in (10, 40):
        work(at + timedelta(seconds=seconds))
    assert outcome(delivery) == (Outcome.SENT, "push") and line.words() == ["แจ้งผล"]


def test_a_reply_asked_to_slow_down_keeps_its_token(person, line, work, at):
    token(person, at)
    line.before["reply"] = [RATE]
    delivery = say(person, at, "รับเรื่องแล้ว")
    work(at)
    work(at + timedelta(seconds=10))
    assert outcome(delivery) == (Outcome.SENT, "reply")


def test_in_backoff_it_holds_the_same_persons_later_words_only(person, line, work, at):
    other = identity_meet(channel="line", account="default", external_id="U" + "8" * 32, at=at)
    line.before["push"] = [BROKEN]
    say(person, at, "แรก")
    work(at)
    say(person, at + timedelta(seconds=1), "ต่อมา")
    say(other, at + timedelta(seconds=1), "อีกคน")
    work(at + timedelta(seconds=1))
    assert line.words() == ["อีกคน"]
    work(at + timedelta(seconds=60))
    assert line.words() == ["อีกคน", "แรก", "ต่อมา"]


def test_a_refused_token_waits_visibly_and_goes_when_mended(person, line, work, at):
    line.before["push"] = [DENIED]
    delivery = say(person, at, "แจ้งผล")
    say(identity_meet(channel="line", account="default", external_id="U" + "8" * 32, at=at), at, "อีกคน")
    work(at)
    (door,) = door_states(at=at)
    assert not door.ok and "access token" in door.trouble and door.waiting == 2
    assert line.asked.count("push") == 1
    work(at + timedelta(minutes=1))
    assert outcome(delivery)[0] == Outcome.SENT and len(line.shown) == 2
    assert DoorState.objects.get().ok


def test_a_platform_that_is_away_for_a_day_loses_nothing(person, line, settings, work, at):
    settings.LINE_API_HOST = "http://127.0.0.1:9"
    delivery = say(person, at, "แจ้งผล")
    for hours in range(24):
        work(at + timedelta(hours=hours))
    assert outcome(delivery)[0] == Outcome.QUEUED and not DoorState.objects.get().ok
    settings.LINE_API_HOST = line.url
    work(at + timedelta(days=1))
    assert outcome(delivery) == (Outcome.SENT, "push")


def test_who_blocked_the_account_is_not_written_to(person, line, work, at):
    person.blocked_at = at
    person.save()
    delivery = say(person, at, "แจ้งผล")
    work(at)
    assert outcome(delivery)[0] == Outcome.FAILED and "บล็อก" in delivery.last_error
    assert not line.shown


def test_what_line_refuses_has_failed_and_says_so(person, line, work, at):
    from tidtam.channels.line.tests.listener import Told

    line.before["push"] = [Told(400, {"message": "Failed to send messages"})]
    delivery = say(person, at, "แจ้งผล")
    work(at)
    assert outcome(delivery)[0] == Outcome.FAILED and delivery.work_state == WorkState.DEAD
    assert "LINE ไม่รับ" in delivery.last_error


def test_a_card_line_refuses_goes_as_its_words(person, line, work, at):
    from tidtam.casework.messaging.models import Kind
    from tidtam.channels.line.tests.listener import Told

    card = {"card": "greeting", "office": "สำนักงาน", "services": ["ติดตามหนังสือ"], "actions": []}
    line.before["push"] = [Told(400, {"message": "A message (messages[0]) in the request body is invalid"})]
    parts = [Part("สวัสดี", Kind.CARD, card)]
    message_send(contact=person.contact, identity=person, parts=parts, at=at)
    work(at)
    (bubble,) = line.shown[0][2]
    assert bubble["type"] == "text" and "ติดตามหนังสือ" in bubble["text"]


def test_an_account_that_is_gone_keeps_its_messages(person, line, settings, work, at):
    delivery = say(person, at, "แจ้งผล")
    settings.LINE_CHANNEL_SECRET = ""
    work(at)
    assert outcome(delivery)[0] == Outcome.QUEUED
    (door,) = door_states(at=at)
    assert not door.ok and "ยังไม่ได้เชื่อมต่อ" in door.trouble


def test_a_delivery_without_words_left_is_undone(person, line, work, at):
    delivery = say(person, at, "แจ้งผล")
    Message.objects.update(withdrawn_at=at)
    work(at)
    assert outcome(delivery)[0] == Outcome.UNDONE and not line.asked


def test_the_log_names_nobody_and_holds_no_words(person, line, work, at, caplog):
    caplog.set_level(logging.DEBUG)
    token(person, at, "secret-reply-token")
    say(person, at, "ความลับของผู้แจ้ง")
    work(at)
    for private in ("ความลับ", "secret-reply-token", samples.USER):
        assert private not in caplog.text


def test_the_month_is_counted_free_and_pushed(person, line, work, at):
    token(person, at)
    say(person, at, "ฟรี")
    work(at)
    say(person, at + timedelta(minutes=2), "เสียโควตา")
    work(at + timedelta(minutes=2))
    (door,) = door_states(at=at + timedelta(days=1))
    assert (door.free, door.pushed, door.ok) == (1, 1, True)
    (door,) = door_states(at=at + timedelta(days=40))
    assert (door.free, door.pushed) == (0, 0)


def test_a_first_message_of_five_bubbles_leaves_the_rest_for_the_next_call(person, line, at):
    first = say(person, at, "ก" * 20_001)
    say(person, at, "ต่อมา")
    first.lease_holder = "here"
    Delivery.objects.filter(pk=first.pk).update(lease_holder="here")
    packed = packing.delivery_pack(delivery=first, at=at)
    assert len(packed.bubbles) == 5 and packed.token == ""
    assert Delivery.objects.exclude(pk=first.pk).get().messages.get().text == "ต่อมา"


def test_an_event_of_a_person_brings_a_token_once(line, desk, turns, work, at):
    sent = event("follow", at)
    post(sent, at=at)
    post({**sent, "webhookEventId": "01FZ74A0TDDPYRVKNK77YYYYYY"}, at=at)
    work(at)
    assert ReplyToken.objects.count() == 1
