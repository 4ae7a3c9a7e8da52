"""Thai and Arabic numerals, one for one."""

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"
FULL_WIDTH = "０１２３４５６７８９"

_TO_ARABIC = str.maketrans(THAI + FULL_WIDTH, ARABIC + ARABIC)
_TO_THAI = str.maketrans(ARABIC + FULL_WIDTH, THAI + THAI)


def to_arabic(text: str) -> str:
    """Return ``text`` with every Thai or full-width digit as 0–9; anything else stays."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Return ``text`` with every Arabic or full-width digit as ๐–๙; anything else stays."""
    return text.translate(_TO_THAI)
