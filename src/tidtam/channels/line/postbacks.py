"""The data behind a button: what it does, in a form short enough for LINE's 300 characters.

``a=rate&c=8FQ2M4&v=5``: ``a`` is the act, the other short names are its values. The data is neither secret
nor signed: whoever holds the chat can send any of it, so the reader checks that the case is the person's.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from tidtam.channels.line import tolerant

BANGKOK = ZoneInfo("Asia/Bangkok")
LONGEST_DATA = 300


def postback_data(act: str, **values: str | int) -> str:
    """The data of a button.

    Raises:
        ValueError: when it grows over LINE's 300 characters.
    """
    data = urlencode({"a": act, **values})
    if len(data) > LONGEST_DATA:
        raise ValueError(f"postback data of {len(data)} characters")
    return data


@dataclass(frozen=True)
class Postback:
    """A tapped button: its act, its values, and what a date picker or a menu switch added.

    ``chosen`` is a date, a time of day, or an aware moment: LINE sends wall time without a zone, read
    as Asia/Bangkok.
    """

    act: str
    values: dict[str, str] = field(default_factory=dict)
    chosen: date | time | datetime | None = None
    menu_alias: str | None = None
    menu_status: str | None = None


def read_postback(raw: dict[str, Any]) -> Postback:
    """The postback LINE put under ``postback``; never raises, an unreadable one has the act ""."""
    params = tolerant.part(raw, "params")
    values = _values(tolerant.text(raw, "data") or "")
    return Postback(
        act=values.pop("a", ""),
        values=values,
        chosen=_chosen(params),
        menu_alias=tolerant.text(params, "newRichMenuAliasId"),
        menu_status=tolerant.text(params, "status"),
    )


def _values(data: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(data, keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {_storable(name): _storable(value) for name, value in pairs}


def _storable(words: str) -> str:
    return tolerant.UNSTORABLE.sub("\ufffd", words)


def _chosen(params: dict[str, Any]) -> date | time | datetime | None:
    try:
        if words := tolerant.text(params, "datetime"):
            moment = datetime.fromisoformat(words)
            return moment if moment.tzinfo else moment.replace(tzinfo=BANGKOK)
        if words := tolerant.text(params, "date"):
            return date.fromisoformat(words)
        if words := tolerant.text(params, "time"):
            return time.fromisoformat(words)
    except ValueError:
        return None
    return None
