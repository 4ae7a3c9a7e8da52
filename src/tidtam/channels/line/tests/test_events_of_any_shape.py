"""Whatever is posted, reading it never fails, and what is read can be stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.channels.line.contents import StickerMessage, TextMessage, UnknownMessage
from tidtam.channels.line.events import event_key, read_event, split_batch
from tidtam.channels.line.postbacks import postback_data, read_postback
from tidtam.channels.line.tests import samples

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters())
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)
WORDS = sorted({word for sample in samples.DOCUMENTED for word in json.dumps(sample).split('"')[1::2]})
TWISTED = st.fixed_dictionaries(
    {"type": st.sampled_from(WORDS)},
    optional={name: JSON | st.dictionaries(st.sampled_from(WORDS), JSON) for name in WORDS if name != "type"},
)


@given(JSON | TWISTED)
def test_any_value_is_read_without_an_error(value):
    event = read_event(value)
    assert event.webhook_event_id
    assert event.occurred_at is None or event.occurred_at.tzinfo is not None


@given(st.sampled_from(samples.DOCUMENTED), st.data())
def test_any_sample_with_a_property_replaced_is_read_without_an_error(sample, data):
    name = data.draw(st.sampled_from(sorted(sample)))
    inner = sample[name]
    if isinstance(inner, dict) and inner and data.draw(st.booleans()):
        changed = {**inner, data.draw(st.sampled_from(sorted(inner))): data.draw(JSON)}
    else:
        changed = data.draw(JSON)
    read_event({**sample, name: changed})
    read_event({key: value for key, value in sample.items() if key != name})


@given(st.binary() | JSON.map(lambda value: json.dumps({"events": [value]}).encode()))
def test_any_body_is_split_into_what_a_database_can_store(body):
    for raw in split_batch(body) or []:
        kept = json.dumps(raw, allow_nan=False, ensure_ascii=False)
        kept.encode("utf-8")
        assert "\\u0000" not in kept.replace("\\\\", "")


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe", b"{", b"[]", b"{}", b'{"events":1}', b"null", b"[" * 100_000, b"9" * 10_000],
)
def test_what_is_no_envelope_is_said_to_be_none(body):
    assert split_batch(body) is None


def test_the_check_of_the_address_holds_no_events():
    assert split_batch(b'{"destination":"U1","events":[]}') == []


def test_a_batch_is_put_into_the_order_of_its_time():
    batch = [samples.event("follow", timestamp=stamp) for stamp in (3, 1, 2)]
    split = split_batch(json.dumps({"destination": "U1", "events": batch}).encode()) or []
    assert [event["timestamp"] for event in split] == [1, 2, 3]


def test_nul_bytes_and_half_emoji_are_replaced_before_they_reach_a_database():
    body = rb'{"events":[{"type":"message","message":{"type":"text","id":"1","text":"a\u0000b\ud83d"}}]}'
    (raw,) = split_batch(body) or []
    message = read_event(raw).message
    assert isinstance(message, TextMessage) and message.text == "a\ufffdb\ufffd"


def test_an_event_without_an_id_still_has_one_key_for_all_its_deliveries():
    first = {key: value for key, value in samples.TEXT.items() if key != "webhookEventId"}
    again = {**first, "deliveryContext": {"isRedelivery": True}}
    assert event_key(first) == event_key(again) != event_key({**first, "timestamp": 1})
    assert len(event_key(first)) <= 64


@pytest.mark.parametrize(
    "sample",
    [
        samples.event("beacon", replyToken="r", beacon={"hwid": "d41d8cd98f", "type": "enter"}),
        samples.event("somethingNew"),
        samples.event("message"),
        samples.event("postback", postback="a=rate"),
        samples.event("unsend", unsend={}),
        {},
    ],
)
def test_unknown_events_are_called_so(sample):
    assert read_event(sample).kind == "unknown"


@pytest.mark.parametrize(
    "content",
    [{"type": "hologram"}, {"type": "text"}, {"type": "location", "latitude": 91, "longitude": 0}, {}],
)
def test_unknown_messages_keep_their_event(content):
    event = read_event(samples.message(**content))
    assert event.kind == "message" and isinstance(event.message, UnknownMessage)


def test_a_text_without_a_quote_token_and_a_new_sort_of_sticker_are_read():
    assert isinstance(read_event(samples.message(type="text", text="สวัสดี")).message, TextMessage)
    new = samples.message(type="sticker", stickerResourceType="HOLOGRAM")
    assert isinstance(read_event(new).message, StickerMessage)


@given(st.dictionaries(st.from_regex(r"[b-z]{1,3}", fullmatch=True), st.text(max_size=8), max_size=3))
def test_what_a_button_carries_comes_back(values):
    values = {name: value.replace("\x00", "") for name, value in values.items()}
    postback = read_postback({"data": postback_data("rate", **values)})
    assert (postback.act, postback.values) == ("rate", values)


def test_a_button_that_carries_too_much_is_refused_when_it_is_made():
    with pytest.raises(ValueError, match="postback data"):
        postback_data("rate", c="ก" * 40)
