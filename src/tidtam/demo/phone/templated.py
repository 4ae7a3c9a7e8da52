"""Template messages drawn as the cards they are: buttons, confirm, carousel, image carousel."""

from typing import Any

from django.utils.safestring import SafeString

from tidtam.demo.phone.flex import flex_html

Json = dict[str, Any]


def template_html(template: Any) -> SafeString:
    """Return a template as the flex card that says and does the same."""
    if not isinstance(template, dict):
        return SafeString("")
    columns = [column for column in template.get("columns", []) if isinstance(column, dict)]
    if not columns:
        return flex_html(_card(template))
    return flex_html({"type": "carousel", "contents": [_card(column) for column in columns]})


def _card(column: Json) -> Json:
    """A card of picture, title, text and buttons; a column of an image carousel is its picture."""
    words = [_words(column, "title", "md", "bold"), _words(column, "text", "sm", "regular")]
    bubble: Json = {"type": "bubble", "size": "kilo"}
    if picture := column.get("thumbnailImageUrl") or column.get("imageUrl"):
        look = {"size": "full", "aspectRatio": "151:100", "aspectMode": "cover"}
        tap = {"action": column["action"]} if "action" in column else {}
        bubble["hero"] = {"type": "image", "url": picture, **look, **tap}
    if shown := [word for word in words if word]:
        bubble["body"] = {"type": "box", "layout": "vertical", "spacing": "sm", "contents": shown}
    if actions := column.get("actions"):
        buttons = [{"type": "button", "height": "sm", "action": action} for action in actions]
        bubble["footer"] = {"type": "box", "layout": "vertical", "contents": buttons}
    return bubble


def _words(column: Json, key: str, size: str, weight: str) -> Json | None:
    words = column.get(key)
    return {"type": "text", "text": words, "size": size, "weight": weight, "wrap": True} if words else None
