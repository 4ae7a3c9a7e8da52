"""Actions as the phone draws them: buttons of one form, links, or a picker of date and time."""

import json
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

FORM = "tap"
OPENED = ("http://", "https://", "tel:")
INPUTS = {"date": "date", "time": "time", "datetime": "datetime-local"}
DRAWERS = {"camera": "pick-photo", "cameraRoll": "pick-photo"}
Json = dict[str, Any]


def attributes(pairs: dict[str, str]) -> SafeString:
    """Return escaped attributes, each with a leading space; those without a value are left out."""
    return format_html_join("", ' {}="{}"', ((name, value) for name, value in pairs.items() if value))


def tap_html(
    action: Json, inside: SafeString | str, *, classes: str, extra: dict[str, str] | None = None
) -> SafeString:
    """Return ``inside`` as something that does ``action`` when tapped; plain when the action leads nowhere.

    Buttons belong to the form ``tap`` of the page, so they work without JavaScript as well; htmx knows
    a button outside its form only when it says ``type="submit"``.
    """
    kind, more = action.get("type"), {"class": classes, **(extra or {})}
    if kind == "uri":
        return _link(str(action.get("uri", "")), inside, more)
    if kind == "datetimepicker":
        return _picker(action, inside, more)
    if kind in DRAWERS:
        return format_html('<label for="{}"{}>{}</label>', DRAWERS[str(kind)], attributes(more), inside)
    if kind == "location":
        return format_html('<a href="#place"{}>{}</a>', attributes(more | {"data-opens": "place"}), inside)
    if kind == "clipboard":
        more |= {"type": "button", "data-copies": str(action.get("clipboardText", ""))}
        return format_html("<button{}>{}</button>", attributes(more), inside)
    if kind in ("postback", "message", "richmenuswitch"):
        more |= {
            "type": "submit",
            "form": FORM,
            "name": "action",
            "value": json.dumps(action, ensure_ascii=False),
        }
        return format_html("<button{}>{}</button>", attributes(more), inside)
    return format_html("<span{}>{}</span>", attributes(more), inside)


def _link(uri: str, inside: SafeString | str, more: dict[str, str]) -> SafeString:
    if not uri.startswith(OPENED):
        return format_html("<span{}>{}</span>", attributes(more), inside)
    away = {"href": uri, "target": "_blank", "rel": "noopener noreferrer"}
    return format_html("<a{}>{}</a>", attributes(more | away), inside)


def _picker(action: Json, inside: SafeString | str, more: dict[str, str]) -> SafeString:
    """A date or time to choose; it opens under its button."""
    field = {"type": INPUTS.get(str(action.get("mode")), "date"), "name": "chosen", "form": FORM}
    field |= {
        key: str(action.get(of, "")) for key, of in (("value", "initial"), ("min", "min"), ("max", "max"))
    }
    send = {"type": "submit", "form": FORM, "name": "action", "value": json.dumps(action, ensure_ascii=False)}
    choice = "<label>{} <input{}></label><button{}>{}</button>"
    return format_html(
        f'<details class="picker"><summary{{}}>{{}}</summary>{choice}</details>',
        attributes(more),
        inside,
        _("เลือกวันเวลา"),
        attributes(field),
        attributes(send),
        _("ส่ง"),
    )
