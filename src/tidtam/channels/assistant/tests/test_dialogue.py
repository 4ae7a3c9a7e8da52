"""The table of moves: every intent in every situation has a move, and the right one."""

from itertools import product

import pytest

from tidtam.channels.assistant.dialogue import CHOICES, RULES, Asked, Move, Situation, decide
from tidtam.channels.assistant.intents import Intent
from tidtam.channels.assistant.moves import MOVES

TRUTHS = (False, True)
SITUATIONS = [
    Situation(asked, open_, closed, talking, misread, tracks)
    for asked, open_, closed, talking, misread, tracks in product(
        Asked, (0, 1, 2), TRUTHS, TRUTHS, (0, 1), TRUTHS
    )
    if not talking or open_
]
CONTENT = (Intent.WORDS, Intent.MEDIA, Intent.LETTER_NUMBER)
KEEPS = {
    Move.LOOK_UP, Move.PUT_ON_ASKED, Move.PUT_ON_TALKING, Move.PUT_ON_ONLY, Move.OPEN_NEW, Move.ASK_WHICH,
    Move.ASK_OLD_OR_NEW, Move.ASK_AGAIN, Move.WAIT_QUIETLY, Move.HAND_OVER_NEW, Move.HAND_OVER_NEWEST,
    Move.KEEP_SUGGESTION,
}  # fmt: skip


def test_every_move_is_made_by_somebody():
    assert set(MOVES) == set(Move)


def test_every_move_is_reached_and_no_rule_is_in_vain():
    reached = {decide(intent, situation) for intent in Intent for situation in SITUATIONS}
    assert reached == set(Move)
    hit = set()
    for intent, situation in product(Intent, SITUATIONS):
        fits = (
            place
            for place, (intents, when, _move) in enumerate(RULES)
            if intent in intents and when(situation)
        )
        hit.add(next(fits, None))
    assert set(range(len(RULES))) <= hit


@pytest.mark.parametrize("intent", CONTENT)
def test_what_somebody_says_is_always_kept_somewhere(intent):
    assert {decide(intent, situation) for situation in SITUATIONS} <= KEEPS


def test_a_person_is_one_tap_away_in_every_situation():
    hand_over = {
        Move.HAND_OVER_NEW, Move.HAND_OVER_ONLY, Move.HAND_OVER_NEWEST, Move.PUT_ON_TALKING, Move.ASK_WHICH,
    }  # fmt: skip
    assert {decide(Intent.MENU_TALK, situation) for situation in SITUATIONS} <= hand_over


def test_while_an_officer_talks_words_go_there():
    talking = [
        situation for situation in SITUATIONS if situation.talking and situation.asked is Asked.NOTHING
    ]
    for intent in (Intent.WORDS, Intent.MEDIA, Intent.COURTESY, Intent.GREETING, Intent.UNREADABLE):
        assert {decide(intent, situation) for situation in talking} == {Move.PUT_ON_TALKING}


def test_two_misunderstandings_bring_a_person():
    for asked in (Asked.NOTHING, Asked.LETTER_NUMBER):
        assert decide(Intent.WORDS, Situation(asked)) is Move.ASK_AGAIN
        assert decide(Intent.WORDS, Situation(asked, misread=1)) is Move.HAND_OVER_NEW
    assert decide(Intent.WORDS, Situation(Asked.WHICH_CASE, open=2, misread=1)) is Move.HAND_OVER_NEWEST


@pytest.mark.parametrize("asked", sorted(CHOICES))
def test_words_instead_of_a_choice_are_asked_about_once_more(asked):
    assert decide(Intent.WORDS, Situation(asked, open=2)) is Move.ASK_AGAIN


def test_courtesy_never_opens_a_case():
    opens = {Move.OPEN_NEW, Move.HAND_OVER_NEW}
    polite = (Intent.COURTESY, Intent.GREETING)
    assert not {decide(intent, situation) for intent in polite for situation in SITUATIONS} & opens


def test_a_photo_is_a_full_report():
    assert decide(Intent.MEDIA, Situation()) is Move.OPEN_NEW
    assert decide(Intent.MEDIA, Situation(Asked.LETTER_NUMBER)) is Move.OPEN_NEW


def test_a_desk_that_tracks_no_letters_takes_words_as_they_are():
    assert decide(Intent.WORDS, Situation(tracks=False)) is Move.OPEN_NEW
    assert decide(Intent.LETTER_NUMBER, Situation(tracks=False)) is Move.OPEN_NEW
