"""Webhook events are read as LINE documents them."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from tidtam.channels.line import contents
from tidtam.channels.line.events import Source, read_event
from tidtam.channels.line.tests import samples


def test_a_text_brings_its_words_its_quote_and_its_mentions():
    event = read_event(samples.TEXT)
    assert event.kind == "message"
    assert event.webhook_event_id == "01FZ74A0TDDPYRVKNK77XKC3ZR"
    assert event.occurred_at == datetime(2020, 1, 7, 2, 45, 0, 123000, tzinfo=UTC)
    assert event.source == Source("user", samples.USER, None)
    assert event.may_be_answered and not event.is_redelivery
    assert isinstance(event.message, contents.TextMessage)
    assert event.message.text == "@ติดตาม ขอทราบเรื่อง กท 0401/123 😀"
    assert (event.message.quote_token, event.message.quoted_message_id) == (
        "q3Plxr4AgKd",
        "444573844083572700",
    )
    assert event.message.calls_us
    assert [mention.is_all for mention in event.message.mentions] == [False, True]


def test_pictures_sent_together_share_a_set():
    message = read_event(samples.IMAGE).message
    assert isinstance(message, contents.MediaMessage)
    assert (message.kind, message.is_at_line) == ("image", True)
    assert (message.set_id or "").startswith("E005") and (message.set_index, message.set_total) == (1, 2)


def test_a_set_of_an_older_phone_has_no_index():
    message = read_event(samples.message(type="image", imageSet={"id": "E005"})).message
    assert isinstance(message, contents.MediaMessage)
    assert (message.set_id, message.set_index, message.set_total) == ("E005", None, None)


@pytest.mark.parametrize(
    ("sample", "kind", "field", "value"),
    [
        (samples.VIDEO, "video", "duration_ms", 60000),
        (samples.AUDIO, "audio", "duration_ms", 4000),
        (samples.FILE, "file", "file_name", "หนังสือ กท 0401-123.pdf"),
        (samples.FILE, "file", "file_size", 2138),
        (samples.EXTERNAL, "image", "is_at_line", False),
    ],
)
def test_media_say_what_they_are(sample, kind, field, value):
    message = read_event(sample).message
    assert isinstance(message, contents.MediaMessage)
    assert message.kind == kind and getattr(message, field) == value


def test_a_place_is_a_point_with_words():
    assert read_event(samples.PLACE).message == contents.PlaceMessage(
        "444573844083572737", 13.7539, 100.5014, "ศาลาว่าการ", "ถนนดินสอ"
    )


def test_a_sticker_keeps_its_keywords():
    message = read_event(samples.STICKER).message
    assert isinstance(message, contents.StickerMessage)
    assert message.keywords == ("thanks", "ขอบคุณ")


@pytest.mark.parametrize(
    ("sample", "kind", "answerable"),
    [
        (samples.FOLLOW, "follow", True),
        (samples.UNFOLLOW, "unfollow", False),
        (samples.JOIN, "join", True),
        (samples.LEAVE, "leave", False),
        (samples.MEMBER_JOINED, "member_joined", True),
        (samples.UNSEND, "unsend", False),
        ({**samples.TEXT, "mode": "standby"}, "message", False),
    ],
)
def test_only_events_with_a_live_token_may_be_answered(sample, kind, answerable):
    event = read_event(sample)
    assert (event.kind, event.may_be_answered) == (kind, answerable)


def test_the_small_facts_of_other_events_are_kept():
    assert read_event(samples.FOLLOW).is_unblocked
    assert not read_event(samples.event("follow", follow={"isUnblocked": False})).is_unblocked
    assert read_event(samples.UNSEND).unsent_message_id == "444573844083572737"
    assert read_event(samples.MEMBER_JOINED).member_ids == (samples.USER,)
    assert read_event(samples.JOIN).source.chat_id == samples.GROUP
    assert read_event(samples.LEAVE).source == Source("room", None, "R1")


def test_a_button_brings_its_act_and_values():
    postback = read_event(samples.RATING).postback
    assert postback is not None
    assert (postback.act, postback.values, postback.chosen) == ("rate", {"c": "8FQ2M4", "v": "5"}, None)


@pytest.mark.parametrize(
    ("params", "chosen"),
    [
        ({"date": "2020-01-07"}, date(2020, 1, 7)),
        ({"time": "09:30"}, time(9, 30)),
        ({"datetime": "2020-01-07T09:30"}, datetime(2020, 1, 7, 9, 30, tzinfo=timezone(timedelta(hours=7)))),
        ({"date": "2020-02-31"}, None),
        ({"datetime": "soon"}, None),
    ],
)
def test_a_date_picker_means_bangkok_time(params, chosen):
    postback = read_event(samples.picked(**params)).postback
    assert postback is not None and postback.chosen == chosen


def test_a_switched_menu_says_which():
    event = samples.picked(newRichMenuAliasId="en", status="SUCCESS")
    postback = read_event(event).postback
    assert postback is not None
    assert (postback.menu_alias, postback.menu_status) == ("en", "SUCCESS")


def test_a_redelivery_is_told_and_keeps_its_key():
    again = read_event({**samples.TEXT, "deliveryContext": {"isRedelivery": True}})
    assert again.is_redelivery
    assert again.webhook_event_id == read_event(samples.TEXT).webhook_event_id
