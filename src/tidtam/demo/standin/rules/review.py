"""A review of one request body: the problems found, each with its property, worded as LINE words them."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tidtam.demo.standin.rules.counting import utf16_units

Json = dict[str, Any]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
URL_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of ``details`` in a 400 answer."""

    message: str
    property: str


def is_loopback(url: str) -> bool:
    """Say whether ``url`` stays on this machine."""
    try:
        return urlsplit(url).hostname in LOOPBACK
    except ValueError:
        return False


def is_safe_address(url: str) -> bool:
    """Say whether LINE would fetch from ``url``: HTTPS anywhere, plain HTTP only on loopback."""
    return url.startswith("https://") or (url.startswith("http://") and is_loopback(url))


@dataclass
class Review:
    """Collects problems. ``where`` is the path of the object a property lies in; ``at()`` joins the two.

    Args:
        joint: what stands between path and property: "." in bodies, "/" inside flex.
    """

    joint: str = "."
    problems: list[Problem] = field(default_factory=list)

    def at(self, where: str, key: str | int) -> str:
        if isinstance(key, int):
            return f"{where}[{key}]" if self.joint == "." else f"{where}/{key}"
        return f"{where}{self.joint}{key}" if where or self.joint == "/" else key

    def say(self, where: str, message: str) -> None:
        self.problems.append(Problem(message, where))

    def text(
        self,
        body: Json,
        key: str,
        where: str,
        *,
        longest: int,
        count: Callable[[str], int] = utf16_units,
        required: bool = True,
    ) -> None:
        """A text of 1 to ``longest`` as ``count`` counts; it may be left out unless ``required``."""
        value, place = body.get(key), self.at(where, key)
        if value is None:
            if required:
                self.say(place, "May not be empty")
        elif not isinstance(value, str):
            self.say(place, "must be a string")
        elif not value:
            self.say(place, "May not be empty")
        elif count(value) > longest:
            self.say(place, f"Length must be between 0 and {longest}")

    def choice(
        self, body: Json, key: str, where: str, allowed: Collection[str], *, required: bool = False
    ) -> bool:
        """One of the ``allowed`` words. Return whether a good one is there."""
        value = body.get(key)
        if value is None and not required:
            return False
        if isinstance(value, str) and value in allowed:
            return True
        listed = ", ".join(sorted(allowed))
        self.say(self.at(where, key), f"Must be one of the following values: [{listed}]")
        return False

    def pattern(self, body: Json, key: str, where: str, pattern: "re.Pattern[str]") -> None:
        """A text in a form of its own (colour, length, ratio), when there."""
        value = body.get(key)
        if value is not None and not (isinstance(value, str) and pattern.fullmatch(value)):
            self.say(self.at(where, key), "invalid property")

    def address(self, body: Json, key: str, where: str, *, required: bool = True) -> None:
        """An HTTPS address of at most 2,000 characters."""
        value = body.get(key)
        self.text(body, key, where, longest=URL_LONGEST, required=required)
        if isinstance(value, str) and value and not is_safe_address(value):
            self.say(self.at(where, key), "Must be a valid HTTPS URL")

    def number(
        self, body: Json, key: str, where: str, *, least: float, most: float, required: bool = True
    ) -> None:
        value = body.get(key)
        if value is None and not required:
            return
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self.say(self.at(where, key), f"must be between {least} and {most}")

    def entries(
        self, body: Json, key: str, where: str, *, most: int, least: int = 1
    ) -> list[tuple[str, Json]]:
        """A list of ``least`` to ``most`` objects. Return those that are objects, each with its path."""
        value, place = body.get(key), self.at(where, key)
        if not isinstance(value, list):
            self.say(place, "May not be empty" if value is None else "must be an array")
            return []
        if not least <= len(value) <= most:
            self.say(place, f"Size must be between {least} and {most}")
        found = []
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                found.append((self.at(place, index), entry))
            else:
                self.say(self.at(place, index), "must be an object")
        return found
