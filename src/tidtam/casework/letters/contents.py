"""What a file is, told by its content and never by its name. Pure."""

import filetype

HEAD = 8192
"""So many bytes from the beginning are enough to tell."""

PROGRAMS = frozenset({"application/x-msdownload", "application/x-executable", "application/java-archive"})
ELF, SCRIPT = b"\x7fELF", b"#!"
SHOWN_IN_PAGE = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


def content_type_of(head: bytes) -> str:
    """Return the media type of a file that begins with ``head``; text that is no markup is plain text."""
    known = filetype.guess_mime(head)
    if known:
        return str(known)
    if b"\0" in head:
        return "application/octet-stream"
    for encoding in ("utf-8", "cp874"):
        try:
            head[:-3].decode(encoding) if len(head) == HEAD else head.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "text/plain"
    return "application/octet-stream"


def is_program(head: bytes) -> bool:
    """Say whether a computer would run the file."""
    return head.startswith((ELF, SCRIPT, b"MZ")) or filetype.guess_mime(head) in PROGRAMS
