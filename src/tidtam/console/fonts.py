"""Sarabun for browsers: the wheel's TrueType files cut to Thai and Latin, packed as WOFF2 (22 kB each)."""

from io import BytesIO
from pathlib import Path

import fontpkg_sarabun
from fontTools import subset

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}

LETTERS = (
    *range(0x20, 0x7F),  # Basic Latin
    *range(0xA0, 0x180),  # Latin-1 and Extended-A: names of foreign visitors
    *range(0xE00, 0xE5C),  # Thai
    *range(0x200B, 0x200E),  # zero-width space and joiners
    *range(0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    0x20AC,  # €
    0x2190,  # ←
    0x2192,  # →
    0x2212,  # −
    0x25CC,  # ◌, which carries a lone Thai mark
)


def sources() -> dict[int, Path]:
    """Return the TrueType file of each weight the console uses."""
    folder = Path(fontpkg_sarabun.ROOT) / "files"
    return {weight: folder / f"Sarabun-{name}.ttf" for weight, name in WEIGHTS.items()}


def web_font(source: Path) -> bytes:
    """Return ``source`` cut to ``LETTERS`` as WOFF2, with the layout features that place Thai marks."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.hinting = False
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    packed = BytesIO()
    font.flavor = "woff2"
    font.save(packed)
    return packed.getvalue()
