"""LINE's own library is the judge: it reads the same facts out of the same body."""

import json

import pytest
from linebot.v3.webhook import WebhookParser

from tidtam.channels.line.contents import MediaMessage, PlaceMessage, StickerMessage, TextMessage
from tidtam.channels.line.events import read_event, split_batch
from tidtam.channels.line.signature import signature_of
from tidtam.channels.line.tests import samples

NAMES = {"edited": "messageEdited", "member_joined": "memberJoined", "member_left": "memberLeft"}


def judged(sample):
    """The event as line-bot-sdk reads it, after it accepted our signature."""
    body = json.dumps({"destination": "U" + "0" * 32, "events": [sample]}, ensure_ascii=False).encode()
    (theirs,) = WebhookParser("secret").parse(body.decode(), signature_of(body, "secret"))
    (ours,) = split_batch(body) or []
    return theirs, read_event(ours)


@pytest.mark.parametrize("sample", samples.DOCUMENTED)
def test_the_common_facts_agree(sample):
    theirs, ours = judged(sample)
    assert type(theirs).__name__ != "UnknownEvent"
    assert NAMES.get(ours.kind, ours.kind) == theirs.type
    assert ours.webhook_event_id == theirs.webhook_event_id
    assert ours.occurred_at is not None
    assert round(ours.occurred_at.timestamp() * 1000) == theirs.timestamp
    assert ours.mode == theirs.mode.value
    assert ours.reply_token == getattr(theirs, "reply_token", None)
    assert ours.source.user_id == getattr(theirs.source, "user_id", None)


@pytest.mark.parametrize("sample", [case for case in samples.DOCUMENTED if case["type"] == "message"])
def test_the_messages_agree(sample):
    theirs, ours = judged(sample)
    message, theirs = ours.message, theirs.message
    assert message is not None and message.id == theirs.id
    if isinstance(message, TextMessage):
        assert (message.text, message.quote_token) == (theirs.text, theirs.quote_token)
        assert [mention.index for mention in message.mentions] == [m.index for m in theirs.mention.mentionees]
    elif isinstance(message, MediaMessage):
        assert message.kind == theirs.type
        assert message.duration_ms == getattr(theirs, "duration", None)
        assert message.file_size == getattr(theirs, "file_size", None)
    elif isinstance(message, PlaceMessage):
        assert (message.latitude, message.longitude) == (theirs.latitude, theirs.longitude)
    elif isinstance(message, StickerMessage):
        assert message.sticker_id == theirs.sticker_id
