"""Doing something on the phone; each act becomes a webhook, carried to the office by the stand-in."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.demo.gate import View, demo_only
from tidtam.demo.phone.personas import PLACES
from tidtam.demo.phone.stickers import PACKAGE, sticker_body, sticker_of
from tidtam.demo.phone.uploads import uploads_of
from tidtam.demo.phone.views.screens import chat_of, chat_response, page_response, page_url
from tidtam.demo.standin.models import Chat
from tidtam.demo.standin.services.menus import menu_switch
from tidtam.demo.standin.services.people import (
    button_tap,
    chat_block,
    chat_follow,
    files_say,
    language_set,
    message_say,
    message_unsend,
    text_say,
)

Act = Callable[[HttpRequest, Chat, datetime], object]


def act(do: Act) -> View[[str]]:
    """Return a view that does ``do`` and shows the chat again; a refusal is shown as a sentence above it."""

    @demo_only
    @require_POST
    def view(request: HttpRequest, /, user_id: str) -> HttpResponse:
        chat, notice = chat_of(user_id), ""
        try:
            with translation.override(chat.person.language):
                do(request, chat, now())
        except DomainError as refusal:
            notice = str(refusal)
        if request.headers.get("hx-request"):
            return chat_response(request, chat_of(user_id), notice)
        return page_response(request, chat, notice) if notice else HttpResponseRedirect(page_url(chat))

    return view


def _write(request: HttpRequest, chat: Chat, at: datetime) -> object:
    return text_say(chat=chat, text=request.POST.get("text", "").replace("\r\n", "\n"), at=at)


def _stick(request: HttpRequest, chat: Chat, at: datetime) -> object:
    sticker = sticker_of(PACKAGE, request.POST.get("sticker"))
    if sticker is None:
        raise DomainError(_("ไม่มีสติกเกอร์นี้"))
    return message_say(chat=chat, body=sticker_body(sticker), at=at)


def _attach(request: HttpRequest, chat: Chat, at: datetime) -> object:
    uploads = uploads_of(request.FILES.getlist("files"))
    if not uploads:
        raise DomainError(_("เลือกแฟ้มก่อนส่ง"))
    return files_say(chat=chat, uploads=uploads, at=at)


def _point(request: HttpRequest, chat: Chat, at: datetime) -> object:
    """Send a place: one of the list, or a point typed in degrees."""
    chosen = request.POST.get("place", "")
    if chosen.isdigit() and int(chosen) < len(PLACES):
        place = PLACES[int(chosen)]
        told = {"title": str(place.title), "address": str(place.address)}
        return _say_place(chat, place.latitude, place.longitude, at, **told)
    try:
        latitude, longitude = (float(request.POST.get(key, "")) for key in ("latitude", "longitude"))
    except ValueError:
        raise DomainError(_("พิมพ์ละติจูดและลองจิจูดเป็นตัวเลข เช่น 13.7563 และ 100.5018")) from None
    return _say_place(chat, latitude, longitude, at)


def _say_place(chat: Chat, latitude: float, longitude: float, at: datetime, **told: str) -> object:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise DomainError(_("ละติจูดอยู่ระหว่าง −90 ถึง 90 และลองจิจูดอยู่ระหว่าง −180 ถึง 180"))
    body = {"type": "location", **told, "latitude": latitude, "longitude": longitude}
    return message_say(chat=chat, body=body, at=at)


def _tap(request: HttpRequest, chat: Chat, at: datetime) -> object:
    """Tap a button of a card, a quick reply or the rich menu."""
    try:
        action = json.loads(request.POST.get("action", ""))
    except ValueError:
        action = None
    do = _TAPS.get(str(action.get("type"))) if isinstance(action, dict) else None
    if do is None:
        raise DomainError(_("ปุ่มนี้ใช้บนโทรศัพท์สาธิตไม่ได้"))
    return do(request, chat, action, at)


def _tap_message(request: HttpRequest, chat: Chat, action: dict[str, Any], at: datetime) -> object:
    return text_say(chat=chat, text=str(action.get("text", "")), at=at)


def _tap_postback(request: HttpRequest, chat: Chat, action: dict[str, Any], at: datetime) -> object:
    words = str(action.get("displayText") or action.get("text") or "")
    return button_tap(chat=chat, data=str(action.get("data", "")), display_text=words, at=at)


def _tap_picker(request: HttpRequest, chat: Chat, action: dict[str, Any], at: datetime) -> object:
    chosen = request.POST.get("chosen", "")
    if not chosen:
        raise DomainError(_("เลือกวันเวลาก่อนส่ง"))
    params = {str(action.get("mode", "date")): chosen}
    return button_tap(chat=chat, data=str(action.get("data", "")), params=params, at=at)


def _tap_switch(request: HttpRequest, chat: Chat, action: dict[str, Any], at: datetime) -> object:
    alias = str(action.get("richMenuAliasId", ""))
    status = menu_switch(chat=chat, alias_id=alias)
    params = {"newRichMenuAliasId": alias, "status": status}
    return button_tap(chat=chat, data=str(action.get("data", "")), params=params, at=at)


_TAPS: dict[str, Callable[[HttpRequest, Chat, dict[str, Any], datetime], object]] = {
    "message": _tap_message,
    "postback": _tap_postback,
    "datetimepicker": _tap_picker,
    "richmenuswitch": _tap_switch,
}


def _take_back(request: HttpRequest, chat: Chat, at: datetime) -> None:
    message = chat.messages.filter(message_id=request.POST.get("message", "")).first()
    if message is not None:
        message_unsend(message=message, at=at)


def _block(request: HttpRequest, chat: Chat, at: datetime) -> None:
    chat_block(chat=chat, at=at)


def _follow(request: HttpRequest, chat: Chat, at: datetime) -> None:
    chat_follow(chat=chat, at=at)


def _speak(request: HttpRequest, chat: Chat, at: datetime) -> None:
    language_set(chat=chat, language="en" if request.POST.get("language") == "en" else "th")


write, stick, attach, point, tap = act(_write), act(_stick), act(_attach), act(_point), act(_tap)
take_back, block, follow, speak = act(_take_back), act(_block), act(_follow), act(_speak)
