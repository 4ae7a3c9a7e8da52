"""What the floors above add to the screens of a case; each fills its part in ``AppConfig.ready()``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tidtam.casework.cases.models import Case
from tidtam.core.kernel.panels import Place
from tidtam.core.org.models import Officer

side: Place[Case] = Place()
"""Sections beside the conversation, such as the letter and its steps."""

words: list[Callable[[Case, str], dict[str, str]]] = []
"""What ready answers may name (case, language): ``{letter}``, ``{step}`` …"""

kin: list[Callable[[Case], Iterable[int]]] = []
"""Keys of cases that are about the same thing and might be merged."""


@dataclass(frozen=True)
class Reference:
    """Something in a register that a new case can be about."""

    public_id: str
    title: str
    detail: str


@dataclass(frozen=True)
class Register:
    """A register that a new case looks into.

    Args:
        find: what a text names, as this officer may see it (text, officer, at).
        link: ties a case to an entry (case, public_id, officer, at).
    """

    find: Callable[[str, Officer, datetime], list[Reference]]
    link: Callable[[Case, str, Officer, datetime], None]


registers: list[Register] = []
