"""The months' names, as people write them and as the office prints them."""

import re
from typing import Literal

Language = Literal["th", "en"]

LONG = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ENGLISH_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH_SHORT = tuple(name[:3] for name in ENGLISH_LONG)

_SLIPS = {"กุมภาพันธ": 2, "กรกฏาคม": 7, "กรกฎคม": 7, "พฤษจิกายน": 11, "พฤศจิกา": 11, "sept": 9}
_NOT_LETTERS = re.compile(r"[.\s]")


def month_name(month: int, *, short: bool = False, language: str = "th") -> str:
    """Return the name of ``month`` (1–12), Thai unless ``language`` begins with "en"."""
    if language.startswith("en"):
        return (ENGLISH_SHORT if short else ENGLISH_LONG)[month - 1]
    return (SHORT if short else LONG)[month - 1]


def month_number(name: str) -> int | None:
    """Return 1–12 for a month's name, shortened, dotted, spaced or misspelt as people do; else None."""
    return _NUMBERS.get(_NOT_LETTERS.sub("", name).casefold())


def _numbers() -> dict[str, int]:
    numbers = dict(_SLIPS)
    for names in (LONG, SHORT, ENGLISH_LONG, ENGLISH_SHORT):
        for number, name in enumerate(names, start=1):
            numbers[_NOT_LETTERS.sub("", name).casefold()] = number
    for number, name in enumerate(LONG, start=1):
        # Said and written without its ending: มกรา, กุมภา, เมษา
        numbers.setdefault(re.sub(r"(คม|ยน|พันธ์)$", "", name), number)
    return numbers


_NUMBERS = _numbers()
MONTH_WORDS = tuple(_NUMBERS)
"""Every name that :func:`month_number` knows, without dots and spaces."""
