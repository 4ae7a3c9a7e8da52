"""Reading JSON of which nothing may be taken for granted.

LINE adds and leaves out properties without notice, and anybody holding the secret may post anything.
Every function here takes whatever ``json`` produced and answers with a value of the asked type or None.
"""

import json
import math
import re
from datetime import UTC, datetime, timedelta
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
DEEPEST = 64


def parsed(body: bytes) -> Any:
    """The JSON value of ``body`` in a form both databases can store; None when it cannot be read.

    NUL and half surrogates become U+FFFD; NaN, infinities and anything deeper than 64 levels become null.
    """
    try:
        return _storable(json.loads(body.decode("utf-8", "replace")), 0)
    except (ValueError, RecursionError):
        return None


def _storable(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        return None
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [_storable(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {_storable(str(key), depth): _storable(item, depth + 1) for key, item in value.items()}
    return value


def part(value: Any, key: str) -> dict[str, Any]:
    """The object under ``key``, or an empty one."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def items(value: Any, key: str) -> list[dict[str, Any]]:
    """The objects in the list under ``key``; whatever is not an object is passed over."""
    found = value.get(key) if isinstance(value, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def text(value: Any, key: str) -> str | None:
    """The string under ``key``, free of what a database refuses; numbers are not taken for strings."""
    found = value.get(key) if isinstance(value, dict) else None
    return UNSTORABLE.sub("\ufffd", found) if isinstance(found, str) else None


def number(value: Any, key: str) -> float | None:
    """The finite number under ``key``."""
    found = value.get(key) if isinstance(value, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    try:
        return float(found) if math.isfinite(found) else None
    except OverflowError:
        return None


def whole(value: Any, key: str) -> int | None:
    """The whole number under ``key`` within 64 bits."""
    found = number(value, key)
    return int(found) if found is not None and abs(found) < 2**62 else None


def flag(value: Any, key: str) -> bool:
    """Whether ``key`` holds a true ``true``."""
    return isinstance(value, dict) and value.get(key) is True


def moment(value: Any, key: str) -> datetime | None:
    """The aware UTC moment that ``key`` gives in milliseconds since 1970."""
    milliseconds = whole(value, key)
    try:
        return None if milliseconds is None else EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
