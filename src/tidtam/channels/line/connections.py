"""Open lines to LINE, one for each account, kept between calls."""

from functools import lru_cache

from tidtam.channels.line.accounts import LineAccount
from tidtam.channels.line.client import LineClient


@lru_cache(maxsize=16)
def connection(account: LineAccount) -> LineClient:
    """Return the line of ``account``; a changed key or host gets a new one. Threads may share it."""
    return account.client()
