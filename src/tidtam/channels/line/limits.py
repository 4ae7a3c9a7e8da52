"""LINE's limits on what we send, counted LINE's way, and what of them a message breaks.

Texts count in UTF-16 units, labels and names in grapheme clusters.
Source: LINE Messaging API reference, "Message objects", "Action objects", "Character counting".
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tidtam.channels.line.actions import (
    LABEL_IN_FLEX,
    LABEL_OF_QUICK_REPLY,
    LONGEST_SAYING,
    LONGEST_URI,
    SCHEMES,
)
from tidtam.channels.line.postbacks import LONGEST_DATA
from tidtam.core.thai.text import grapheme_length, utf16_length

BUBBLES_PER_CALL = 5
TEXT_UNITS = 5000
ALT_UNITS = 1500
QUICK_REPLIES = 13
SENDER_NAME = 20
CARD_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
CAROUSEL_CARDS = 12
EMPTY = "May not be empty"


@dataclass(frozen=True)
class Violation:
    """One broken limit in LINE's own form: where, and in which words LINE would refuse it."""

    property: str
    message: str


def violations(messages: Sequence[Mapping[str, Any]]) -> list[Violation]:
    """Every limit that a call with these messages would break; empty when LINE would take them."""
    found = _count("messages", len(messages), 1, BUBBLES_PER_CALL)
    for place, message in enumerate(messages):
        found += _message(message, f"messages[{place}]")
    return list(found)


def _message(message: Mapping[str, Any], where: str) -> list[Violation]:
    found: list[Violation] = []
    if message.get("type") == "text":
        found += _length(message.get("text"), f"{where}.text", TEXT_UNITS, utf16_length)
    if message.get("type") == "flex":
        found += _length(message.get("altText"), f"{where}.altText", ALT_UNITS, utf16_length)
        found += _flex(message.get("contents") or {}, f"{where}.contents")
    if "sender" in message:
        found += _sender(message["sender"], f"{where}.sender")
    if "quickReply" in message:
        items = message["quickReply"].get("items", [])
        found += _count(f"{where}.quickReply.items", len(items), 1, QUICK_REPLIES)
        for place, item in enumerate(items):
            path = f"{where}.quickReply.items[{place}].action"
            found += _action(item.get("action", {}), path, LABEL_OF_QUICK_REPLY)
    return found


def _sender(sender: Mapping[str, Any], where: str) -> list[Violation]:
    name = sender.get("name")
    if name is None:
        return []
    taken = [Violation(f"{where}.name", "The name is not allowed")] if "line" in name.lower() else []
    return [*_length(name, f"{where}.name", SENDER_NAME, grapheme_length), *taken]


def _flex(contents: Mapping[str, Any], where: str) -> list[Violation]:
    found: list[Violation] = []
    cards = [(where, contents)]
    if contents.get("type") == "carousel":
        listed = contents.get("contents", [])
        cards = [(f"{where}.contents[{place}]", card) for place, card in enumerate(listed)]
        found += _count(f"{where}.contents", len(listed), 1, CAROUSEL_CARDS)
        found += _bytes(contents, where, CAROUSEL_BYTES)
    for path, card in cards:
        found += _bytes(card, path, CARD_BYTES)
        for inner, part in _parts(card, path):
            if part.get("type") == "text" and "contents" not in part and not part.get("text"):
                found.append(Violation(f"{inner}.text", EMPTY))
            if "action" in part:
                found += _action(part["action"], f"{inner}.action", LABEL_IN_FLEX)
    return found


def _parts(value: Any, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield where, value
        for name, inner in value.items():
            yield from _parts(inner, f"{where}.{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _parts(inner, f"{where}[{place}]")


def _action(action: Mapping[str, Any], where: str, label: int) -> list[Violation]:
    found: list[Violation] = []
    for name, limit, count in (
        ("label", label, grapheme_length),
        ("data", LONGEST_DATA, utf16_length),
        ("displayText", LONGEST_SAYING, grapheme_length),
        ("text", LONGEST_SAYING, grapheme_length),
        ("uri", LONGEST_URI, utf16_length),
    ):
        if name in action:
            found += _length(action[name], f"{where}.{name}", limit, count)
    if "uri" in action and not str(action["uri"]).startswith(SCHEMES):
        found.append(Violation(f"{where}.uri", "invalid uri scheme"))
    return found


def _length(value: Any, where: str, limit: int, count: Any) -> list[Violation]:
    if not isinstance(value, str) or not value:
        return [Violation(where, EMPTY)]
    return [Violation(where, f"Length must be between 1 and {limit}")] if count(value) > limit else []


def _count(where: str, number: int, least: int, most: int) -> list[Violation]:
    return [] if least <= number <= most else [Violation(where, f"Size must be between {least} and {most}")]


def _bytes(value: Any, where: str, most: int) -> list[Violation]:
    return [Violation(where, f"must be at most {most} bytes")] if json_bytes(value) > most else []


def json_bytes(value: Any) -> int:
    """How many bytes ``value`` takes on the wire: compact JSON in UTF-8."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
