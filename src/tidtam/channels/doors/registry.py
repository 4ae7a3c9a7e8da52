"""The doors of the house: each channel says at start what it is called and which accounts it has."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Door:
    """One kind of channel.

    Args:
        channel: its code, as identities have it.
        name: as people know it.
        accounts: gives the slugs of the accounts set up now; none when the channel is not connected.
        webhook: gives the address to which the channel is to send for an account.
        switches: gives what only a person can switch at the channel's own site.
        settings: the names of the environment variables that connect it.
    """

    channel: str
    name: str | Promise
    accounts: Callable[[], Iterable[str]]
    webhook: Callable[[str], str] | None = None
    switches: Callable[[], Sequence[str]] = tuple
    settings: tuple[str, ...] = ()


_doors: dict[str, Door] = {}


def register(door: Door) -> None:
    """Add a door; called in ``AppConfig.ready()``."""
    _doors[door.channel] = door


def registered() -> list[Door]:
    """Return every door, in the order registered."""
    return list(_doors.values())


def door(channel: str) -> Door | None:
    """Return the door of ``channel``; None when there is none."""
    return _doors.get(channel)
