"""Template messages: buttons, confirm, carousel, image carousel."""

from collections.abc import Callable
from typing import Any

from tidtam.demo.standin.rules.actions import IMAGE_COLUMN, TEMPLATE, TEMPLATE_TAP, review_action
from tidtam.demo.standin.rules.counting import graphemes
from tidtam.demo.standin.rules.review import Json, Review

COLUMNS = 10


def review_template(review: Review, template: Any, where: str) -> None:
    """Review the ``template`` object of a template message."""
    if not isinstance(template, dict):
        review.say(where, "must be specified")
    elif review.choice(template, "type", where, _KINDS.keys(), required=True):
        _KINDS[template["type"]](review, template, where)


def _actions(review: Review, body: Json, where: str, *, least: int, most: int) -> None:
    for place, action in review.entries(body, "actions", where, least=least, most=most):
        review_action(review, action, place, TEMPLATE)


def _words(review: Review, body: Json, where: str, *, plain: int) -> None:
    """Title and text; the text is limited to 60 beside a title or an image."""
    review.text(body, "title", where, longest=40, count=graphemes, required=False)
    review.address(body, "thumbnailImageUrl", where, required=False)
    decorated = body.get("title") or body.get("thumbnailImageUrl")
    review.text(body, "text", where, longest=60 if decorated else plain, count=graphemes)
    if "defaultAction" in body:
        review_action(review, body["defaultAction"], review.at(where, "defaultAction"), TEMPLATE_TAP)


def _buttons(review: Review, body: Json, where: str) -> None:
    _words(review, body, where, plain=160)
    _actions(review, body, where, least=1, most=4)


def _confirm(review: Review, body: Json, where: str) -> None:
    review.text(body, "text", where, longest=240, count=graphemes)
    _actions(review, body, where, least=2, most=2)


def _carousel(review: Review, body: Json, where: str) -> None:
    columns = review.entries(body, "columns", where, most=COLUMNS)
    for place, column in columns:
        _words(review, column, place, plain=120)
        _actions(review, column, place, least=1, most=3)
    counts = {len(column["actions"]) for _, column in columns if isinstance(column.get("actions"), list)}
    if len(counts) > 1:
        review.say(review.at(where, "columns"), "all columns must have the same number of actions")


def _image_carousel(review: Review, body: Json, where: str) -> None:
    for place, column in review.entries(body, "columns", where, most=COLUMNS):
        review.address(column, "imageUrl", place)
        review_action(review, column.get("action"), review.at(place, "action"), IMAGE_COLUMN)


_KINDS: dict[str, Callable[[Review, Json, str], None]] = {
    "buttons": _buttons,
    "confirm": _confirm,
    "carousel": _carousel,
    "image_carousel": _image_carousel,
}
