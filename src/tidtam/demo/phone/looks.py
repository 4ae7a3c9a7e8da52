"""Flex values as CSS. No style attributes: what has no class goes to ``data-css``, and a module sets it.

Source of sizes: LINE, "Flex Message layout"; they are pixels at the usual letter size.
"""

import json
from typing import Any

from tidtam.demo.standin.rules.flexfields import COLOUR, EXTENT, OFFSET, RATIO, SPACE

Json = dict[str, Any]
SPACES = {"none": "0", "xs": "2px", "sm": "4px", "md": "8px", "lg": "12px", "xl": "16px", "xxl": "20px"}
BORDERS = {"none": "0", "light": "0.5px", "normal": "1px", "medium": "2px", "semi-bold": "3px", "bold": "4px"}
PADDINGS = {
    "paddingAll": "padding",
    "paddingTop": "padding-top",
    "paddingBottom": "padding-bottom",
    "paddingStart": "padding-inline-start",
    "paddingEnd": "padding-inline-end",
}
OFFSETS = {
    "offsetTop": "inset-block-start",
    "offsetBottom": "inset-block-end",
    "offsetStart": "inset-inline-start",
    "offsetEnd": "inset-inline-end",
}
EXTENTS = {"width": "width", "maxWidth": "max-width", "height": "height", "maxHeight": "max-height"}


def colour(value: object) -> str:
    """Return a colour of the form #RRGGBB or #RRGGBBAA, or nothing."""
    return value if isinstance(value, str) and COLOUR.fullmatch(value) else ""


def space(value: object) -> str:
    """Return a keyword, pixels or percentage as a CSS length, or nothing."""
    if not isinstance(value, str):
        return ""
    return SPACES.get(value) or (value if SPACE.fullmatch(value) or OFFSET.fullmatch(value) else "")


def extent(value: object) -> str:
    return value if isinstance(value, str) and EXTENT.fullmatch(value) else ""


def ratio(value: object, default: str = "1:1") -> str:
    """Return an aspect ratio "20:13" as CSS "20 / 13"."""
    text = value if isinstance(value, str) and RATIO.fullmatch(value) else default
    return text.replace(":", " / ")


def box_css(box: Json) -> dict[str, str]:
    """Return everything that shapes a box."""
    css = {name: space(box.get(key)) for key, name in PADDINGS.items()}
    css |= {name: extent(box.get(key)) for key, name in EXTENTS.items()}
    css |= {
        "background-color": colour(box.get("backgroundColor")),
        "border-color": colour(box.get("borderColor")),
        "border-width": BORDERS.get(str(box.get("borderWidth")), extent(box.get("borderWidth"))),
        "border-radius": space(box.get("cornerRadius")),
        "justify-content": str(box.get("justifyContent", "")),
        "align-items": str(box.get("alignItems", "")),
        "background-image": _gradient(box.get("background")),
    }
    return css


def _gradient(background: object) -> str:
    if not isinstance(background, dict) or background.get("type") != "linearGradient":
        return ""
    angle = str(background.get("angle", "0deg"))
    stops = [colour(background.get(key)) for key in ("startColor", "centerColor", "endColor")]
    kept = [stop for stop in stops if stop]
    is_angle = angle.removesuffix("deg").replace(".", "", 1).isdigit()
    return f"linear-gradient({angle}, {', '.join(kept)})" if is_angle and len(kept) > 1 else ""


def place_css(part: Json) -> dict[str, str]:
    """Return where a part stands: its offsets and its share of the row."""
    css = {name: space(part.get(key)) for key, name in OFFSETS.items()}
    flex = part.get("flex")
    if isinstance(flex, int) and not isinstance(flex, bool) and flex >= 0:
        css["flex"] = f"{flex} 0 0" if flex else "0 0 auto"
    return css


def data_css(css: dict[str, str]) -> str:
    """Return the properties that have a value, as JSON for ``data-css``."""
    kept = {name: value for name, value in css.items() if value}
    return json.dumps(kept) if kept else ""
