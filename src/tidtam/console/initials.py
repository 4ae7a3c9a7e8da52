"""One or two letters that stand for a person, and the tint of the circle they stand in."""

import re
import zlib

TITLES = re.compile(
    r"^(นางสาว|นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|คุณ|ท่าน|ดร\.|ว่าที่\s*ร\.ต\.|mr\.?|mrs\.?|ms\.?|dr\.?)\s*", re.I
)
TINTS = 5


def initials(name: str) -> str:
    """Return the first letter of the first and last word, passing over titles and leading vowels.

    "นางสาวสุดา ใจเย็น" gives "สจ"; "ฝ่ายปกครอง" gives "ฝ"; an empty name gives "?".
    """
    words = TITLES.sub("", name.strip()).split()
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(_first_letter(word) for word in picked).upper() or "?"


def tint(name: str) -> int:
    """Return 0–4, the same for the same name wherever it is shown."""
    return zlib.crc32(name.strip().encode()) % TINTS


def _first_letter(word: str) -> str:
    found = re.search(r"[ก-ฮ]", word) or re.search(r"[^\W\d_]", word)
    return found.group() if found else word[:1]
