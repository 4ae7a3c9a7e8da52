import uuid
from datetime import timedelta

import pytest

from tidtam.demo.standin.models import Message, ReplyToken
from tidtam.demo.standin.refusals import Refused
from tidtam.demo.standin.services.people import chat_block, chat_follow, chat_open, text_say
from tidtam.demo.standin.services.sendings import (
    loading_start,
    message_push,
    message_reply,
    messages_mark_read,
    used_in_month,
)
from tidtam.demo.tests.conftest import AT

WORDS = [{"type": "text", "text": "รับเรื่องแล้ว"}]


def reply(chat, token, *, at=AT, messages=WORDS):
    return message_reply(channel=chat.channel, token=token, messages=messages, request_id="r", at=at)


def push(chat, *, at=AT, key=None, to=None, messages=WORDS):
    to = to or chat.person.user_id
    return message_push(
        channel=chat.channel, to=to, messages=messages, retry_key=key, request_id=str(uuid.uuid4()), at=at
    )


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.status, caught.value.body["message"]


@pytest.fixture
def token(chat):
    text_say(chat=chat, text="ติดตามหนังสือ", at=AT)
    return ReplyToken.objects.latest("pk").token


def bubbles(chat):
    return list(Message.objects.filter(chat=chat, from_person=False).values_list("body__text", flat=True))


def test_a_reply_arrives_and_costs_nothing(chat, token):
    reply(chat, token)
    assert bubbles(chat) == ["รับเรื่องแล้ว"]
    assert used_in_month(chat.channel, AT) == 0


def test_a_reply_token_works_once(chat, token):
    reply(chat, token)
    assert refusal(reply, chat, token) == (400, "Invalid reply token")
    assert len(bubbles(chat)) == 1


@pytest.mark.parametrize(("seconds", "is_alive"), [(60, True), (61, False)])
def test_a_reply_token_lives_a_minute(chat, token, seconds, is_alive):
    at = AT + timedelta(seconds=seconds)
    if is_alive:
        reply(chat, token, at=at)
    else:
        assert refusal(reply, chat, token, at=at) == (400, "Invalid reply token")


def test_a_redelivered_token_lives_again_but_not_beyond_twenty_minutes(chat, token):
    held = ReplyToken.objects.get(token=token)
    held.delivered_at = AT + timedelta(minutes=19, seconds=30)
    assert held.is_alive(AT + timedelta(minutes=20))
    assert not held.is_alive(AT + timedelta(minutes=20, seconds=1))


def test_a_refused_body_does_not_use_up_the_token(chat, token):
    status, _ = refusal(reply, chat, token, messages=[{"type": "text", "text": ""}])
    assert status == 400
    reply(chat, token)


def test_a_push_counts_once_however_many_bubbles_it_has(chat):
    push(chat, messages=WORDS * 5)
    assert len(bubbles(chat)) == 5
    assert used_in_month(chat.channel, AT) == 1


def test_the_quota_starts_anew_with_the_month_in_bangkok(chat):
    push(chat, at=AT.replace(month=2, day=28, hour=16))
    push(chat, at=AT.replace(month=2, day=28, hour=17))
    assert used_in_month(chat.channel, AT) == 1


def test_a_spent_quota_sends_nothing(chat):
    chat.channel.monthly_limit = 1
    chat.channel.save()
    push(chat)
    assert refusal(push, chat) == (429, "You have reached your monthly limit.")
    assert len(bubbles(chat)) == 1


def test_what_staff_sent_by_hand_counts_too(chat):
    chat.channel.used_elsewhere = 300
    chat.channel.save()
    assert refusal(push, chat)[0] == 429


def test_a_repeated_retry_key_is_answered_with_the_first_sending(chat):
    key = uuid.uuid4()
    first = push(chat, key=key)
    with pytest.raises(Refused) as caught:
        push(chat, key=key)
    assert caught.value.status == 409
    assert caught.value.headers == {"x-line-accepted-request-id": first.request_id}
    assert caught.value.body["sentMessages"] == first.sent_messages
    assert len(bubbles(chat)) == 1


def test_a_retry_key_is_forgotten_after_a_day(chat):
    key = uuid.uuid4()
    push(chat, key=key)
    push(chat, key=key, at=AT + timedelta(hours=24))
    assert len(bubbles(chat)) == 2


def test_a_push_to_somebody_who_blocked_the_account_looks_sent_and_is_not_counted(chat):
    chat_block(chat=chat, at=AT)
    push(chat)
    assert bubbles(chat) == []
    assert used_in_month(chat.channel, AT) == 0
    chat_follow(chat=chat, at=AT)
    push(chat)
    assert len(bubbles(chat)) == 1


@pytest.mark.parametrize(("days", "arrives"), [(7, True), (8, False)])
def test_somebody_who_is_no_friend_is_reached_for_seven_days_after_writing(channel, days, arrives):
    chat = chat_open(channel=channel, name="ผู้มาเยือน", at=AT)
    text_say(chat=chat, text="สอบถาม", at=AT)
    push(chat, at=AT + timedelta(days=days))
    assert (bubbles(chat) != []) is arrives


def test_a_push_to_nobody_fails(chat):
    assert refusal(push, chat, to="U" + "0" * 32) == (400, "Failed to send messages")


def test_the_dots_end_with_the_next_message(chat):
    loading_start(channel=chat.channel, to=chat.person.user_id, seconds=20, at=AT)
    chat.refresh_from_db()
    assert chat.is_loading(AT + timedelta(seconds=19))
    assert not chat.is_loading(AT + timedelta(seconds=20))
    push(chat)
    chat.refresh_from_db()
    assert not chat.is_loading(AT)


@pytest.mark.parametrize("seconds", [0, 4, 7, 65, "20", None, True])
def test_the_dots_last_five_to_sixty_seconds_in_steps_of_five(chat, seconds):
    assert (
        refusal(loading_start, channel=chat.channel, to=chat.person.user_id, seconds=seconds, at=AT)[0] == 400
    )


def test_marking_one_message_read_marks_all_before_it(chat):
    first, second, third = (text_say(chat=chat, text=str(n), at=AT + timedelta(seconds=n)) for n in range(3))
    messages_mark_read(channel=chat.channel, read_token=second.read_token, at=AT)
    read = Message.objects.filter(read_at__isnull=False)
    assert set(read) == {first, second}
    assert third not in read
