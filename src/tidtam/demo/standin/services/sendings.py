"""What an office sends: replies, pushes, the waiting dots, read marks."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from tidtam.demo.standin.models import Channel, Chat, Message, ReplyToken, Sending
from tidtam.demo.standin.refusals import Refused, quota_spent, refuse_if
from tidtam.demo.standin.rules.messages import messages_refusal

RETRY_KEY_KEPT = timedelta(hours=24)
WROTE_WITHIN = timedelta(days=7)
BANGKOK = ZoneInfo("Asia/Bangkok")


@transaction.atomic
def message_reply(
    *, channel: Channel, token: object, messages: Any, request_id: str, at: datetime
) -> Sending:
    """Answer an event free of charge.

    Raises:
        Refused: 400 for messages over LINE's limits, and for a token used, expired or unknown.
    """
    refuse_if(messages_refusal(messages))
    claimed = ReplyToken.objects.select_for_update().filter(chat__channel=channel, token=str(token)).first()
    if claimed is None or not claimed.is_alive(at):
        raise Refused(400, "Invalid reply token")
    claimed.used_at = at
    claimed.save(update_fields=["used_at"])
    sending = Sending(
        channel=channel, chat=claimed.chat, way=Sending.Way.REPLY, request_id=request_id, accepted_at=at
    )
    return _deliver(sending, messages)


@transaction.atomic
def message_push(
    *, channel: Channel, to: object, messages: Any, retry_key: uuid.UUID | None, request_id: str, at: datetime
) -> Sending:
    """Send to one person at the cost of one of the month's quota.

    Nobody is told when the person blocked the account: LINE answers as if it were sent, and counts nothing.

    Raises:
        Refused: 400 for messages over the limits or an unknown person, 409 for a retry key accepted in
            the last 24 hours, 429 when the month's quota is spent.
    """
    refuse_if(messages_refusal(messages))
    held = Channel.objects.select_for_update().get(pk=channel.pk)
    _refuse_repeated(held, retry_key, at)
    chat = Chat.objects.filter(channel=held, person__user_id=str(to)).first()
    if chat is None:
        raise Refused(400, "Failed to send messages")
    if held.monthly_limit is not None and used_in_month(held, at) >= held.monthly_limit:
        raise quota_spent()
    sending = Sending(channel=held, chat=chat, way=Sending.Way.PUSH, request_id=request_id, accepted_at=at)
    sending.retry_key = retry_key
    sending.is_counted = can_be_reached(chat, at)
    return _deliver(sending, messages)


def can_be_reached(chat: Chat, at: datetime) -> bool:
    """A friend, or somebody who wrote within the last 7 days; never somebody who blocked the account."""
    wrote = chat.last_wrote_at is not None and chat.last_wrote_at >= at - WROTE_WITHIN
    return not chat.is_blocked and (chat.followed_at is not None or wrote)


def used_in_month(channel: Channel, at: datetime) -> int:
    """Return the pushes counted in the month of ``at`` (Asia/Bangkok), with what staff sent by hand."""
    start = at.astimezone(BANGKOK).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    counted = channel.sendings.filter(is_counted=True, accepted_at__gte=start, accepted_at__lte=at)
    return counted.count() + channel.used_elsewhere


def _refuse_repeated(channel: Channel, key: uuid.UUID | None, at: datetime) -> None:
    if key is None:
        return
    before = channel.sendings.filter(retry_key=key, accepted_at__gt=at - RETRY_KEY_KEPT).first()
    if before is not None:
        raise Refused(
            409,
            "The retry key is already accepted",
            headers={"x-line-accepted-request-id": before.request_id},
            extra={"sentMessages": before.sent_messages},
        )


def _deliver(sending: Sending, messages: list[dict[str, Any]]) -> Sending:
    """Put the bubbles on the person's screen, unless they blocked the account, and keep the sending."""
    chat, at = sending.chat, sending.accepted_at
    bubbles = [Message(chat=chat, from_person=False, body=body, sent_at=at) for body in messages]
    sending.sent_messages = [{"id": one.message_id, "quoteToken": one.quote_token} for one in bubbles]
    if can_be_reached(chat, at):
        Message.objects.bulk_create(bubbles)
        Chat.objects.filter(pk=chat.pk).update(loading_until=None, revision=F("revision") + 1)
    sending.save()
    return sending


def loading_start(*, channel: Channel, to: object, seconds: object, at: datetime) -> None:
    """Show the waiting dots until the next message, at most ``seconds`` (5 to 60 in steps of 5).

    Raises:
        Refused: 400 for another number of seconds or somebody unknown.
    """
    if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds not in range(5, 61, 5):
        raise Refused(400, "The value for 'loadingSeconds' must be a multiple of 5 between 5 and 60")
    chats = Chat.objects.filter(channel=channel, person__user_id=str(to))
    if not chats.exists():
        raise Refused(400, "The value for the 'chatId' parameter is invalid")
    chats.update(loading_until=at + timedelta(seconds=seconds), revision=F("revision") + 1)


@transaction.atomic
def messages_mark_read(*, channel: Channel, read_token: object, at: datetime) -> None:
    """Mark the message ``read_token`` belongs to as read, and every one of the person's before it.

    Raises:
        Refused: 400 for an unknown token.
    """
    marked = Message.objects.filter(
        chat__channel=channel, read_token=str(read_token), from_person=True
    ).first()
    if marked is None:
        raise Refused(400, "Invalid mark as read token")
    before = marked.chat.messages.filter(from_person=True, sent_at__lte=marked.sent_at, read_at__isnull=True)
    before.update(read_at=at)
    Chat.objects.filter(pk=marked.chat_id).update(revision=F("revision") + 1)
