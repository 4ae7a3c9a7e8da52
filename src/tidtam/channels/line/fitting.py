"""Words from anywhere, made fit to be shown on one line of a chat.

Names, subjects and questions are data: they can hold line breaks, marks that turn the reading direction, or a
thousand tone marks on one letter. LINE counts labels in grapheme clusters and texts in UTF-16 units
(API reference, "Character counting"), so a cut has to satisfy both.
"""

from tidtam.core.thai.text import clean, split_for_chat, truncate_graphemes, utf16_length

UNITS_PER_CLUSTER = 3


def seen(words: str) -> str:
    """``words`` without control characters, direction marks and half characters; line breaks stay."""
    return clean(words).strip()


def one_line(words: str) -> str:
    """``words`` with every run of white space as one space."""
    return " ".join(seen(words).split())


def fit(words: str, clusters: int, units: int | None = None) -> str:
    """``words`` on one line, at most ``clusters`` grapheme clusters and ``units`` UTF-16 units long.

    ``units`` is three for each cluster unless told: more than a word needs, less than a joke with tone marks.
    """
    return cut(one_line(words), clusters, units)


def cut(words: str, clusters: int, units: int | None = None) -> str:
    """As :func:`fit`, but line breaks stay."""
    limit = clusters * UNITS_PER_CLUSTER if units is None else units
    short = truncate_graphemes(words, clusters)
    return short if utf16_length(short) <= limit else split_for_chat(short, limit)[0]
