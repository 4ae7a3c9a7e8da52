"""What a file really is, judged by its first bytes and never by its name or by what was said of it.

Nothing here unpacks, decodes or draws: an archive stays closed, a picture that would fill
the memory stays shut.
"""

import re
from dataclasses import dataclass
from struct import error as TooShort
from struct import unpack_from

import filetype

HEAD_BYTES = 256 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 20_000
ANYTHING = "application/octet-stream"
TEXT = "text/plain"

RUNS = frozenset(
    {
        "application/x-msdownload",
        "application/x-executable",
        "application/wasm",
        "application/x-google-chrome-extension",
        "application/x-deb",
        "application/x-rpm",
        "application/x-shockwave-flash",
    }
)
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php|[a-z]+\s[^>]*\bon\w+=)", re.I
)
_RUN_BY_NAME = re.compile(r"\.(?:exe|com|bat|cmd|msi|scr|ps1|vbs|js|jse|wsf|hta|jar|apk|sh|lnk)$", re.I)
_TEXT_BREAKS = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))


@dataclass(frozen=True)
class Judged:
    """What a file is.

    Args:
        content_type: by its content; ``application/octet-stream`` for what is only ever downloaded.
        extension: with its dot, by the content too; "" when nobody knows.
        refused: it is a program: not kept.
    """

    content_type: str
    extension: str
    refused: bool = False


def judge(head: bytes, *, name: str = "") -> Judged:
    """Say what a file is.

    Args:
        head: its first bytes, up to ``HEAD_BYTES``.
        name: as the sender calls it; only makes a script out of what is plain text.
    """
    kind = filetype.guess(head)
    if kind is None:
        return _text(head, name)
    if kind.mime in RUNS:
        return Judged(ANYTHING, "", refused=True)
    if kind.mime.startswith("image/") and (kind.mime not in SHOWN or is_bomb(head, kind.mime)):
        return Judged(ANYTHING, f".{kind.extension}")
    return Judged(kind.mime, f".{kind.extension}")


def is_bomb(head: bytes, content_type: str) -> bool:
    """Say whether a picture says of itself that it is too large to draw, or says nothing of its size."""
    size = pixels_of(head, content_type)
    return size is None or max(size) > LONGEST_SIDE or size[0] * size[1] > MOST_PIXELS or min(size) < 1


def pixels_of(head: bytes, content_type: str) -> tuple[int, int] | None:
    """Return width and height a picture gives in its header; None when they cannot be read.

    Source: PNG (ISO/IEC 15948, IHDR), GIF89a, JPEG (ITU-T T.81, SOF), WebP container specification.
    """
    try:
        if content_type == "image/png":
            return unpack_from(">II", head, 16)
        if content_type == "image/gif":
            return unpack_from("<HH", head, 6)
        if content_type == "image/webp":
            return _webp(head)
        return _jpeg(head)
    except TooShort:
        return None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    """Walk the segments up to the frame header."""
    place = 2
    while True:
        marker, length = unpack_from(">HH", head, place)
        if marker == 0xFFFF:
            place += 1
            continue
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = unpack_from(">HH", head, place + 5)
            return width, height
        if marker >> 8 != 0xFF or length < 2:
            return None
        place += 2 + length


def _webp(head: bytes) -> tuple[int, int] | None:
    form = head[12:16]
    if form == b"VP8X":
        wide, high = head[24:27], head[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if form == b"VP8L":
        (bits,) = unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _text(head: bytes, name: str) -> Judged:
    """Tell words from bytes; markup and scripts are words that nobody's browser may run."""
    if head[:2] == b"#!" or _RUN_BY_NAME.search(name):
        return Judged(ANYTHING, "", refused=True)
    if _TEXT_BREAKS & set(head) or _MARKUP.search(head):
        return Judged(ANYTHING, "")
    return Judged(TEXT, ".txt")
