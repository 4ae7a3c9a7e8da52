"""Looking at the phone: who to be, the chat, the pictures in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from tidtam.core.kernel.clock import now
from tidtam.demo.account import demo_channel
from tidtam.demo.gate import demo_only
from tidtam.demo.phone.menu import areas_of
from tidtam.demo.phone.personas import PERSONAS, PLACES, persona_of
from tidtam.demo.phone.screen import revision_of, screen_of
from tidtam.demo.phone.stickers import STICKERS
from tidtam.demo.standin.models import Channel, Chat, Content, Fault, RichMenu
from tidtam.demo.standin.services.people import chat_follow, chat_open

SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "video/", "audio/")
NAME_LONGEST = 20


@demo_only
@require_GET
def chooser(request: HttpRequest) -> HttpResponse:
    """Ask who the newcomer wants to be."""
    recent = Chat.objects.filter(channel=demo_channel(), person__persona="").select_related("person")
    context = {"personas": PERSONAS, "recent": recent.order_by("-pk")[:6]}
    return render(request, "demo/phone/chooser.html", context)


@demo_only
@require_POST
def pick_up(request: HttpRequest) -> HttpResponse:
    """Become an invented person or a new one: the phone opens, the account is added as a friend."""
    persona = persona_of(request.POST.get("persona", ""))
    name = persona.name if persona else request.POST.get("name", "").strip()[:NAME_LONGEST]
    if not name:
        return redirect("demo:chooser")
    language = persona.language if persona else _language(request.POST.get("language"))
    at, key = now(), persona.key if persona else ""
    chat = chat_open(channel=demo_channel(), name=name, language=language, persona=key, at=at)
    chat_follow(chat=chat, at=at)
    return redirect("demo:phone", chat.person.user_id)


def _language(value: str | None) -> str:
    return value if value in ("th", "en") else "th"


def chat_of(user_id: str) -> Chat:
    """Return the chat of the person with the demo's account, or answer 404."""
    chats = Chat.objects.select_related("person", "channel__default_menu", "menu")
    return get_object_or_404(chats, person__user_id=user_id, channel=demo_channel())


def page_response(request: HttpRequest, chat: Chat, notice: str = "") -> HttpResponse:
    """Return the whole page of ``chat``, in the language of the person's app."""
    at = now()
    with translation.override(chat.person.language):
        screen = screen_of(chat, at)
        context = {"chat": chat, "screen": screen, "areas": areas_of(screen.menu), "notice": notice, "at": at}
        context |= {"stickers": STICKERS, "places": PLACES, "persona": persona_of(chat.person.persona)}
        context |= {"faults": Fault.Kind.choices, "webhook_modes": Channel.Webhooks.choices}
        return render(request, "demo/phone/phone.html", context, status=422 if notice else 200)


def chat_response(request: HttpRequest, chat: Chat, notice: str = "") -> HttpResponse:
    """Return the part of the page that changes."""
    with translation.override(chat.person.language):
        screen = screen_of(chat, now())
        context = {"chat": chat, "screen": screen, "areas": areas_of(screen.menu), "notice": notice}
        return render(request, "demo/phone/chat.html", context | {"is_answer": True})


@demo_only
@require_GET
def phone(request: HttpRequest, user_id: str) -> HttpResponse:
    """Show the phone of one person."""
    return page_response(request, chat_of(user_id))


@demo_only
@require_GET
def chat(request: HttpRequest, user_id: str) -> HttpResponse:
    """Show what is new; 204 when the page that asks has seen it all."""
    held = chat_of(user_id)
    if request.GET.get("seen") == revision_of(held, now()):
        return HttpResponse(status=204)
    return chat_response(request, held)


@demo_only
@require_GET
def file(request: HttpRequest, user_id: str, message_id: str) -> HttpResponse:
    """Show a picture, film or recording the person sent; hand out any other file for saving."""
    found = Content.objects.filter(message__unsent_at__isnull=True, message__chat=chat_of(user_id))
    content = get_object_or_404(found, message__message_id=message_id)
    response = HttpResponse(bytes(content.data), content_type=content.content_type)
    if not content.content_type.startswith(SHOWN_INLINE):
        response.headers["content-type"] = "application/octet-stream"
        response.headers["content-disposition"] = "attachment"
    response.headers["cache-control"] = "private, max-age=3600"
    return response


@demo_only
@require_GET
def menu_picture(request: HttpRequest, menu_id: str) -> HttpResponse:
    """Show the picture of a rich menu."""
    menu = get_object_or_404(RichMenu, menu_id=menu_id)
    if not menu.image:
        raise Http404
    response = HttpResponse(bytes(menu.image), content_type=menu.image_type)
    response.headers["cache-control"] = "private, max-age=3600"
    return response


def page_url(chat: Chat) -> str:
    return reverse("demo:phone", args=[chat.person.user_id])
