"""An office that keeps every webhook it hears and answers as it was told to."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


@dataclass(frozen=True)
class Heard:
    body: bytes
    signature: str


received: list[Heard] = []
answers: list[int] = []


@csrf_exempt
def webhook(request: HttpRequest) -> HttpResponse:
    """Keep the body and answer the next of ``answers``, 200 when none is left."""
    received.append(Heard(request.body, request.headers.get("x-line-signature", "")))
    return HttpResponse(status=answers.pop(0) if answers else 200)
