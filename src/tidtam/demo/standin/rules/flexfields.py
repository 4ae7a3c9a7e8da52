"""The fields of each flex component and the values they take. Source: LINE, "Flex Message elements"."""

import re

_OFFSETS = {"position", "offsetTop", "offsetBottom", "offsetStart", "offsetEnd"}
_PADDINGS = {"paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"}

FIELDS: dict[str, frozenset[str]] = {
    "bubble": frozenset(
        {"type", "direction", "styles", "header", "hero", "body", "footer", "size", "action"}
    ),
    "carousel": frozenset({"type", "contents"}),
    "box": frozenset(
        {
            "type",
            "layout",
            "flex",
            "contents",
            "spacing",
            "margin",
            "backgroundColor",
            "borderColor",
            "action",
        }
        | {"borderWidth", "cornerRadius", "width", "maxWidth", "height", "maxHeight", "justifyContent"}
        | {"alignItems", "background"}
        | _OFFSETS
        | _PADDINGS
    ),
    "text": frozenset(
        {"type", "flex", "text", "size", "align", "gravity", "color", "weight", "style", "decoration", "wrap"}
        | {"lineSpacing", "margin", "action", "maxLines", "contents", "adjustMode", "scaling"}
        | _OFFSETS
    ),
    "span": frozenset({"type", "text", "size", "color", "weight", "style", "decoration"}),
    "button": frozenset(
        {"type", "flex", "color", "style", "action", "gravity", "margin", "height", "adjustMode", "scaling"}
        | _OFFSETS
    ),
    "image": frozenset(
        {"type", "url", "flex", "margin", "align", "gravity", "size", "aspectRatio", "aspectMode"}
        | {"backgroundColor", "action", "animated"}
        | _OFFSETS
    ),
    "icon": frozenset({"type", "url", "size", "aspectRatio", "margin", "scaling"} | _OFFSETS),
    "separator": frozenset({"type", "margin", "color"}),
    "filler": frozenset({"type", "flex"}),
    "video": frozenset({"type", "url", "previewUrl", "altContent", "aspectRatio", "action"}),
}

PIXELS = r"\d{1,4}(\.\d+)?px"
PERCENT = r"\d{1,3}(\.\d+)?%"
_SPACES = "none|xs|sm|md|lg|xl|xxl"
_TEXT_SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
SPACE = re.compile(rf"{_SPACES}|{PIXELS}|{PERCENT}")
OFFSET = re.compile(rf"{_SPACES}|-?{PIXELS}|-?{PERCENT}")
EXTENT = re.compile(rf"{PIXELS}|{PERCENT}")
TEXT_SIZE = re.compile(rf"{_TEXT_SIZES}|{PIXELS}")
IMAGE_SIZE = re.compile(rf"{_TEXT_SIZES}|full|{PIXELS}|{PERCENT}")
RATIO = re.compile(r"\d{1,6}(\.\d+)?:\d{1,6}(\.\d+)?")

PATTERNS: dict[str, re.Pattern[str]] = {
    "color": COLOUR,
    "backgroundColor": COLOUR,
    "borderColor": COLOUR,
    "separatorColor": COLOUR,
    "spacing": SPACE,
    "margin": SPACE,
    "paddingAll": SPACE,
    "paddingTop": SPACE,
    "paddingBottom": SPACE,
    "paddingStart": SPACE,
    "paddingEnd": SPACE,
    "offsetTop": OFFSET,
    "offsetBottom": OFFSET,
    "offsetStart": OFFSET,
    "offsetEnd": OFFSET,
    "width": EXTENT,
    "maxWidth": EXTENT,
    "maxHeight": EXTENT,
    "cornerRadius": re.compile(rf"{_SPACES}|{PIXELS}"),
    "borderWidth": re.compile(rf"none|light|normal|medium|semi-bold|bold|{PIXELS}"),
    "lineSpacing": re.compile(PIXELS),
    "aspectRatio": RATIO,
}
WORDS: dict[str, frozenset[str]] = {
    "weight": frozenset({"regular", "bold"}),
    "align": frozenset({"start", "end", "center"}),
    "gravity": frozenset({"top", "bottom", "center"}),
    "position": frozenset({"relative", "absolute"}),
    "decoration": frozenset({"none", "underline", "line-through"}),
    "direction": frozenset({"ltr", "rtl"}),
    "aspectMode": frozenset({"fit", "cover"}),
    "justifyContent": frozenset(
        {"flex-start", "center", "flex-end", "space-between", "space-around", "space-evenly"}
    ),
    "alignItems": frozenset({"flex-start", "center", "flex-end"}),
}
BUBBLE_SIZES = frozenset({"nano", "micro", "deca", "hecto", "kilo", "mega", "giga"})
LAYOUTS = frozenset({"horizontal", "vertical", "baseline"})
IN_BOX = frozenset({"box", "text", "button", "image", "separator", "filler", "video"})
IN_BASELINE = frozenset({"text", "icon", "filler", "separator"})
IN_HERO = frozenset({"box", "image", "video"})
