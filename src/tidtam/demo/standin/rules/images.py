"""Size and kind of a picture, read from its first bytes."""

import struct
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


@dataclass(frozen=True)
class Picture:
    content_type: str
    width: int
    height: int


def read_picture(data: bytes) -> Picture | None:
    """Return kind and pixels of a PNG or JPEG; None for anything else."""
    if data.startswith(PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return Picture("image/png", width, height)
    return _read_jpeg(data) if data.startswith(b"\xff\xd8") else None


def _read_jpeg(data: bytes) -> Picture | None:
    """Walk the segments of a JPEG to its frame header."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return Picture("image/jpeg", width, height)
        place += 2 + length
    return None
