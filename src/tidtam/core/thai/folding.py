"""Text made easy to read by machine. For looking only: what people wrote is stored as they wrote it."""

import re

from tidtam.core.thai.digits import to_arabic

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_UNSEEN = dict.fromkeys(
    [
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
_LIKENESSES = str.maketrans(
    {"\u2044": "/", "\u2215": "/", "\u29f8": "/", "\u2010": "-", "\u2011": "-", "\u2013": "-"}
)
_SPACES = re.compile(r"[^\S\n]+")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def compose_sara_am(text: str) -> str:
    """Return ``text`` with every NIKHAHIT + (tone) + SARA AA as the one letter ำ, the tone before it."""
    return _SARA_AM.sub("\\1\u0e33", text)


def fold(text: str) -> str:
    """Return ``text`` with Arabic digits, plain slashes and dashes, single spaces and nothing unseen.

    Line ends stay, as nothing that is read here runs over one.
    """
    text = to_arabic(text.translate(_UNSEEN).translate(_FULL_WIDTH).translate(_LIKENESSES))
    return compose_sara_am(_SPACES.sub(" ", text.replace("\u3000", " ")))
