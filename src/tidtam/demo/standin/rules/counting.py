"""How LINE counts characters. Source: LINE, "Character counting in a text"."""

import json
from typing import Any

import regex

_CLUSTER = regex.compile(r"\X")


def utf16_units(text: str) -> int:
    """Return the UTF-16 units of a message text, altText or URL; an emoji counts 2."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Return the grapheme clusters of a label, an action's text or a menu's name; "น้ำ" counts 1."""
    return len(_CLUSTER.findall(text))


def json_bytes(value: Any) -> int:
    """Return the bytes of ``value`` as compact UTF-8 JSON, the measure of a flex container."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
