"""What every call goes through: the token, the weather, LINE's way of refusing, the request id."""

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from tidtam.core.kernel.clock import now
from tidtam.demo.gate import demo_only
from tidtam.demo.standin.models import Call, Channel, Fault
from tidtam.demo.standin.refusals import Refused, bad_token, broken, rate_exceeded
from tidtam.demo.standin.services.channels import fault_take, rate_check

BODY_BYTES = 2 * 1024 * 1024
LONGEST_WAIT_SECONDS = 15.0


@dataclass
class ApiCall:
    """One authenticated call."""

    request: HttpRequest
    channel: Channel
    at: datetime
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def body(self) -> dict[str, Any]:
        """Return the JSON object sent.

        Raises:
            Refused: 415 for another kind of body, 400 for one that is not a JSON object.
        """
        if self.request.content_type != "application/json":
            raise Refused(415, "Unsupported Media Type")
        try:
            sent = json.loads(self.request.body)
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise Refused(400, "The request body could not be parsed as JSON")
        return sent


Handler = Callable[..., HttpResponse]


def done(body: dict[str, Any] | None = None, status: int = 200) -> JsonResponse:
    """Return a good answer."""
    return JsonResponse(body or {}, status=status, json_dumps_params={"ensure_ascii": False})


def endpoint(**by_method: tuple[str, Handler]) -> Callable[..., HttpResponseBase]:
    """Return a view that answers each HTTP method by its named handler, in all weathers.

    Args:
        by_method: ``GET=("profile", profile)``: the call's name in the log and in faults, and who answers it.
    """

    @csrf_exempt
    @demo_only
    def view(request: HttpRequest, /, **path: str) -> HttpResponse:
        name, handler = by_method.get(request.method or "", ("", None))
        request_id = str(uuid.uuid4())
        try:
            if handler is None:
                raise Refused(405, "Method Not Allowed")
            call = ApiCall(request, _channel_of(request), now(), request_id)
        except Refused as refused:
            answer = _refusal(refused)
        else:
            answer = _answer(call, name, handler, path)
            Call.objects.create(
                channel=call.channel, name=name, status=answer.status_code, request_id=request_id, at=call.at
            )
        answer.headers["x-line-request-id"] = request_id
        return answer

    return view


def _channel_of(request: HttpRequest) -> Channel:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    channel = Channel.objects.filter(token=token).first() if scheme == "Bearer" and token else None
    if channel is None:
        raise bad_token()
    return channel


def _answer(call: ApiCall, name: str, handler: Handler, path: dict[str, str]) -> HttpResponse:
    try:
        if int(call.request.headers.get("content-length") or 0) > BODY_BYTES:
            raise Refused(413, "Payload Too Large")
        rate_check(channel=call.channel, call=name, at=call.at)
        fault = fault_take(channel=call.channel, call=name)
        if fault is not None:
            _storm_before(fault)
        answer = handler(call, **path)
        if fault is not None:
            _storm_after(fault)
        return answer
    except Refused as refused:
        return _refusal(refused)


def _storm_before(fault: Fault) -> None:
    """Slow the call down, or end it before anything was accepted."""
    kinds = Fault.Kind
    if fault.kind in (kinds.SLOW, kinds.TIMEOUT):
        time.sleep(min(fault.seconds, LONGEST_WAIT_SECONDS))
    if fault.kind in (kinds.ERROR, kinds.TIMEOUT):
        raise broken()
    if fault.kind == kinds.RATE:
        raise rate_exceeded()
    if fault.kind == kinds.DOWN:
        raise Refused(503, "Service Unavailable")


def _storm_after(fault: Fault) -> None:
    """Lose the answer of a call that was accepted."""
    if fault.kind == Fault.Kind.TIMEOUT_AFTER_ACCEPT:
        time.sleep(min(fault.seconds, LONGEST_WAIT_SECONDS))
    if fault.kind in (Fault.Kind.ERROR_AFTER_ACCEPT, Fault.Kind.TIMEOUT_AFTER_ACCEPT):
        raise broken()


def _refusal(refused: Refused) -> HttpResponse:
    answer = JsonResponse(refused.body, status=refused.status, json_dumps_params={"ensure_ascii": False})
    for name, value in refused.headers.items():
        answer.headers[name] = value
    return answer
