"""Messages that can be taken back: "ส่งแล้ว · เลิกทำ" for the seconds the outbox still holds the message."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise

UNDO = "undo:"


def undoable(request: HttpRequest, text: str | Promise, *, undo_url: str) -> None:
    """Tell ``text`` on the next page, with a button that posts to ``undo_url`` for five seconds."""
    messages.success(request, str(text), extra_tags=f"{UNDO}{undo_url}")


def undo_url_of(tags: str | None) -> str:
    """Return the address an undoable message carries in its extra tags, or an empty string."""
    return next((tag.removeprefix(UNDO) for tag in (tags or "").split() if tag.startswith(UNDO)), "")
