"""Opaque public ids: they tell nothing of order or number, and survive being read aloud."""

from secrets import choice

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def new_public_id() -> str:
    """Return 12 characters (59 bits) without look-alikes (0/o, 1/l/i, u)."""
    return "".join(choice(ALPHABET) for _ in range(LENGTH))
