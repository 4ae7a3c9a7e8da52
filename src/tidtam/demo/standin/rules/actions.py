"""Actions: what a tap does. Each place has its own label length and its own kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tidtam.demo.standin.rules.counting import graphemes, utf16_units
from tidtam.demo.standin.rules.review import Json, Review

COMMON = frozenset({"postback", "message", "uri", "datetimepicker", "clipboard"})
INPUT_OPTIONS = frozenset({"closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"})
SCHEMES = ("http://", "https://", "line://", "tel:")


@dataclass(frozen=True)
class Place:
    """Where an action stands: longest label (grapheme clusters), whether it needs one, the kinds it takes."""

    label: int
    label_required: bool
    kinds: frozenset[str] = COMMON


QUICK_REPLY = Place(20, True, COMMON | {"camera", "cameraRoll", "location"})
TEMPLATE = Place(20, True)
TEMPLATE_TAP = Place(20, False)
IMAGE_COLUMN = Place(12, False)
FLEX_BUTTON = Place(40, True)
FLEX_TAP = Place(40, False)
RICH_MENU = Place(20, False, COMMON | {"richmenuswitch"})


def review_action(review: Review, action: Any, where: str, place: Place) -> None:
    """Review one action object standing in ``place``."""
    if not isinstance(action, dict):
        review.say(where, "must be specified")
        return
    review.text(action, "label", where, longest=place.label, count=graphemes, required=place.label_required)
    if review.choice(action, "type", where, place.kinds, required=True):
        special = _SPECIAL.get(action["type"])
        if special:
            special(review, action, where)


def _postback(review: Review, action: Json, where: str) -> None:
    review.text(action, "data", where, longest=300)
    for key in ("displayText", "text", "fillInText"):
        review.text(action, key, where, longest=300, count=graphemes, required=False)
    review.choice(action, "inputOption", where, INPUT_OPTIONS)


def _message(review: Review, action: Json, where: str) -> None:
    review.text(action, "text", where, longest=300, count=graphemes)


def _uri(review: Review, action: Json, where: str) -> None:
    review.text(action, "uri", where, longest=1000)
    uri = action.get("uri")
    if isinstance(uri, str) and uri and not uri.startswith(SCHEMES):
        review.say(review.at(where, "uri"), "invalid uri scheme")


def _datetimepicker(review: Review, action: Json, where: str) -> None:
    review.text(action, "data", where, longest=300)
    review.choice(action, "mode", where, {"date", "time", "datetime"}, required=True)


def _clipboard(review: Review, action: Json, where: str) -> None:
    review.text(action, "clipboardText", where, longest=1000)


def _richmenuswitch(review: Review, action: Json, where: str) -> None:
    review.text(action, "richMenuAliasId", where, longest=32)
    review.text(action, "data", where, longest=300, count=utf16_units)


_SPECIAL: dict[str, Callable[[Review, Json, str], None]] = {
    "postback": _postback,
    "message": _message,
    "uri": _uri,
    "datetimepicker": _datetimepicker,
    "clipboard": _clipboard,
    "richmenuswitch": _richmenuswitch,
}
