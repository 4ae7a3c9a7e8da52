"""What happens to somebody's open work when they leave: rooms on higher floors register at start."""

from datetime import datetime
from typing import Protocol

from tidtam.core.ledger.services import Actor
from tidtam.core.org.models import Officer


class HandBack(Protocol):
    """Gives back what ``officer`` has open, inside the caller's transaction, and says how much it was."""

    def __call__(self, *, officer: Officer, by: Actor, at: datetime) -> int: ...


class Held(Protocol):
    """Says how much open work ``officer`` has."""

    def __call__(self, officer: Officer) -> int: ...


_rooms: list[tuple[HandBack, Held]] = []


def register(hand_back: HandBack, held: Held) -> None:
    """Add a room that gives work to officers; called in ``AppConfig.ready()``."""
    _rooms.append((hand_back, held))


def work_held(officer: Officer) -> int:
    """Return how much open work ``officer`` has."""
    return sum(held(officer) for _hand_back, held in _rooms)


def work_hand_back(*, officer: Officer, by: Actor, at: datetime) -> int:
    """Give back all that ``officer`` has open, and return how much it was."""
    return sum(hand_back(officer=officer, by=by, at=at) for hand_back, _held in _rooms)
