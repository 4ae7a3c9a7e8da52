"""Names in the shapes LINE gives them."""

import secrets
from datetime import datetime

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_user_id() -> str:
    """Return a user id: U and 32 hexadecimal digits."""
    return f"U{secrets.token_hex(16)}"


def new_message_id() -> str:
    """Return a message id: 18 digits."""
    return str(secrets.randbelow(9 * 10**17) + 10**17)


def new_token() -> str:
    """Return a reply, quote or read token: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def new_menu_id() -> str:
    return f"richmenu-{secrets.token_hex(16)}"


def milliseconds(at: datetime) -> int:
    """Return ``at`` (aware) as the whole milliseconds since 1970 that events carry."""
    return int(at.timestamp() * 1000)


def new_event_id(at: datetime) -> str:
    """Return a ULID for ``at``: 10 characters of time and 16 of chance, sortable as text."""
    value = milliseconds(at) << 80 | secrets.randbits(80)
    return "".join(CROCKFORD[value >> shift & 31] for shift in range(125, -1, -5))
