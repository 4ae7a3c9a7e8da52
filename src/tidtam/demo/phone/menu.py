"""The rich menu under the chat: its picture and where it can be tapped."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tidtam.demo.phone.taps import tap_html
from tidtam.demo.standin.models import RichMenu


@dataclass(frozen=True)
class Area:
    """A rectangle of the menu's picture, in its pixels, and the button that lies over it."""

    x: int
    y: int
    width: int
    height: int
    button: SafeString


def areas_of(menu: RichMenu | None) -> list[Area]:
    """Return the tappable areas of ``menu`` in the order given."""
    return [_area(area) for area in menu.body["areas"]] if menu else []


def _area(area: dict[str, Any]) -> Area:
    bounds, action = area["bounds"], area["action"]
    name = action.get("label") or action.get("displayText") or action.get("text") or action.get("data") or ""
    inside = format_html('<span class="unseen">{}</span>', name)
    button = tap_html(action, inside, classes="area")
    x, y, width, height = (int(bounds[key]) for key in ("x", "y", "width", "height"))
    return Area(x, y, width, height, button)
