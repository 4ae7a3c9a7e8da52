"""Text from people: cleaned before it is stored, counted as chats count, cut where a reader would pause."""

import re
import unicodedata

import regex

from tidtam.core.thai.folding import compose_sara_am
from tidtam.core.thai.words import words

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, half characters, marks that turn the reading direction, unseen spaces, non-characters.
# What joins an emoji (U+200D, U+FE0F) and what joins letters (U+200C) stays.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_CLUSTER = regex.compile(r"\X")
_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n+")
_SENTENCE = re.compile(r"(?:[.!?…ฯ]|ค่ะ|คะ|ครับ|จ้ะ)[)\]”\"]?\s+")
_SPACE = re.compile(r"\s+")
_PAUSES = (_PARAGRAPH, _LINE, _SENTENCE, _SPACE)
_WORDS_LOOKED_AT = 200
_LONGEST_WORD = 40
ELLIPSIS = "…"


def clean(text: str) -> str:
    """Return ``text`` fit to be stored and shown: NFC, plain line ends, no control or direction characters.

    เ + เ becomes แ and ํ + า becomes ำ, which look the same and are searched as one. Emoji, tabs and line ends
    stay.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", compose_sara_am(text.replace("เเ", "แ")))


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, in which LINE counts texts; an emoji is 2 or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def grapheme_length(text: str) -> int:
    """Return the length in grapheme clusters, in which LINE counts labels; "น้ำ" is 1."""
    return sum(1 for _ in _CLUSTER.finditer(text))


def truncate_graphemes(text: str, n: int) -> str:
    """Return ``text`` with at most ``n`` grapheme clusters, the last one "…" where something was left out."""
    if len(text) <= n:
        return text
    ends = [0]
    for cluster in _CLUSTER.finditer(text):
        ends.append(cluster.end())
        if len(ends) > n + 1:
            return text[: ends[n - 1]].rstrip() + ELLIPSIS if n > 0 else ""
    return text


def split_for_chat(text: str, limit_utf16: int) -> list[str]:
    """Return ``text`` in parts of at most ``limit_utf16`` UTF-16 units; joined, they are ``text`` again.

    Parts end after a paragraph, a line, a sentence or a space in the second half of what fits, else after a
    word, else between two grapheme clusters; inside a cluster only when it alone is longer than the limit.
    "" has no parts.

    Raises ValueError for a limit under 2, which is one emoji.
    """
    if limit_utf16 < 2:
        raise ValueError(f"Nothing can be said in {limit_utf16} UTF-16 units.")
    parts: list[str] = []
    start = 0
    while start < len(text):
        fits = _fitting(text, start, limit_utf16)
        end = fits if fits == len(text) else _best_end(text, start, fits)
        parts.append(text[start:end])
        start = end
    return parts


def _fitting(text: str, start: int, limit: int) -> int:
    """Return the end of the longest part from ``start`` that is within ``limit``."""
    end, units = start, 0
    for ch in text[start : start + limit]:
        units += 2 if ch > "\uffff" else 1
        if units > limit:
            break
        end += 1
    return end


def _best_end(text: str, start: int, fits: int) -> int:
    # One character more than fits tells whether a cluster really ends there.
    ends = [start + cluster.end() for cluster in _CLUSTER.finditer(text[start : fits + 1])]
    allowed = {end for end in ends if end <= fits}
    if not allowed:
        return fits
    half = start + (fits - start) // 2
    for pause in _PAUSES:
        found = (match.end() for match in pause.finditer(text, start, fits))
        if pauses := [end for end in found if end >= half and end in allowed]:
            return pauses[-1]
    return _last_word_end(text, start, fits, allowed) or max(allowed)


def _last_word_end(text: str, start: int, fits: int, allowed: set[int]) -> int | None:
    begin = min((end for end in allowed if end >= fits - _WORDS_LOOKED_AT), default=start)
    begin = start if fits - start <= _WORDS_LOOKED_AT else begin
    last, end = None, begin
    for word in words(text[begin : fits + _LONGEST_WORD]):
        end += len(word)
        if end > fits:
            break
        if end in allowed:
            last = end
    return last
