"""A whole working calendar as JSON, so that a frozen deadline can be recomputed for ever. Pure."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.intervals import Interval

Hours = tuple[Interval, ...]


def to_json(calendar: WorkingCalendar) -> dict[str, Any]:
    """Everything the arithmetic needs, but for the version, which the row beside it carries."""
    return {
        "name": calendar.name,
        "always_open": calendar.always_open,
        "weekly": [_written(hours) for hours in calendar.weekly],
        "closed": {day.isoformat(): name for day, name in sorted(calendar.closed.items())},
        "special": {day.isoformat(): _written(hours) for day, hours in sorted(calendar.special.items())},
        "notes": {day.isoformat(): name for day, name in sorted(calendar.notes.items())},
    }


def from_json(data: Mapping[str, Any], *, version: int) -> WorkingCalendar:
    """The calendar that ``to_json`` wrote. Raises KeyError or ValueError on anything else."""
    return WorkingCalendar(
        name=data["name"],
        version=version,
        weekly=tuple(_read(hours) for hours in data["weekly"]),
        closed={date.fromisoformat(day): name for day, name in data["closed"].items()},
        special={date.fromisoformat(day): _read(hours) for day, hours in data["special"].items()},
        notes={date.fromisoformat(day): name for day, name in data["notes"].items()},
        always_open=data["always_open"],
    )


def digest(data: Mapping[str, Any]) -> str:
    """SHA-256 of the snapshot, in hexadecimal; the same content gives the same digest on every machine."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _written(hours: Hours) -> list[str]:
    return [str(interval) for interval in hours]


def _read(hours: Iterable[str]) -> Hours:
    return tuple(Interval.parse(text) for text in hours)
