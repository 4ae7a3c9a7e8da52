from datetime import timedelta

import pytest
from linebot.v3.webhook import WebhookParser
from linebot.v3.webhooks import models as sdk

from tidtam.core.kernel.errors import DomainError
from tidtam.demo.standin.events import body_of, signature_of
from tidtam.demo.standin.models import Channel, Delivery, Message
from tidtam.demo.standin.services.people import (
    Upload,
    button_tap,
    chat_block,
    chat_follow,
    files_say,
    message_say,
    message_unsend,
    text_say,
)
from tidtam.demo.tests.conftest import AT, SECRET


def heard(channel):
    """The events of the newest delivery, read by LINE's own library."""
    body = body_of(channel, Delivery.objects.latest("pk").events)
    return WebhookParser(SECRET).parse(body.decode(), signature_of(SECRET, body))


def test_the_signature_is_the_one_line_publishes():
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    assert (
        signature_of("8c570fa6dd201bb328f1c1eac23a96d8", body)
        == "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="
    )


def test_a_text_becomes_a_message_event(chat, channel):
    text_say(chat=chat, text="ขอติดตามหนังสือ ที่ กท 0401/123", at=AT)
    [event] = heard(channel)
    assert isinstance(event.message, sdk.TextMessageContent)
    assert event.message.text == "ขอติดตามหนังสือ ที่ กท 0401/123"
    assert event.timestamp == 1_772_416_800_000
    assert event.source.user_id == chat.person.user_id
    assert not event.delivery_context.is_redelivery


def test_a_sticker_and_a_place_become_message_events(chat, channel):
    message_say(
        chat=chat,
        body={"type": "sticker", "packageId": "990001", "stickerId": "1", "stickerResourceType": "STATIC"},
        at=AT,
    )
    assert isinstance(heard(channel)[0].message, sdk.StickerMessageContent)
    message_say(
        chat=chat,
        body={
            "type": "location",
            "title": "เสาชิงช้า",
            "address": "พระนคร",
            "latitude": 13.7518,
            "longitude": 100.5014,
        },
        at=AT,
    )
    assert heard(channel)[0].message.latitude == 13.7518


def test_pictures_sent_together_are_events_of_one_set(chat, channel):
    files_say(chat=chat, uploads=[Upload("image", "a.png", "image/png", b"x")] * 3, at=AT)
    sets = [event.message.image_set for event in heard(channel)]
    assert [one.index for one in sets] == [1, 2, 3]
    assert {one.total for one in sets} == {3}
    assert len({one.id for one in sets}) == 1


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("video", sdk.VideoMessageContent),
        ("audio", sdk.AudioMessageContent),
        ("file", sdk.FileMessageContent),
    ],
)
def test_files_become_message_events_of_their_kind(chat, channel, kind, model):
    files_say(chat=chat, uploads=[Upload(kind, "ก.bin", "application/octet-stream", b"12345", 900)], at=AT)
    [event] = heard(channel)
    assert isinstance(event.message, model)
    if kind == "file":
        assert (event.message.file_name, event.message.file_size) == ("ก.bin", 5)


def test_a_button_reaches_the_account_as_a_postback_and_the_screen_as_words(chat, channel):
    button_tap(chat=chat, data="a=rate&v=5", display_text="พอใจมากที่สุด", at=AT)
    [event] = heard(channel)
    assert event.postback.data == "a=rate&v=5"
    assert Message.objects.get(chat=chat).body["text"] == "พอใจมากที่สุด"
    assert Delivery.objects.filter(channel=channel).count() == 2


def test_blocking_and_unblocking_are_unfollow_and_follow(chat, channel):
    chat_block(chat=chat, at=AT)
    assert isinstance(heard(channel)[0], sdk.UnfollowEvent)
    chat_follow(chat=chat, at=AT)
    assert heard(channel)[0].follow.is_unblocked


def test_a_second_tap_on_block_says_nothing_new(chat, channel):
    chat_block(chat=chat, at=AT)
    chat_block(chat=chat, at=AT)
    assert Delivery.objects.filter(channel=channel).count() == 2


def test_somebody_who_blocked_the_account_must_unblock_before_writing(chat):
    chat_block(chat=chat, at=AT)
    with pytest.raises(DomainError, match="เลิกบล็อก"):
        text_say(chat=chat, text="สวัสดี", at=AT)


def test_taking_back_a_message_tells_its_id_once(chat, channel):
    message = text_say(chat=chat, text="พิมพ์ผิด", at=AT)
    message_unsend(message=message, at=AT)
    assert heard(channel)[0].unsend.message_id == message.message_id
    message_unsend(message=message, at=AT)
    assert Delivery.objects.filter(channel=channel).count() == 3


@pytest.mark.parametrize(("text", "reason"), [("   ", "พิมพ์ข้อความ"), ("ก" * 5001, "5,000")])
def test_an_empty_or_endless_text_is_refused_with_a_reason(chat, text, reason):
    with pytest.raises(DomainError, match=reason):
        text_say(chat=chat, text=text, at=AT)


@pytest.mark.parametrize(("mode", "posts"), [("plain", 1), ("twice", 2), ("lost", 0)])
def test_the_switch_decides_how_often_a_webhook_is_sent(chat, channel, mode, posts):
    Channel.objects.update(webhooks=mode)
    Delivery.objects.all().delete()
    chat.refresh_from_db()
    text_say(chat=chat, text="สวัสดี", at=AT)
    assert [delivery.due_at for delivery in Delivery.objects.all()] == [AT] * posts


def test_shuffled_webhooks_let_the_later_one_go_first(chat):
    Channel.objects.update(webhooks="shuffled")
    Delivery.objects.all().delete()
    chat.refresh_from_db()
    text_say(chat=chat, text="หนึ่ง", at=AT)
    text_say(chat=chat, text="สอง", at=AT + timedelta(seconds=1))
    assert [row.events[0]["message"]["text"] for row in Delivery.objects.all()] == ["สอง", "หนึ่ง"]
