"""Files people sent. Source: LINE Messaging API reference, "Getting content"."""

from django.http import HttpResponse

from tidtam.demo.standin.endpoints.call import ApiCall, done
from tidtam.demo.standin.models import Content
from tidtam.demo.standin.refusals import Refused, not_found


def _find(call: ApiCall, message_id: str) -> Content:
    """Return the file of a message.

    Raises:
        Refused: 404 for a message without a file, 410 for one taken back.
    """
    found = Content.objects.filter(message__message_id=message_id, message__chat__channel=call.channel)
    content = found.select_related("message").first()
    if content is None:
        raise not_found()
    if content.message.unsent_at is not None:
        raise Refused(410, "The content is gone")
    return content


def content(call: ApiCall, message_id: str) -> HttpResponse:
    """GET /v2/bot/message/{id}/content: the bytes; 202 while they are being prepared."""
    found = _find(call, message_id)
    if call.at < found.ready_at:
        return done(status=202)
    return HttpResponse(bytes(found.data), content_type=found.content_type)


def transcoding(call: ApiCall, message_id: str) -> HttpResponse:
    """GET /v2/bot/message/{id}/content/transcoding."""
    is_ready = call.at >= _find(call, message_id).ready_at
    return done({"status": "succeeded" if is_ready else "processing"})
