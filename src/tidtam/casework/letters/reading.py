"""How a letter number that is being typed is understood, shown before it is saved."""

from dataclasses import dataclass
from datetime import date

from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.selectors import twins_of
from tidtam.core.org.models import Unit
from tidtam.core.thai.folding import fold
from tidtam.core.thai.letter_reference import LetterReference, parse_letter_reference


@dataclass(frozen=True)
class ReferenceRead:
    """What was typed, what was read in it (None: kept as typed), and letters of the same number."""

    typed: str
    reference: LetterReference | None
    twins: list[Letter]


def reference_read(text: str, *, unit: Unit, today: date) -> ReferenceRead:
    """Read a letter number for the register of ``unit``; ``today`` dates a day without a year."""
    reference = parse_letter_reference(text, today=today)
    canonical = reference.canonical if reference else "".join(fold(text).split())
    dated = reference.dated if reference else None
    return ReferenceRead(text.strip(), reference, twins_of(canonical=canonical, unit=unit, dated=dated))
