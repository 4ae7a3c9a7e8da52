"""The account itself, its webhook address, and the people it may look at."""

from datetime import UTC

from django.http import HttpResponse

from tidtam.demo.standin.endpoints.call import ApiCall, done
from tidtam.demo.standin.events import body_of
from tidtam.demo.standin.models import Chat
from tidtam.demo.standin.refusals import Refused, not_found
from tidtam.demo.standin.rules.review import is_loopback
from tidtam.demo.standin.services.channels import webhook_set
from tidtam.demo.standin.services.deliveries import webhook_post


def info(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/info."""
    channel = call.channel
    return done(
        {
            "userId": channel.bot_user_id,
            "basicId": channel.basic_id,
            "displayName": channel.name,
            "chatMode": "bot",
            "markAsReadMode": "manual",
        }
    )


def profile(call: ApiCall, user_id: str) -> HttpResponse:
    """GET /v2/bot/profile/{userId}: 404 for somebody unknown or who blocked the account."""
    chat = Chat.objects.filter(channel=call.channel, person__user_id=user_id).select_related("person").first()
    if chat is None or chat.is_blocked:
        raise not_found()
    person = chat.person
    return done({"userId": person.user_id, "displayName": person.name, "language": person.language})


def webhook(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/channel/webhook/endpoint."""
    if not call.channel.webhook_url:
        raise not_found()
    return done({"endpoint": call.channel.webhook_url, "active": call.channel.webhook_active})


def webhook_put(call: ApiCall) -> HttpResponse:
    """PUT /v2/bot/channel/webhook/endpoint."""
    webhook_set(channel=call.channel, url=call.body().get("endpoint"))
    return done()


def webhook_test(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/channel/webhook/test: a signed POST without events, sent now."""
    url = call.body().get("endpoint") or call.channel.webhook_url
    if not isinstance(url, str) or not url or not is_loopback(url):
        raise Refused(400, "Invalid webhook endpoint URL")
    outcome = webhook_post(call.channel, body_of(call.channel, []), url=url)
    return done(
        {
            "success": outcome.is_taken,
            "timestamp": call.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "statusCode": outcome.status,
            "reason": outcome.reason,
            "detail": str(outcome.status) if outcome.status else outcome.reason,
        }
    )
