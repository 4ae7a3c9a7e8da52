"""What a person may want, whatever the way they said it: typed, tapped or done. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tidtam.core.thai.letter_reference import LetterReference


class Intent(StrEnum):
    FOLLOW = "follow"
    LEAVE = "leave"
    MENU_LETTER = "menu_letter"
    MENU_CASES = "menu_cases"
    MENU_TALK = "menu_talk"
    MENU_HELP = "menu_help"
    MENU_HOURS = "menu_hours"
    MENU_RATE = "menu_rate"
    MENU_PRIVACY = "menu_privacy"
    PICK_LETTER = "pick_letter"
    PICK_NO_LETTER = "pick_no_letter"
    PICK_CASE = "pick_case"
    PICK_NEW = "pick_new"
    SHOW_CASE = "show_case"
    RATE = "rate"
    SKIP = "skip"
    CONFIRM = "confirm"
    CONTEST = "contest"
    SEND_ON = "send_on"
    LETTER_NUMBER = "letter_number"
    WORDS = "words"
    MEDIA = "media"
    UNREADABLE = "unreadable"
    COURTESY = "courtesy"
    GREETING = "greeting"
    OLD_BUTTON = "old_button"


@dataclass(frozen=True)
class Named:
    """A letter number as a person gave it.

    ``key`` is the same for every way of writing it, ``shown`` is what we say back, ``said`` is what the
    register is asked with.
    """

    key: str
    shown: str
    said: LetterReference | str


@dataclass(frozen=True)
class Heard:
    """What was understood: the intent, the values of a tap, the letter numbers named."""

    intent: Intent
    values: Mapping[str, str] = field(default_factory=dict)
    numbers: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Option:
    """One of the answers to what we asked: shown, and what choosing it means."""

    label: str
    act: str
    values: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
