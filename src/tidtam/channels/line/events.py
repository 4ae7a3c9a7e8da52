"""What LINE tells us: webhook bodies read into values, tolerantly.

Nothing here raises on bad input: an event we cannot read has the kind "unknown" and is kept as it came.
Source: LINE Messaging API reference, "Webhook Event Objects"; properties and types are added without notice.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from tidtam.channels.line import tolerant
from tidtam.channels.line.contents import Message, read_message
from tidtam.channels.line.postbacks import Postback, read_postback

EventKind = Literal[
    "message", "edited", "unsend", "follow", "unfollow", "join", "leave", "member_joined", "member_left",
    "postback", "unknown",
]  # fmt: skip
SourceKind = Literal["user", "group", "room", "unknown"]

KINDS: dict[str, EventKind] = {
    "message": "message",
    "messageEdited": "edited",
    "unsend": "unsend",
    "follow": "follow",
    "unfollow": "unfollow",
    "join": "join",
    "leave": "leave",
    "memberJoined": "member_joined",
    "memberLeft": "member_left",
    "postback": "postback",
}
SOURCES: dict[str, SourceKind] = {"user": "user", "group": "group", "room": "room"}


@dataclass(frozen=True)
class Source:
    """Where it came from. ``user_id`` is missing for people who never consented to share it."""

    kind: SourceKind
    user_id: str | None
    group_id: str | None

    @property
    def chat_id(self) -> str | None:
        """Whom a push would go to: the group or room it was said in, else the person."""
        return self.group_id or self.user_id


@dataclass(frozen=True)
class Inbound:
    """One webhook event. ``occurred_at`` is when it happened, also in a redelivery; None without a time."""

    webhook_event_id: str
    kind: EventKind
    occurred_at: datetime | None
    is_redelivery: bool
    mode: str
    source: Source
    reply_token: str | None = None
    message: Message | None = None
    postback: Postback | None = None
    unsent_message_id: str | None = None
    is_unblocked: bool = False
    member_ids: tuple[str, ...] = ()

    @property
    def may_be_answered(self) -> bool:
        """Whether a free reply is possible; in "standby" another system talks and we must be silent."""
        return self.mode == "active" and self.reply_token is not None


def split_batch(body: bytes) -> list[dict[str, Any]] | None:
    """The events of one webhook body, each as a JSON object a database can store, in the order of their time.

    Returns None when the body is no LINE envelope at all; an empty list is LINE's own check of the address.
    """
    envelope = tolerant.parsed(body)
    if not isinstance(envelope, dict) or not isinstance(envelope.get("events"), list):
        return None
    return sorted(
        tolerant.items(envelope, "events"), key=lambda event: tolerant.whole(event, "timestamp") or 0
    )


def event_key(raw: dict[str, Any]) -> str:
    """What makes the event unique: ``webhookEventId``, else a digest that its redelivery shares."""
    given = tolerant.text(raw, "webhookEventId")
    if given and len(given) <= 64:
        return given
    said = {name: value for name, value in raw.items() if name != "deliveryContext"}
    return "sha256:" + hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:48]


def read_event(raw: Any) -> Inbound:
    """One element of ``events``; never raises."""
    event: dict[str, Any] = raw if isinstance(raw, dict) else {}
    kind = _kind(event)
    return Inbound(
        webhook_event_id=event_key(event),
        kind=kind,
        occurred_at=tolerant.moment(event, "timestamp"),
        is_redelivery=tolerant.flag(tolerant.part(event, "deliveryContext"), "isRedelivery"),
        mode=tolerant.text(event, "mode") or "active",
        source=_source(tolerant.part(event, "source")),
        reply_token=tolerant.text(event, "replyToken") or None,
        message=read_message(tolerant.part(event, "message")) if kind in ("message", "edited") else None,
        postback=read_postback(tolerant.part(event, "postback")) if kind == "postback" else None,
        unsent_message_id=tolerant.text(tolerant.part(event, "unsend"), "messageId"),
        is_unblocked=tolerant.flag(tolerant.part(event, "follow"), "isUnblocked"),
        member_ids=_members(event),
    )


def _kind(event: dict[str, Any]) -> EventKind:
    """The kind of an event that also carries what the kind promises; else "unknown"."""
    kind = KINDS.get(tolerant.text(event, "type") or "", "unknown")
    needed = {"message": "message", "edited": "message", "postback": "postback"}.get(kind)
    if needed and not tolerant.part(event, needed):
        return "unknown"
    if kind == "unsend" and not tolerant.text(tolerant.part(event, "unsend"), "messageId"):
        return "unknown"
    return kind


def _source(raw: dict[str, Any]) -> Source:
    kind = SOURCES.get(tolerant.text(raw, "type") or "", "unknown")
    group = tolerant.text(raw, "groupId") or tolerant.text(raw, "roomId")
    return Source(kind, tolerant.text(raw, "userId") or None, group or None)


def _members(event: dict[str, Any]) -> tuple[str, ...]:
    listed = [
        *tolerant.items(tolerant.part(event, "joined"), "members"),
        *tolerant.items(tolerant.part(event, "left"), "members"),
    ]
    return tuple(user for member in listed if (user := tolerant.text(member, "userId")))
