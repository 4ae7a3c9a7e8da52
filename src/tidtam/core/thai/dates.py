"""Dates and times as Thai offices print them: Bangkok's clock, the Buddhist era, Thai or Arabic numerals.

Every function takes a date, or an aware moment, which it shows in Asia/Bangkok; a moment without a zone
raises ValueError. English words go with C.E. years, as English letters of Thai offices do.
"""

from datetime import date, datetime, time
from typing import Literal

from tidtam.core.thai.date_reading import ThaiDateError, parse_date
from tidtam.core.thai.digits import to_thai
from tidtam.core.thai.durations import clock_face, humanise
from tidtam.core.thai.era import BANGKOK, BE_OFFSET, bangkok_day, bangkok_time, be_year
from tidtam.core.thai.months import month_name

__all__ = [
    "BANGKOK",
    "Style",
    "ThaiDateError",
    "bangkok_day",
    "bangkok_time",
    "be_year",
    "clock_face",
    "format_date",
    "format_datetime",
    "format_span",
    "format_time",
    "humanise",
    "parse_date",
]

Style = Literal["long", "short", "numeric", "month", "short_month"]


def format_date(day: date, style: Style = "long", language: str = "th", thai_digits: bool = False) -> str:
    """Return a day or month in words or numbers.

    long "7 มกราคม 2563" · short "7 ม.ค. 2563" · numeric "7/1/2563" · month "มกราคม 2563" ·
    short_month "ม.ค. 2563". ``language`` beginning with "en": "7 January 2020" and so on. ``thai_digits``:
    "๗ มกราคม ๒๕๖๓".

    Raises ValueError for another style.
    """
    day = bangkok_day(day)
    month = month_name(day.month, short=style.startswith("short"), language=language)
    year = _year(day, language)
    match style:
        case "long" | "short":
            shown = f"{day.day} {month} {year}"
        case "month" | "short_month":
            shown = f"{month} {year}"
        case "numeric":
            shown = f"{day.day}/{day.month}/{year}"
        case _:
            raise ValueError(f"Unknown style of date: {style!r}")
    return to_thai(shown) if thai_digits else shown


def format_time(at: datetime | time, language: str = "th", thai_digits: bool = False) -> str:
    """Return "10:04 น." (English "10:04") for an aware moment, or for a time of day on Bangkok's clocks."""
    local = bangkok_time(at) if isinstance(at, datetime) else at
    shown = f"{local:%H:%M}" if language.startswith("en") else f"{local:%H:%M} น."
    return to_thai(shown) if thai_digits else shown


def format_datetime(
    at: datetime, style: Style = "short", language: str = "th", thai_digits: bool = False
) -> str:
    """Return "7 ม.ค. 2563 10:04 น."; long "7 มกราคม 2563 เวลา 10:04 น."; English "7 Jan 2020, 10:04"."""
    join = ", " if language.startswith("en") else " เวลา " if style == "long" else " "
    return format_date(at, style, language, thai_digits) + join + format_time(at, language, thai_digits)


def format_span(
    first: date,
    last: date,
    style: Literal["long", "short"] = "short",
    language: str = "th",
    thai_digits: bool = False,
) -> str:
    """Return "1–7 ม.ค. 2563", "1 ม.ค. – 31 มี.ค. 2563" or "1 ต.ค. 2562 – 30 ก.ย. 2563".

    One day is that day alone. Raises ValueError when ``last`` comes before ``first``.
    """
    first, last = bangkok_day(first), bangkok_day(last)
    if last < first:
        raise ValueError(f"A span cannot end ({last}) before it begins ({first}).")
    end = format_date(last, style, language)
    if first == last:
        shown = end
    elif (first.year, first.month) == (last.year, last.month):
        shown = f"{first.day}–{end}"
    elif first.year == last.year:
        shown = f"{first.day} {month_name(first.month, short=style == 'short', language=language)} – {end}"
    else:
        shown = f"{format_date(first, style, language)} – {end}"
    return to_thai(shown) if thai_digits else shown


def _year(day: date, language: str) -> int:
    return day.year if language.startswith("en") else day.year + BE_OFFSET
