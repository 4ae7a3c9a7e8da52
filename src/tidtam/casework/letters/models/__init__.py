"""The register of letters received (form 13) and what goes with it."""

from tidtam.casework.letters.models.following import LetterFollow
from tidtam.casework.letters.models.imports import ImportRow, LetterImport
from tidtam.casework.letters.models.letter import Addressee, Letter, LetterQuerySet, Secrecy, Urgency
from tidtam.casework.letters.models.movement import LetterFile, Movement

__all__ = [
    "Addressee",
    "ImportRow",
    "Letter",
    "LetterFile",
    "LetterFollow",
    "LetterImport",
    "LetterQuerySet",
    "Movement",
    "Secrecy",
    "Urgency",
]
