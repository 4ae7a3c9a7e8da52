"""Rich menus: the object, its picture and its aliases."""

import re
from typing import Any

from tidtam.demo.standin.rules.actions import RICH_MENU, review_action
from tidtam.demo.standin.rules.counting import graphemes
from tidtam.demo.standin.rules.images import read_picture
from tidtam.demo.standin.rules.messages import Refusal, refuse
from tidtam.demo.standin.rules.review import Json, Review

AREAS = 20
IMAGE_BYTES = 1024 * 1024
WIDTH_LEAST, WIDTH_MOST, HEIGHT_LEAST, RATIO_LEAST = 800, 2500, 250, 1.45
ALIAS = re.compile(r"[a-z0-9_-]{1,32}")


def menu_refusal(menu: Any) -> Refusal | None:
    """Return why LINE would not make this rich menu; None when it would."""
    if not isinstance(menu, dict):
        return Refusal("The request body could not be parsed as JSON", ())
    review = Review()
    review.text(menu, "name", "", longest=300, count=graphemes)
    review.text(menu, "chatBarText", "", longest=14, count=graphemes)
    if not isinstance(menu.get("selected"), bool):
        review.say("selected", "May not be null")
    size = _object(review, menu, "size")
    if size is not None:
        _size(review, size)
    for where, area in review.entries(menu, "areas", "", least=0, most=AREAS):
        _area(review, area, where, size or {})
    return refuse(review)


def _object(review: Review, body: Json, key: str, where: str = "") -> Json | None:
    value = body.get(key)
    if isinstance(value, dict):
        return value
    review.say(review.at(where, key), "May not be null")
    return None


def _size(review: Review, size: Json) -> None:
    review.number(size, "width", "size", least=WIDTH_LEAST, most=WIDTH_MOST)
    review.number(size, "height", "size", least=HEIGHT_LEAST, most=WIDTH_MOST)
    width, height = size.get("width"), size.get("height")
    if isinstance(width, int) and isinstance(height, int) and height > 0 and width / height < RATIO_LEAST:
        review.say("size", "the aspect ratio (width / height) must be 1.45 or greater")


def _area(review: Review, area: Json, where: str, size: Json) -> None:
    bounds = _object(review, area, "bounds", where)
    if bounds is not None:
        place = review.at(where, "bounds")
        for key, least in (("x", 0), ("y", 0), ("width", 1), ("height", 1)):
            review.number(bounds, key, place, least=least, most=WIDTH_MOST)
        if _leaves(bounds, size):
            review.say(place, "must be within the size of the rich menu")
    review_action(review, area.get("action"), review.at(where, "action"), RICH_MENU)


def _leaves(bounds: Json, size: Json) -> bool:
    """Say whether an area reaches over the edge of the menu."""
    try:
        return bool(
            bounds["x"] + bounds["width"] > size["width"] or bounds["y"] + bounds["height"] > size["height"]
        )
    except (KeyError, TypeError):
        return False


def image_refusal(data: bytes, content_type: str, menu: Json) -> Refusal | None:
    """Return why LINE would not take ``data`` as the picture of ``menu``: its kind, 1 MB, its size."""
    picture = read_picture(data)
    if picture is None or picture.content_type != content_type:
        return Refusal("The image must be a JPEG or PNG that matches its Content-Type", ())
    if len(data) > IMAGE_BYTES:
        return Refusal("The image size must be 1 MB or less", ())
    if (picture.width, picture.height) != (menu["size"]["width"], menu["size"]["height"]):
        return Refusal("The image size does not match the size of the rich menu", ())
    return None
