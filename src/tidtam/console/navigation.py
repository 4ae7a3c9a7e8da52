"""The rail: where an officer can go, what waits there, and the state of the doors.

Rooms of the console fill in counts and guards by key, once, when their module is imported::

    @navigation.counts("queue")
    def waiting(request: HttpRequest) -> int: ...
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
Guard = TypeVar("Guard", bound=Callable[[HttpRequest], bool])
Count = TypeVar("Count", bound=Callable[[HttpRequest], int])
Lights = TypeVar("Lights", bound=Callable[[HttpRequest], "list[Light]"])


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the rail; ``short`` stands under the icon on narrow screens, ``end`` puts it at the foot.

    ``also`` are other addresses that belong to it.
    """

    key: str
    label: Words
    short: Words
    icon: str
    path: str
    end: bool = False
    also: tuple[str, ...] = ()
    count: int = 0
    current: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Light:
    """The state of one door in the top bar; ``state`` is a tag kind: "kept", "warn", "late" or ""."""

    words: Words
    state: str = "kept"
    href: str = ""

    @property
    def icon(self) -> str:
        return {"kept": "check", "warn": "warning", "late": "late"}.get(self.state, "info")


ENTRIES = (
    Entry("queue", _("งานรอ"), _("งานรอ"), "inbox", "/cases/"),
    Entry("letters", _("ทะเบียนหนังสือ"), _("หนังสือ"), "letter", "/letters/"),
    Entry("contacts", _("ผู้ติดต่อ"), _("ผู้ติดต่อ"), "people", "/contacts/"),
    Entry("kpi", _("ตัวชี้วัด"), _("ตัวชี้วัด"), "chart", "/kpi/", also=("/reports/",)),
    Entry("settings", _("ตั้งค่า"), _("ตั้งค่า"), "gear", "/settings/", end=True),
)

_counts: dict[str, Callable[[HttpRequest], int]] = {}
_guards: dict[str, Callable[[HttpRequest], bool]] = {}
_lights: list[Callable[[HttpRequest], list[Light]]] = []


def counts(key: str) -> Callable[[Count], Count]:
    """Register the function that counts what waits behind the entry ``key``."""

    def register(count: Count) -> Count:
        _counts[key] = count
        return count

    return register


def shown_if(key: str) -> Callable[[Guard], Guard]:
    """Register the function that says whether the reader may see the entry ``key``."""

    def register(guard: Guard) -> Guard:
        _guards[key] = guard
        return guard

    return register


def lights(source: Lights) -> Lights:
    """Register a function that tells the state of one or more doors."""
    _lights.append(source)
    return source


def entries_for(request: HttpRequest) -> list[Entry]:
    """Return the entries this reader may see, with counts, the present one marked."""
    return [
        replace(
            entry,
            count=_counts[entry.key](request) if entry.key in _counts else 0,
            current=_current(entry, request.path),
        )
        for entry in ENTRIES
        if entry.key not in _guards or _guards[entry.key](request)
    ]


def lights_for(request: HttpRequest) -> list[Light]:
    """Return the state of every door, worst first."""
    order = {"late": 0, "warn": 1}
    found = [light for source in _lights for light in source(request)]
    return sorted(found, key=lambda light: order.get(light.state, 2))


def _current(entry: Entry, here: str) -> str:
    return "page" if here == entry.path else "true" if here.startswith((entry.path, *entry.also)) else ""
