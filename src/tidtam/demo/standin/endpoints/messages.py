"""Sending: reply, push, the waiting dots, read marks, and what was used of the quota."""

import uuid

from django.http import HttpResponse

from tidtam.demo.standin.endpoints.call import ApiCall, done
from tidtam.demo.standin.refusals import Refused, refuse_if
from tidtam.demo.standin.rules.messages import messages_refusal
from tidtam.demo.standin.services.sendings import (
    loading_start,
    message_push,
    message_reply,
    messages_mark_read,
    used_in_month,
)

RETRY_KEY = "x-line-retry-key"


def reply(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/message/reply."""
    if RETRY_KEY in call.request.headers:
        raise Refused(400, "The retry key is not available for this endpoint")
    body = call.body()
    sending = message_reply(
        channel=call.channel,
        token=body.get("replyToken"),
        messages=body.get("messages"),
        request_id=call.request_id,
        at=call.at,
    )
    return done({"sentMessages": sending.sent_messages})


def push(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/message/push."""
    body = call.body()
    sending = message_push(
        channel=call.channel,
        to=body.get("to"),
        messages=body.get("messages"),
        retry_key=_retry_key(call),
        request_id=call.request_id,
        at=call.at,
    )
    return done({"sentMessages": sending.sent_messages})


def _retry_key(call: ApiCall) -> uuid.UUID | None:
    sent = call.request.headers.get(RETRY_KEY)
    try:
        return uuid.UUID(sent) if sent is not None else None
    except ValueError:
        raise Refused(400, "The retry key is invalid") from None


def validate(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/message/validate/reply and …/push: the limits without the sending."""
    refuse_if(messages_refusal(call.body().get("messages")))
    return done()


def loading(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/chat/loading/start."""
    body = call.body()
    seconds = body.get("loadingSeconds", 20)
    loading_start(channel=call.channel, to=body.get("chatId"), seconds=seconds, at=call.at)
    return done(status=202)


def mark_as_read(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/chat/markAsRead."""
    messages_mark_read(channel=call.channel, read_token=call.body().get("markAsReadToken"), at=call.at)
    return done()


def quota(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/message/quota."""
    limit = call.channel.monthly_limit
    return done({"type": "none"} if limit is None else {"type": "limited", "value": limit})


def consumption(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/message/quota/consumption."""
    return done({"totalUsage": used_in_month(call.channel, call.at)})
