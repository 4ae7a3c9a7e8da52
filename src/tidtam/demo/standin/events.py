"""Webhook events and their signature. Source: LINE Messaging API reference, "Webhook event objects"."""

import base64
import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

from tidtam.demo.standin.identifiers import milliseconds, new_event_id
from tidtam.demo.standin.models import Channel, Chat, Message, ReplyToken

Json = dict[str, Any]
WITHOUT_REPLY = frozenset({"unfollow", "unsend"})


def event_of(kind: str, *, chat: Chat, at: datetime, **own: Any) -> Json:
    """Return one event of ``chat``, with a new reply token where LINE gives one."""
    event: Json = {
        "type": kind,
        "mode": "active",
        "timestamp": milliseconds(at),
        "source": {"type": "user", "userId": chat.person.user_id},
        "webhookEventId": new_event_id(at),
        "deliveryContext": {"isRedelivery": False},
        **own,
    }
    if kind not in WITHOUT_REPLY:
        event["replyToken"] = ReplyToken.objects.create(chat=chat, event_at=at, delivered_at=at).token
    return event


def message_content(message: Message) -> Json:
    """Return the ``message`` object of a message event."""
    quotable = message.body["type"] in {"text", "image", "video", "sticker"}
    quote = {"quoteToken": message.quote_token} if quotable else {}
    return {"id": message.message_id, **message.body, **quote, "markAsReadToken": message.read_token}


def body_of(channel: Channel, events: list[Json], *, is_redelivery: bool = False) -> bytes:
    """Return the bytes of one webhook POST; they are what the signature is made of."""
    told = [{**event, "deliveryContext": {"isRedelivery": is_redelivery}} for event in events]
    body = {"destination": channel.bot_user_id, "events": told}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def signature_of(secret: str, body: bytes) -> str:
    """Return ``x-line-signature``: base64 of HMAC-SHA256 over the raw body with the channel secret."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
