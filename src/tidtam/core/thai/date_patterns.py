"""The shapes in which people write a date, for text already folded by `folding.fold`."""

import re

from tidtam.core.thai.months import ENGLISH_LONG, MONTH_WORDS, SHORT

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def _short(name: str) -> str:
    """ม.ค. also as มค, มค., ม.ค and ม. ค."""
    first, second = name.rstrip(".").split(".")
    return rf"{first}\.? ?{second}\.?"


_MONTH = "|".join(
    [*sorted(map(re.escape, MONTH_WORDS), key=len, reverse=True), *(_short(name) for name in SHORT)]
)
_ENGLISH_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in ENGLISH_LONG)
_ERA = r"พุทธศักราช|คริสต์ศักราช|พ\.? ?ศ\.?|ค\.? ?ศ\.?|B\.?E\.?|A\.?D\.?|C\.?E\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_LEAD = rf"(?:(?:ลง ?)?(?:วัน ?)(?P<weekday>{'|'.join(WEEKDAYS)})? ?(?:ที่)? ?)?"

IN_WORDS = re.compile(
    rf"{_LEAD}(?P<day>\d{{1,2}}) ?(?:เดือน ?)?(?P<month>{_MONTH})"
    rf"(?=(?:{_ERA})|ปี|[^ก-๎A-Za-z]|$),?(?: ?(?:ปี ?)?(?:(?P<era>{_ERA}) ?)?{_YEAR})?",
    re.IGNORECASE,
)
IN_ENGLISH_ORDER = re.compile(
    rf"(?P<month>{_ENGLISH_MONTH}) (?P<day>\d{{1,2}}),? (?:(?P<era>{_ERA}) ?)?{_YEAR}", re.IGNORECASE
)
IN_NUMBERS = re.compile(
    rf"{_LEAD}(?P<day>\d{{1,2}}) ?(?P<mark>[/.-]) ?(?P<month>\d{{1,2}}) ?(?P=mark) ?"
    rf"(?:(?P<era>{_ERA}) ?)?{_YEAR}"
)
# Spreadsheets hand over a date with the midnight that begins it.
ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)(?:[T ]00:00(?::00)?)?"
)
ALL = (IN_WORDS, IN_ENGLISH_ORDER, ISO, IN_NUMBERS)
