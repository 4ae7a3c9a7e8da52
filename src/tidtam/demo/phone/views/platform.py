"""The panel beside the phone: what goes over the wire, and how the platform behaves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from tidtam.core.kernel.clock import now
from tidtam.demo.gate import demo_only
from tidtam.demo.phone.views.screens import chat_of
from tidtam.demo.standin.models import Channel, Chat, Fault
from tidtam.demo.standin.services.channels import switches_set, weather_clear, weather_set
from tidtam.demo.standin.services.sendings import used_in_month

SHOWN = 6


@demo_only
@require_GET
def traffic(request: HttpRequest, user_id: str) -> HttpResponse:
    """Show the last webhooks and calls, the quota and the weather."""
    return _traffic(request, chat_of(user_id))


def _traffic(request: HttpRequest, chat: Chat) -> HttpResponse:
    channel = chat.channel
    context = {
        "chat": chat,
        "deliveries": channel.deliveries.order_by("-pk")[:SHOWN],
        "calls": channel.calls.all()[:SHOWN],
        "used": used_in_month(channel, now()),
        "waiting": channel.faults.all(),
    }
    with translation.override(chat.person.language):
        return render(request, "demo/phone/traffic.html", context)


@demo_only
@require_POST
def weather(request: HttpRequest, user_id: str) -> HttpResponse:
    """Change the weather: one fault for the next call, the switches of webhooks, or the sun."""
    chat = chat_of(user_id)
    if "clear" in request.POST:
        weather_clear(channel=chat.channel)
    elif request.POST.get("fault") in Fault.Kind.values:
        seconds = 12 if "timeout" in request.POST["fault"] else 3
        weather_set(channel=chat.channel, kind=request.POST["fault"], call="", seconds=seconds)
    elif request.POST.get("webhooks") in Channel.Webhooks.values:
        switches_set(
            channel=chat.channel,
            webhooks=request.POST["webhooks"],
            redelivers="redelivers" in request.POST,
            is_quota_spent="spent" in request.POST,
        )
    if request.headers.get("hx-request"):
        return _traffic(request, chat_of(user_id))
    return redirect("demo:phone", user_id)
