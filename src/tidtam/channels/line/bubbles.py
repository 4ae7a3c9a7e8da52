"""What we say: bubbles, each with a plain-text twin, and the calls they are sent in.

The twin is what the lock screen, a screen reader and the officer's page are given; it says in words what the
buttons do. Texts are in the language that is active (``django.utils.translation.override``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from tidtam.channels.line import limits
from tidtam.channels.line.actions import LABEL_OF_QUICK_REPLY, Action, action_json, typed
from tidtam.channels.line.fitting import cut, fit, one_line, seen
from tidtam.core.thai.text import split_for_chat, utf16_length


@dataclass(frozen=True)
class Bubble:
    """One message: ``json`` as LINE takes it, ``plain`` as anybody can read it."""

    json: dict[str, Any]
    plain: str


def text_bubbles(words: str) -> tuple[Bubble, ...]:
    """Plain words in as many bubbles as LINE's 5,000 UTF-16 units ask for, split at word ends."""
    pieces = (piece.strip() for piece in split_for_chat(seen(words) or "…", limits.TEXT_UNITS))
    return tuple(Bubble({"type": "text", "text": piece}, piece) for piece in pieces if piece)


def flex_bubble(contents: dict[str, Any], plain: str) -> Bubble:
    """A card. Its altText carries the whole news, as far as 1,500 UTF-16 units hold it.

    A card over LINE's 30 KB (names can be made of thousands of marks) is sent as its words alone.
    """
    words = seen(plain)
    if limits.json_bytes(contents) > limits.CARD_BYTES:
        return text_bubbles(words)[0]
    alt = cut(words, limits.ALT_UNITS, limits.ALT_UNITS)
    return Bubble({"type": "flex", "altText": alt, "contents": contents}, words)


def twin(lines: Iterable[str]) -> str:
    """The plain words of a card: one line each, whatever was in them, and no two blank ones together."""
    kept: list[str] = []
    for line in map(one_line, lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def offer(bubbles: Sequence[Bubble], actions: Sequence[Action], *, tell: bool = True) -> tuple[Bubble, ...]:
    """The bubbles with quick replies under the last one, the only place where LINE shows them.

    Args:
        actions: the first 13 are taken; LINE allows no more.
        tell: also say in words what can be typed, for LINE for PC.
    """
    *before, last = bubbles
    chosen = tuple(actions)[: limits.QUICK_REPLIES]
    items = [{"type": "action", "action": action_json(action, LABEL_OF_QUICK_REPLY)} for action in chosen]
    if tell:
        last = _told(last, typing_hint(chosen))
    return (
        *before,
        replace(last, json={**last.json, "quickReply": {"items": items}} if items else last.json),
    )


def typing_hint(actions: Sequence[Action]) -> str:
    """The sentence that says what can be typed; "" when there is nothing to type."""
    words = typed(tuple(actions))
    return _("พิมพ์ตอบได้: %(words)s") % {"words": " · ".join(words)} if words else ""


def signed_by(bubbles: Sequence[Bubble], name: str) -> tuple[Bubble, ...]:
    """The bubbles under an officer's or a unit's name; one that holds "LINE" is left out, LINE refuses it."""
    shown = fit(name, limits.SENDER_NAME, limits.SENDER_NAME)
    if not shown or "line" in shown.lower():
        return tuple(bubbles)
    return tuple(replace(bubble, json={**bubble.json, "sender": {"name": shown}}) for bubble in bubbles)


def calls(bubbles: Sequence[Bubble]) -> list[list[dict[str, Any]]]:
    """The JSON of the bubbles in calls of at most five: five bubbles in one call cost the quota of one."""
    size = limits.BUBBLES_PER_CALL
    return [[one.json for one in bubbles[start : start + size]] for start in range(0, len(bubbles), size)]


def _told(bubble: Bubble, hint: str) -> Bubble:
    """The bubble with ``hint`` below its words: seen in a text, in the twin of a card, which has buttons."""
    if not hint or hint in bubble.plain:
        return bubble
    plain = f"{bubble.plain}\n\n{hint}"
    if bubble.json["type"] != "text":
        return flex_bubble(bubble.json["contents"], plain)
    if utf16_length(plain) > limits.TEXT_UNITS:
        return bubble
    return Bubble({**bubble.json, "text": plain}, plain)
