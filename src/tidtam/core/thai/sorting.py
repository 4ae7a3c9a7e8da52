"""Names in the order of a Thai dictionary, in any database.

The order of the Royal Institute's dictionary: letters first, a leading vowel after the consonant that it is
written before (เกม is under ก); tone marks, ็ and ์ decide only where all letters are the same. SQLite and
PostgreSQL sort Thai differently, so the key is written in 0–9a–z alone, which both put in the same order.
"""

import re

from tidtam.core.thai.digits import to_arabic
from tidtam.core.thai.folding import compose_sara_am

_MARKS = "็่้๊๋์"
_LEADING_VOWEL = re.compile(r"([เแโใไ])([ก-ฮ])")
_MARKED = re.compile(rf"([^{_MARKS}])([{_MARKS}]*)", re.DOTALL)
_END = "00"
_UNMARKED = "0"
_BASE = 36
_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"
_THAI = range(0x0E00, 0x0E80)


def sort_key(text: str) -> str:
    """Return a string of 0–9a–z; keys compared as plain strings sort texts as a Thai dictionary does.

    Capitals, Thai or Arabic digits and the number of spaces make no difference. A letter takes about two
    characters; a key cut short still sorts by what is left of it.
    """
    letters = compose_sara_am(to_arabic(" ".join(text.casefold().split())))
    letters = _LEADING_VOWEL.sub(r"\2\1", letters).lstrip(_MARKS)
    syllables = _MARKED.findall(letters)
    primary = "".join(_written(ord(letter)) for letter, _ in syllables)
    secondary = "".join(_marks_written(marks) for _, marks in syllables).rstrip(_UNMARKED)
    return f"{primary}{_END}{secondary}" if secondary else primary


def _marks_written(marks: str) -> str:
    return "".join(str(_MARKS.index(mark) + 1) for mark in marks) + _UNMARKED


def _written(code: int) -> str:
    """Return two figures for ASCII and Thai, six for the rest, in the order of code points; never `_END`."""
    if code < 0x80:
        return _figures(1 + code, 2)
    if code in _THAI:
        return _figures(0x100 + code - _THAI.start, 2)
    return _figures(0xC0 if code < _THAI.start else 0x200, 2) + _figures(code, 4)


def _figures(number: int, width: int) -> str:
    written = ""
    for _ in range(width):
        number, last = divmod(number, _BASE)
        written = _FIGURES[last] + written
    return written
