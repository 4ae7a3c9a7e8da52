"""What the phone shows at a moment."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from tidtam.demo.phone.flex import flex_html
from tidtam.demo.phone.stickers import Sticker, sticker_of
from tidtam.demo.phone.taps import tap_html
from tidtam.demo.phone.templated import template_html
from tidtam.demo.standin.models import Chat, Message, RichMenu

BANGKOK = ZoneInfo("Asia/Bangkok")
SHOWN = 80
Json = dict[str, Any]
CARDS = {"flex": ("contents", flex_html), "template": ("template", template_html)}


@dataclass(frozen=True)
class Bubble:
    """One message on the screen; ``day`` is set on the first of a day."""

    message: Message
    kind: str
    body: Json
    day: date | None
    at: datetime
    card: SafeString | None = None
    sticker: Sticker | None = None

    @property
    def is_mine(self) -> bool:
        return self.message.from_person


@dataclass(frozen=True)
class Screen:
    """The chat as it stands. ``revision`` is the same as long as nothing on the screen has changed."""

    chat: Chat
    bubbles: list[Bubble]
    quick_replies: list[SafeString]
    is_loading: bool
    menu: RichMenu | None
    revision: str
    newest: str


def menu_of(chat: Chat) -> RichMenu | None:
    """Return the menu under the chat: the person's own, or the account's default."""
    return chat.menu or chat.channel.default_menu


def revision_of(chat: Chat, at: datetime) -> str:
    """Return a mark that changes whenever the screen would look different."""
    menu = chat.menu_id or chat.channel.default_menu_id or 0
    return f"{chat.revision}-{menu}-{int(chat.is_loading(at))}-{at.astimezone(BANGKOK):%j}"


def screen_of(chat: Chat, at: datetime) -> Screen:
    """Return the last messages of ``chat`` as they look at ``at``."""
    newest_first = chat.messages.select_related("content").defer("content__data").order_by("-sent_at", "-pk")
    messages = list(reversed(newest_first[:SHOWN]))
    bubbles: list[Bubble] = []
    last_day = None
    for message in messages:
        here = message.sent_at.astimezone(BANGKOK)
        bubbles.append(_bubble(message, here, None if here.date() == last_day else here.date()))
        last_day = here.date()
    return Screen(
        chat=chat,
        bubbles=bubbles,
        quick_replies=_quick_replies(messages[-1]) if messages else [],
        is_loading=chat.is_loading(at),
        menu=menu_of(chat),
        revision=revision_of(chat, at),
        newest=_newest_words(messages),
    )


def _bubble(message: Message, at: datetime, day: date | None) -> Bubble:
    body, kind = message.body, str(message.body.get("type"))
    if message.unsent_at is not None:
        return Bubble(message, "unsent", {}, day, at)
    if kind in CARDS:
        key, draw = CARDS[kind]
        return Bubble(message, "card", body, day, at, card=draw(body.get(key)))
    if kind == "sticker":
        return Bubble(
            message, kind, body, day, at, sticker=sticker_of(body.get("packageId"), body.get("stickerId"))
        )
    return Bubble(message, "text" if kind == "textV2" else kind, body, day, at)


def _quick_replies(newest: Message) -> list[SafeString]:
    """Return the quick replies; they stand under the newest message only."""
    items = newest.body.get("quickReply", {}).get("items", [])
    actions = [item["action"] for item in items] if not newest.from_person else []
    return [tap_html(action, str(action.get("label", "")), classes="quick") for action in actions]


def _newest_words(messages: list[Message]) -> str:
    """Return what a screen reader should say of the newest message of the account."""
    if not messages or messages[-1].from_person:
        return ""
    body = messages[-1].body
    return str(body.get("text") or body.get("altText") or "")
