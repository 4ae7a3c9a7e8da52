"""Whose turn it is and what to do about it: one table, read from the top. Pure.

What was said (``Intent``) and how things stand (``Situation``) decide on one ``Move``. The moves themselves
are in ``moves/``; ``docs/conversation.md`` tells the same as a story.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tidtam.channels.assistant.intents import Intent

PATIENCE = 1
"""Misunderstandings after which the next one brings a person: two in all."""


class Asked(StrEnum):
    """What we asked last and still wait for."""

    NOTHING = ""
    LETTER_NUMBER = "letter_number"
    NUMBER_AGAIN = "number_again"
    WHICH_LETTER = "which_letter"
    WHICH_CASE = "which_case"
    OLD_OR_NEW = "old_or_new"
    CONCERN = "concern"
    SUGGESTION = "suggestion"
    LISTED = "listed"


CHOICES = frozenset({Asked.WHICH_LETTER, Asked.WHICH_CASE, Asked.OLD_OR_NEW})
FOR_A_NEW_CASE = frozenset({Asked.LETTER_NUMBER, Asked.WHICH_LETTER, Asked.OLD_OR_NEW})
ABOUT_ONE_CASE = frozenset({Asked.CONCERN, Asked.NUMBER_AGAIN})


class Move(StrEnum):
    """What the assistant does."""

    WELCOME = "welcome"
    NOTE_LEAVING = "note_leaving"
    ASK_NUMBER = "ask_number"
    LIST_CASES = "list_cases"
    EXPLAIN = "explain"
    TELL_HOURS = "tell_hours"
    OFFER_SURVEY = "offer_survey"
    TELL_PRIVACY = "tell_privacy"
    SHOW_CASE = "show_case"
    LOOK_UP = "look_up"
    TAKE_LETTER = "take_letter"
    TAKE_NONE = "take_none"
    PUT_ON_CHOSEN = "put_on_chosen"
    PUT_ON_ASKED = "put_on_asked"
    PUT_ON_TALKING = "put_on_talking"
    PUT_ON_ONLY = "put_on_only"
    OPEN_NEW = "open_new"
    OPEN_OR_ASK = "open_or_ask"
    ASK_WHICH = "ask_which"
    ASK_OLD_OR_NEW = "ask_old_or_new"
    ASK_AGAIN = "ask_again"
    WAIT_QUIETLY = "wait_quietly"
    HAND_OVER_NEW = "hand_over_new"
    HAND_OVER_ONLY = "hand_over_only"
    HAND_OVER_NEWEST = "hand_over_newest"
    RATE = "rate"
    KEEP_SUGGESTION = "keep_suggestion"
    SEND_ON = "send_on"
    SKIP = "skip"
    CONFIRM = "confirm"
    CONTEST = "contest"
    ANSWER_COURTESY = "answer_courtesy"
    GREET = "greet"
    SAY_UNREADABLE = "say_unreadable"
    STAY_CALM = "stay_calm"


@dataclass(frozen=True)
class Situation:
    """How things stand for one person on one channel.

    Args:
        asked: what we wait for; nothing once it is too old or an officer has spoken since.
        open: how many cases are open, counted to two.
        closed: whether a case was finished within the last days.
        talking: whether an officer is in the middle of a talk with the person.
        misread: how often we did not understand, one after the other.
        tracks: whether this desk tracks letters.
    """

    asked: Asked = Asked.NOTHING
    open: int = 0
    closed: bool = False
    talking: bool = False
    misread: int = 0
    tracks: bool = True

    @property
    def choosing(self) -> bool:
        """Say whether we wait for a choice."""
        return self.asked in CHOICES

    @property
    def impatient(self) -> bool:
        """Say whether one more misunderstanding is one too many."""
        return self.misread >= PATIENCE


When = Callable[[Situation], bool]
Rule = tuple[frozenset[Intent], When, Move]


def _said(*intents: Intent) -> frozenset[Intent]:
    return frozenset(intents)


def _always(_situation: Situation) -> bool:
    return True


I, M, A = Intent, Move, Asked  # noqa: E741 - the table below is read by eye
CONTENT = _said(I.WORDS, I.MEDIA, I.LETTER_NUMBER)
POLITE = _said(I.COURTESY, I.GREETING)

RULES: tuple[Rule, ...] = (
    # Comings and goings, and what is always at hand.
    (_said(I.FOLLOW), _always, M.WELCOME),
    (_said(I.LEAVE), _always, M.NOTE_LEAVING),
    (_said(I.MENU_LETTER), lambda s: s.tracks, M.ASK_NUMBER),
    (_said(I.MENU_LETTER), _always, M.OPEN_OR_ASK),
    (_said(I.MENU_CASES), _always, M.LIST_CASES),
    (_said(I.MENU_HELP), _always, M.EXPLAIN),
    (_said(I.MENU_HOURS), _always, M.TELL_HOURS),
    (_said(I.MENU_RATE), _always, M.OFFER_SURVEY),
    (_said(I.MENU_PRIVACY), _always, M.TELL_PRIVACY),
    (_said(I.SHOW_CASE), _always, M.SHOW_CASE),
    # A person, please.
    (_said(I.MENU_TALK), lambda s: s.talking, M.PUT_ON_TALKING),
    (_said(I.MENU_TALK), lambda s: s.asked is A.WHICH_CASE and s.open > 0, M.HAND_OVER_NEWEST),
    (
        _said(I.MENU_TALK),
        lambda s: s.asked in FOR_A_NEW_CASE,
        M.HAND_OVER_NEW,
    ),
    (_said(I.MENU_TALK), lambda s: s.open > 1, M.ASK_WHICH),
    (_said(I.MENU_TALK), lambda s: s.open == 1, M.HAND_OVER_ONLY),
    (_said(I.MENU_TALK), _always, M.HAND_OVER_NEW),
    # Choices, also those of a card further up in the chat.
    (_said(I.PICK_LETTER), lambda s: s.tracks, M.TAKE_LETTER),
    (_said(I.PICK_NO_LETTER), _always, M.TAKE_NONE),
    (_said(I.PICK_CASE), _always, M.PUT_ON_CHOSEN),
    (_said(I.PICK_NEW), _always, M.OPEN_OR_ASK),
    # After the result.
    (_said(I.RATE), _always, M.RATE),
    (_said(I.SEND_ON), _always, M.SEND_ON),
    (_said(I.CONFIRM), _always, M.CONFIRM),
    (_said(I.CONTEST), _always, M.CONTEST),
    (_said(I.SKIP), _always, M.SKIP),
    (_said(I.COURTESY), lambda s: s.asked is A.SUGGESTION, M.SKIP),
    (_said(I.WORDS), lambda s: s.asked is A.SUGGESTION, M.KEEP_SUGGESTION),
    # A letter number is a request of its own, at any time.
    (_said(I.LETTER_NUMBER), lambda s: s.tracks, M.LOOK_UP),
    # While an officer talks, the assistant is quiet.
    (CONTENT | POLITE | _said(I.UNREADABLE), lambda s: s.talking, M.PUT_ON_TALKING),
    (_said(I.COURTESY), _always, M.ANSWER_COURTESY),
    (_said(I.GREETING), _always, M.GREET),
    # We asked, and this is the answer, or it is not.
    (CONTENT, lambda s: s.asked in ABOUT_ONE_CASE, M.PUT_ON_ASKED),
    (_said(I.MEDIA), lambda s: s.choosing, M.WAIT_QUIETLY),
    (CONTENT, lambda s: s.asked is A.WHICH_CASE and s.impatient and s.open > 0, M.HAND_OVER_NEWEST),
    (CONTENT, lambda s: s.choosing and s.impatient, M.HAND_OVER_NEW),
    (CONTENT, lambda s: s.choosing, M.ASK_AGAIN),
    (_said(I.MEDIA), lambda s: s.asked is A.LETTER_NUMBER, M.OPEN_NEW),
    (CONTENT, lambda s: s.asked is A.LETTER_NUMBER and s.impatient, M.HAND_OVER_NEW),
    (CONTENT, lambda s: s.asked is A.LETTER_NUMBER, M.ASK_AGAIN),
    # Words that came by themselves.
    (CONTENT | _said(I.UNREADABLE), lambda s: s.open == 1, M.PUT_ON_ONLY),
    (_said(I.UNREADABLE), _always, M.SAY_UNREADABLE),
    (CONTENT, lambda s: s.open > 1, M.ASK_WHICH),
    (CONTENT, lambda s: s.closed, M.ASK_OLD_OR_NEW),
    (_said(I.MEDIA), _always, M.OPEN_NEW),
    (CONTENT, lambda s: not s.tracks, M.OPEN_NEW),
    (CONTENT, lambda s: s.impatient, M.HAND_OVER_NEW),
    (CONTENT, _always, M.ASK_AGAIN),
)


def decide(intent: Intent, situation: Situation) -> Move:
    """Return the move of the first rule that fits; what fits none is a button that has lost its meaning."""
    for intents, when, move in RULES:
        if intent in intents and when(situation):
            return move
    return Move.STAY_CALM
