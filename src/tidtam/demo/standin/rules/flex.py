"""Flex containers: known components in known places with known values, within LINE's sizes."""

from collections.abc import Callable
from typing import Any

from tidtam.demo.standin.rules.actions import FLEX_BUTTON, FLEX_TAP, review_action
from tidtam.demo.standin.rules.counting import json_bytes
from tidtam.demo.standin.rules.flexfields import (
    BUBBLE_SIZES,
    FIELDS,
    IMAGE_SIZE,
    IN_BASELINE,
    IN_BOX,
    IN_HERO,
    LAYOUTS,
    PATTERNS,
    TEXT_SIZE,
    WORDS,
)
from tidtam.demo.standin.rules.review import Json, Problem, Review

BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
CAROUSEL_BUBBLES = 12
BLOCKS = ("header", "hero", "body", "footer")


def flex_problems(container: Any) -> list[Problem]:
    """Return what LINE would refuse in the ``contents`` of a flex message; paths start at the container."""
    review = Review(joint="/")
    if not isinstance(container, dict):
        review.say("/", "must be specified")
    elif container.get("type") == "bubble":
        _bubble(review, container, "")
    elif container.get("type") == "carousel":
        _carousel(review, container)
    else:
        review.say("/type", "Must be one of the following values: [bubble, carousel]")
    return review.problems


def _carousel(review: Review, carousel: Json) -> None:
    _known_fields(review, carousel, "", "carousel")
    if json_bytes(carousel) > CAROUSEL_BYTES:
        review.say("/", "the size of a carousel must be 50 KB or less")
    for where, bubble in review.entries(carousel, "contents", "", most=CAROUSEL_BUBBLES):
        if bubble.get("type") == "bubble":
            _bubble(review, bubble, where)
        else:
            review.say(f"{where}/type", "Must be one of the following values: [bubble]")


def _bubble(review: Review, bubble: Json, where: str) -> None:
    _known_fields(review, bubble, where, "bubble")
    _values(review, bubble, where)
    review.choice(bubble, "size", where, BUBBLE_SIZES)
    if json_bytes(bubble) > BUBBLE_BYTES:
        review.say(where or "/", "the size of a bubble must be 30 KB or less")
    if not any(block in bubble for block in BLOCKS):
        review.say(where or "/", "at least one block must be specified")
    for block in BLOCKS:
        if block in bubble:
            allowed = IN_HERO if block == "hero" else frozenset({"box"})
            _component(review, bubble[block], f"{where}/{block}", allowed)
    _tap(review, bubble, where)


def _component(review: Review, part: Any, where: str, allowed: frozenset[str]) -> None:
    if not isinstance(part, dict):
        review.say(where, "must be an object")
        return
    if not review.choice(part, "type", where, allowed, required=True):
        return
    kind = part["type"]
    _known_fields(review, part, where, kind)
    _values(review, part, where)
    _OWN.get(kind, _nothing)(review, part, where)


def _box(review: Review, box: Json, where: str) -> None:
    review.choice(box, "layout", where, LAYOUTS, required=True)
    review.pattern(box, "height", where, PATTERNS["maxHeight"])
    contents = box.get("contents")
    if not isinstance(contents, list):
        review.say(f"{where}/contents", "must be specified")
        return
    allowed = IN_BASELINE if box.get("layout") == "baseline" else IN_BOX
    for index, part in enumerate(contents):
        _component(review, part, f"{where}/contents/{index}", allowed)
    _tap(review, box, where)


def _text(review: Review, text: Json, where: str) -> None:
    review.pattern(text, "size", where, TEXT_SIZE)
    words, spans = text.get("text"), text.get("contents")
    if not (isinstance(words, str) and words) and not spans:
        review.say(f"{where}/text", "must be non-empty text")
    for index, span in enumerate(spans if isinstance(spans, list) else []):
        _component(review, span, f"{where}/contents/{index}", frozenset({"span"}))
    _tap(review, text, where)


def _span(review: Review, span: Json, where: str) -> None:
    review.pattern(span, "size", where, TEXT_SIZE)
    if not isinstance(span.get("text"), str):
        review.say(f"{where}/text", "must be specified")


def _button(review: Review, button: Json, where: str) -> None:
    review.choice(button, "style", where, {"link", "primary", "secondary"})
    review.choice(button, "height", where, {"sm", "md"})
    review_action(review, button.get("action"), f"{where}/action", FLEX_BUTTON)


def _image(review: Review, image: Json, where: str) -> None:
    review.address(image, "url", where)
    review.pattern(image, "size", where, IMAGE_SIZE)
    _tap(review, image, where)


def _icon(review: Review, icon: Json, where: str) -> None:
    review.address(icon, "url", where)
    review.pattern(icon, "size", where, TEXT_SIZE)


def _video(review: Review, video: Json, where: str) -> None:
    review.address(video, "url", where)
    review.address(video, "previewUrl", where)
    _component(review, video.get("altContent"), f"{where}/altContent", frozenset({"box", "image"}))


def _nothing(review: Review, part: Json, where: str) -> None:
    """Separators and fillers have nothing beyond their fields."""


_OWN: dict[str, Callable[[Review, Json, str], None]] = {
    "box": _box,
    "text": _text,
    "span": _span,
    "button": _button,
    "image": _image,
    "icon": _icon,
    "video": _video,
}


def _tap(review: Review, part: Json, where: str) -> None:
    if "action" in part:
        review_action(review, part["action"], f"{where}/action", FLEX_TAP)


def _known_fields(review: Review, part: Json, where: str, kind: str) -> None:
    for name in part:
        if name not in FIELDS[kind]:
            review.say(f"{where}/{name}", "unknown field")


def _values(review: Review, part: Json, where: str) -> None:
    for key, pattern in PATTERNS.items():
        review.pattern(part, key, where, pattern)
    for key, words in WORDS.items():
        review.choice(part, key, where, words)
    if not isinstance(part.get("wrap", False), bool):
        review.say(f"{where}/wrap", "must be a boolean")
    for key in ("flex", "maxLines"):
        value = part.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            review.say(f"{where}/{key}", "must be a non-negative integer")
