"""Flex messages as HTML: the subset of LINE's layout that cards are made of.

Every element is a span, so that a whole box may stand inside a button. All text is escaped.
"""

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tidtam.demo.phone.looks import box_css, colour, data_css, extent, place_css, ratio, space
from tidtam.demo.phone.taps import attributes, tap_html

Json = dict[str, Any]
BLOCKS = ("header", "hero", "body", "footer")
TEXT_SIZES = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl")
BUBBLES = ("nano", "micro", "deca", "hecto", "kilo", "mega", "giga")
NOTHING = SafeString("")


def flex_html(container: Any) -> SafeString:
    """Return a bubble or a carousel of bubbles."""
    if not isinstance(container, dict):
        return NOTHING
    if container.get("type") == "carousel":
        bubbles = _listed(container.get("contents"))
        return format_html(
            '<span class="fx-carousel">{}</span>', _joined(_bubble(bubble) for bubble in bubbles)
        )
    return _bubble(container)


def _listed(value: Any) -> list[Json]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _joined(parts: Any) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _bubble(bubble: Json) -> SafeString:
    size = bubble.get("size") if bubble.get("size") in BUBBLES else "mega"
    direction = "rtl" if bubble.get("direction") == "rtl" else "ltr"
    styles = bubble.get("styles") if isinstance(bubble.get("styles"), dict) else {}
    blocks = _joined(
        _block(name, bubble[name], styles or {}) for name in BLOCKS if isinstance(bubble.get(name), dict)
    )
    return format_html('<span class="fx-bubble fx-bubble--{}" dir="{}">{}</span>', size, direction, blocks)


def _block(name: str, part: Json, styles: Json) -> SafeString:
    style = styles.get(name) if isinstance(styles.get(name), dict) else {}
    look = {"background-color": colour((style or {}).get("backgroundColor"))}
    line = {"border-top-color": colour((style or {}).get("separatorColor"))}
    is_parted = bool((style or {}).get("separator"))
    classes = f"fx-{name} fx-{name}--parted" if is_parted else f"fx-{name}"
    attrs = {"class": classes, "data-css": data_css(look | (line if is_parted else {}))}
    return format_html("<span{}>{}</span>", attributes(attrs), _part(part, ""))


def _part(part: Json, between: str) -> SafeString:
    """Return one component; ``between`` is the space before it."""
    draw = _DRAW.get(str(part.get("type")))
    return draw(part, between) if draw else NOTHING


def _shell(part: Json, between: str, classes: list[str], css: dict[str, str], inside: Any) -> SafeString:
    """Return a component with its place, its look and, when it has an action, its tap."""
    if part.get("position") == "absolute":
        classes.append("fx-absolute")
    if part.get("gravity") in ("center", "bottom"):
        classes.append(f"fx-gravity-{part['gravity']}")
    own = space(part.get("margin")) or between
    css = {**css, **place_css(part), "--before": own}
    extra = {"data-css": data_css(css)}
    action = part.get("action")
    if isinstance(action, dict) and not _holds_taps(part):
        return tap_html(action, inside, classes=" ".join([*classes, "fx-tap"]), extra=extra)
    return format_html("<span{}>{}</span>", attributes({"class": " ".join(classes), **extra}), inside)


def _holds_taps(part: Json) -> bool:
    """Say whether a button lies inside; a button in a button would be broken HTML, so the inner one wins."""
    return any("action" in inner or _holds_taps(inner) for inner in _listed(part.get("contents")))


def _box(box: Json, between: str) -> SafeString:
    layout = box.get("layout") if box.get("layout") in ("horizontal", "baseline") else "vertical"
    spacing = space(box.get("spacing"))
    parts = _listed(box.get("contents"))
    inside = _joined(_part(part, spacing if place else "") for place, part in enumerate(parts))
    return _shell(box, between, ["fx-box", f"fx-{layout}"], box_css(box), inside)


def _text_look(text: Json) -> tuple[list[str], dict[str, str]]:
    size, classes, css = text.get("size"), [], {"color": colour(text.get("color"))}
    if size in TEXT_SIZES:
        classes.append(f"fx-size-{size}")
    elif size:
        css["font-size"] = extent(size)
    if text.get("weight") == "bold":
        classes.append("fx-bold")
    if text.get("style") == "italic":
        classes.append("fx-italic")
    if text.get("decoration") in ("underline", "line-through"):
        classes.append(f"fx-{text['decoration']}")
    return classes, css


def _text(text: Json, between: str) -> SafeString:
    classes, css = _text_look(text)
    classes = ["fx-text", *classes]
    if text.get("wrap"):
        classes.append("fx-wrap")
    if text.get("align") in ("end", "center"):
        classes.append(f"fx-align-{text['align']}")
    lines = text.get("maxLines")
    if isinstance(lines, int) and lines > 0 and text.get("wrap"):
        classes.append("fx-clamp")
        css["-webkit-line-clamp"] = str(lines)
    spans = _listed(text.get("contents"))
    inside: Any = _joined(_span(span) for span in spans) if spans else str(text.get("text", ""))
    return _shell(text, between, classes, css, inside)


def _span(span: Json) -> SafeString:
    classes, css = _text_look(span)
    attrs = {"class": " ".join(classes), "data-css": data_css(css)}
    return format_html("<span{}>{}</span>", attributes(attrs), str(span.get("text", "")))


def _button(button: Json, between: str) -> SafeString:
    action = button.get("action") if isinstance(button.get("action"), dict) else {}
    style = button.get("style") if button.get("style") in ("primary", "secondary") else "link"
    height = "sm" if button.get("height") == "sm" else "md"
    paint = colour(button.get("color"))
    css = {"color" if style == "link" else "background-color": paint}
    return _shell(
        button,
        between,
        ["fx-button", f"fx-button--{style}", f"fx-button--{height}"],
        css,
        str((action or {}).get("label", "")),
    )


def _image(image: Json, between: str) -> SafeString:
    size = str(image.get("size", "md"))
    classes = ["fx-image", f"fx-image--{size}" if size in (*TEXT_SIZES, "full") else "fx-image--md"]
    if image.get("aspectMode") == "cover":
        classes.append("fx-image--cover")
    if image.get("align") in ("start", "end"):
        classes.append(f"fx-image--{image['align']}")
    css = {
        "aspect-ratio": ratio(image.get("aspectRatio")),
        "background-color": colour(image.get("backgroundColor")),
    }
    css["width"] = extent(size)
    picture = format_html('<img src="{}" alt="" loading="lazy">', str(image.get("url", "")))
    return _shell(image, between, classes, css, picture)


def _video(video: Json, between: str) -> SafeString:
    """A film shows its preview picture."""
    still = {
        "type": "image",
        "url": video.get("previewUrl"),
        "size": "full",
        "aspectRatio": video.get("aspectRatio"),
    }
    return _image(still | {"aspectMode": "cover"}, between)


def _icon(icon: Json, between: str) -> SafeString:
    size = str(icon.get("size", "md"))
    classes = ["fx-icon", f"fx-size-{size}" if size in TEXT_SIZES else "fx-size-md"]
    picture = format_html('<img src="{}" alt="">', str(icon.get("url", "")))
    return _shell(icon, between, classes, {"aspect-ratio": ratio(icon.get("aspectRatio"))}, picture)


def _separator(line: Json, between: str) -> SafeString:
    return _shell(line, between, ["fx-separator"], {"background-color": colour(line.get("color"))}, "")


def _filler(filler: Json, between: str) -> SafeString:
    return _shell(filler, "", ["fx-filler"], {}, "")


_DRAW: dict[str, Callable[[Json, str], SafeString]] = {
    "box": _box,
    "text": _text,
    "button": _button,
    "image": _image,
    "video": _video,
    "icon": _icon,
    "separator": _separator,
    "filler": _filler,
}
