"""Messages an account may send: one to five, each within its kind's limits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tidtam.demo.standin.rules.actions import QUICK_REPLY, review_action
from tidtam.demo.standin.rules.counting import graphemes
from tidtam.demo.standin.rules.flex import flex_problems
from tidtam.demo.standin.rules.review import Json, Problem, Review
from tidtam.demo.standin.rules.templates import review_template

MOST_MESSAGES = 5
TEXT_LONGEST = 5000
ALT_TEXT_LONGEST = 1500
QUICK_REPLIES = 13


@dataclass(frozen=True)
class Refusal:
    """The body of a 400 answer."""

    message: str
    details: tuple[Problem, ...]


def refuse(review: Review) -> Refusal | None:
    """Return the refusal that names every problem of ``review``; None when there is none."""
    if not review.problems:
        return None
    return Refusal(f"The request body has {len(review.problems)} error(s)", tuple(review.problems))


def messages_refusal(messages: Any) -> Refusal | None:
    """Return why LINE would refuse to send ``messages``; None when it would send them."""
    review = Review()
    listed = review.entries({"messages": messages}, "messages", "", most=MOST_MESSAGES)
    for where, message in listed:
        _message(review, message, where)
    return refuse(review) or _flex_refusal(listed)


def _flex_refusal(listed: list[tuple[str, Json]]) -> Refusal | None:
    """Flex is parsed after the rest; LINE names the first message that fails and the paths inside it."""
    for where, message in listed:
        if message.get("type") == "flex" and (problems := flex_problems(message.get("contents"))):
            return Refusal(f"A message ({where}) in the request body is invalid", tuple(problems))
    return None


def _message(review: Review, message: Json, where: str) -> None:
    if not review.choice(message, "type", where, _KINDS.keys(), required=True):
        return
    _KINDS[message["type"]](review, message, where)
    if "quickReply" in message:
        _quick_reply(review, message["quickReply"], review.at(where, "quickReply"))
    if "sender" in message:
        _sender(review, message["sender"], review.at(where, "sender"))


def _quick_reply(review: Review, quick: Any, where: str) -> None:
    if not isinstance(quick, dict):
        review.say(where, "must be an object")
        return
    for place, item in review.entries(quick, "items", where, most=QUICK_REPLIES):
        review.choice(item, "type", place, {"action"}, required=True)
        review.address(item, "imageUrl", place, required=False)
        review_action(review, item.get("action"), review.at(place, "action"), QUICK_REPLY)


def _sender(review: Review, sender: Any, where: str) -> None:
    if not isinstance(sender, dict):
        review.say(where, "must be an object")
        return
    review.text(sender, "name", where, longest=20, count=graphemes, required=False)
    review.address(sender, "iconUrl", where, required=False)
    if "line" in str(sender.get("name", "")).casefold().split():
        review.say(review.at(where, "name"), "The name is not allowed")


def _text(review: Review, message: Json, where: str) -> None:
    review.text(message, "text", where, longest=TEXT_LONGEST)
    if "emojis" in message:
        review.entries(message, "emojis", where, most=20)


def _sticker(review: Review, message: Json, where: str) -> None:
    review.text(message, "packageId", where, longest=20)
    review.text(message, "stickerId", where, longest=20)


def _picture(review: Review, message: Json, where: str) -> None:
    review.address(message, "originalContentUrl", where)
    review.address(message, "previewImageUrl", where)


def _audio(review: Review, message: Json, where: str) -> None:
    review.address(message, "originalContentUrl", where)
    review.number(message, "duration", where, least=1, most=86_400_000)


def _location(review: Review, message: Json, where: str) -> None:
    review.text(message, "title", where, longest=100)
    review.text(message, "address", where, longest=100)
    review.number(message, "latitude", where, least=-90, most=90)
    review.number(message, "longitude", where, least=-180, most=180)


def _alt_text(review: Review, message: Json, where: str) -> None:
    review.text(message, "altText", where, longest=ALT_TEXT_LONGEST)


def _template(review: Review, message: Json, where: str) -> None:
    _alt_text(review, message, where)
    review_template(review, message.get("template"), review.at(where, "template"))


def _imagemap(review: Review, message: Json, where: str) -> None:
    _alt_text(review, message, where)
    review.address(message, "baseUrl", where)
    review.entries(message, "actions", where, least=0, most=50)


_KINDS: dict[str, Callable[[Review, Json, str], None]] = {
    "text": _text,
    "textV2": _text,
    "sticker": _sticker,
    "image": _picture,
    "video": _picture,
    "audio": _audio,
    "location": _location,
    "imagemap": _imagemap,
    "template": _template,
    "flex": _alt_text,
}
