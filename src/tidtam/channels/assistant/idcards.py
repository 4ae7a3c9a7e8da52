"""Numbers of Thai identity cards in what people write: found, and hidden but for the last four digits. Pure.

Thirteen digits, the last a check of the twelve before (Department of Provincial Administration).
"""

import re

from tidtam.core.thai.digits import to_arabic

SHOWN = 4
HIDDEN = "x"
_THIRTEEN = re.compile(r"(?<![0-9๐-๙])[0-9๐-๙](?:[ -]?[0-9๐-๙]){12}(?![0-9๐-๙])")
_DIGIT = re.compile(r"[0-9๐-๙]")


def hide_card_numbers(text: str) -> str:
    """Return ``text`` with every identity-card number hidden but for its last four digits.

    >>> hide_card_numbers("เลขบัตร 1-1017-00230-70-5")
    'เลขบัตร x-xxxx-xxxx0-70-5'
    """
    return _THIRTEEN.sub(lambda found: _hidden(found[0]) if is_card_number(found[0]) else found[0], text)


def is_card_number(text: str) -> bool:
    """Say whether thirteen digits, however they are spaced, check out as an identity-card number."""
    digits = [int(digit) for digit in to_arabic("".join(_DIGIT.findall(text)))]
    if len(digits) != 13:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == digits[12]


def _hidden(number: str) -> str:
    keep = len(_DIGIT.findall(number)) - SHOWN
    seen = 0
    out = []
    for character in number:
        is_digit = bool(_DIGIT.match(character))
        out.append(HIDDEN if is_digit and seen < keep else character)
        seen += is_digit
    return "".join(out)
