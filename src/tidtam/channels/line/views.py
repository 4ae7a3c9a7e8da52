"""The webhook: check the signature, store what came, answer. LINE waits two seconds at most."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tidtam.channels.doors.services import Incoming, envelopes_store
from tidtam.channels.line.accounts import account_named
from tidtam.channels.line.events import read_event, split_batch
from tidtam.channels.line.signature import is_signed
from tidtam.core.kernel.clock import now

BODY_BYTES = 2 * 1024 * 1024


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, account: str) -> HttpResponse:
    """Store each event of a signed body, once.

    Answers 404 for an account we do not have, 413 over 2 MB, 401 without LINE's signature, 400 for a signed
    body that is no webhook.
    """
    known = account_named(account)
    if known is None:
        return HttpResponse(status=404)
    if _length(request) > BODY_BYTES:
        return HttpResponse(status=413)
    try:
        body = request.body
    except RequestDataTooBig:
        return HttpResponse(status=413)
    if len(body) > BODY_BYTES:
        return HttpResponse(status=413)
    if not is_signed(body, known.secret, request.headers.get("x-line-signature")):
        return HttpResponse(status=401)
    events = split_batch(body)
    if events is None:
        return HttpResponse(status=400)
    if events:
        envelopes_store(source=known.source, incoming=[_incoming(raw) for raw in events], at=now())
    return HttpResponse()


def _length(request: HttpRequest) -> int:
    """The length the sender announces; 0 when it says none or nonsense."""
    try:
        return int(request.headers.get("content-length") or 0)
    except ValueError:
        return 0


def _incoming(raw: dict[str, object]) -> Incoming:
    event = read_event(raw)
    return Incoming(event.webhook_event_id, event.source.chat_id or "", raw, event.occurred_at)
