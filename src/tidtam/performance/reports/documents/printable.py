"""Text made fit for paper: nothing invisible, only letters the typeface can draw, Thai numerals on demand."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_sarabun

from tidtam.core.thai import digits

FONTS = Path(fontpkg_sarabun.__file__).parent / "files"
_ADDRESS = re.compile(r"https?://\S+")
_STAND_INS = {"✓": "√", "✔": "√", "☑": "√", "●": "•", "○": "•", "▪": "•", "■": "•", "□": "•", "☐": "•"}
_UNKNOWN = "?"


def clean(text: str) -> str:
    """`text` without control and direction characters; newlines stay, tabs become spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(ch for ch in text if ch == "\n" or unicodedata.category(ch) not in {"Cc", "Cf", "Cs"})


def drawable(text: str) -> str:
    """`text` with every character the typeface lacks replaced: by its plain form, a likeness, or "?".

    PDF/A refuses a document with a character no embedded font can draw, and one emoji must not stop a report.
    """
    return "".join(_drawn(ch) for ch in clean(text))


def in_thai_digits(text: str) -> str:
    """`text` in Thai numerals, addresses left as they are (an address in Thai numerals opens nothing)."""
    start, parts = 0, []
    for address in _ADDRESS.finditer(text):
        parts += [digits.to_thai(text[start : address.start()]), address.group()]
        start = address.end()
    return "".join([*parts, digits.to_thai(text[start:])])


def _drawn(ch: str) -> str:
    known = covered()
    if ch == "\n" or ord(ch) in known:
        return ch
    if unicodedata.category(ch) in {"Mn", "Me"}:
        return ""
    plain = _STAND_INS.get(ch) or unicodedata.normalize("NFKC", ch)
    return plain if all(ord(part) in known for part in plain) else _UNKNOWN


@cache
def covered() -> frozenset[int]:
    """Code points that Sarabun can draw, read from its own character map (OpenType `cmap`, format 4)."""
    font = (FONTS / "Sarabun-Regular.ttf").read_bytes()
    tables = (
        struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(struct.unpack_from(">H", font, 4)[0])
    )
    cmap = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    records = (
        struct.unpack_from(">HHI", font, cmap + 4 + 8 * i)
        for i in range(struct.unpack_from(">H", font, cmap + 2)[0])
    )
    subtable = next(cmap + offset for platform, _, offset in records if platform == 3)
    doubled = struct.unpack_from(">H", font, subtable + 6)[0]
    ends = struct.unpack_from(f">{doubled // 2}H", font, subtable + 14)
    starts = struct.unpack_from(f">{doubled // 2}H", font, subtable + 16 + doubled)
    return frozenset(
        code
        for first, last in zip(starts, ends, strict=True)
        if first != 0xFFFF
        for code in range(first, last + 1)
    )
