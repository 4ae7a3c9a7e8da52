"""Lengths of time, as people say them and as a countdown shows them."""

from datetime import timedelta

_UNITS = ((86_400, "วัน", "day"), (3_600, "ชม.", "h"), (60, "นาที", "min"), (1, "วินาที", "s"))


def humanise(length: timedelta, language: str = "th") -> str:
    """Return ``length`` in its largest unit and the next one: "3 ชม. 20 นาที", "18 ชม.", "2 วัน", "45 วินาที".

    A day is 24 hours. Smaller units are dropped, not rounded up, and so is the sign: whoever prints
    "เกินกำหนด" or "เหลืออีก" knows the direction. ``language`` "en…" gives "3 h 20 min", "2 days".
    """
    seconds = int(abs(length).total_seconds())
    index = next((i for i, (size, _, _) in enumerate(_UNITS) if seconds >= size), len(_UNITS) - 1)
    said = [_counted(seconds // _UNITS[index][0], index, language)]
    if index < 2:  # minutes stand alone: "4 นาที", not "4 นาที 12 วินาที"
        size, smaller = _UNITS[index][0], _UNITS[index + 1][0]
        rest = seconds % size // smaller
        said += [_counted(rest, index + 1, language)] if rest else []
    return " ".join(said)


def clock_face(length: timedelta) -> str:
    """Return ``length`` in whole seconds as a countdown shows it: "04:12", "1:04:12", past due "−04:12"."""
    seconds = int(abs(length).total_seconds())
    sign = "−" if length < timedelta(0) and seconds else ""
    hours, seconds = divmod(seconds, 3_600)
    face = f"{seconds // 60:02d}:{seconds % 60:02d}"
    return f"{sign}{hours}:{face}" if hours else sign + face


def _counted(count: int, index: int, language: str) -> str:
    _, thai, english = _UNITS[index]
    if not language.startswith("en"):
        return f"{count} {thai}"
    plural = "s" if english == "day" and count != 1 else ""
    return f"{count} {english}{plural}"
