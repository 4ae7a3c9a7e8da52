"""Files from the computer as the app would send them."""

from collections.abc import Iterable

import filetype
from django.core.files.uploadedfile import UploadedFile

from tidtam.demo.standin.services.people import FILE_BYTES, Upload

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
SUPPOSED_DURATION_MS = 5_000


def uploads_of(files: Iterable["UploadedFile[bytes]"]) -> list[Upload]:
    """Return files with the kind their bytes show: picture, film, recording, and anything else as a file."""
    return [_upload(file) for file in files]


def _upload(file: "UploadedFile[bytes]") -> Upload:
    data = file.read(FILE_BYTES + 1)
    found = filetype.guess_mime(data)
    content_type = found or "application/octet-stream"
    family = content_type.partition("/")[0]
    kind = "image" if content_type in PICTURES else family if family in ("video", "audio") else "file"
    duration = SUPPOSED_DURATION_MS if family in ("video", "audio") else 0
    return Upload(kind, file.name or kind, content_type, data, duration)
