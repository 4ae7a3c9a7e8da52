"""The moves of the assistant, by name: each works on one ``Turn``."""

from collections.abc import Callable, Mapping

from tidtam.channels.assistant.conversation import Turn
from tidtam.channels.assistant.dialogue import Move
from tidtam.channels.assistant.moves import letters, places, results, talk

MOVES: Mapping[Move, Callable[[Turn], None]] = {
    Move.WELCOME: talk.welcome,
    Move.NOTE_LEAVING: talk.note_leaving,
    Move.EXPLAIN: talk.explain,
    Move.TELL_HOURS: talk.tell_hours,
    Move.TELL_PRIVACY: talk.tell_privacy,
    Move.LIST_CASES: talk.list_cases,
    Move.SHOW_CASE: talk.show_case,
    Move.ANSWER_COURTESY: talk.answer_courtesy,
    Move.GREET: talk.greet,
    Move.SAY_UNREADABLE: talk.say_unreadable,
    Move.STAY_CALM: talk.stay_calm,
    Move.ASK_NUMBER: letters.ask_number,
    Move.LOOK_UP: letters.look_up,
    Move.TAKE_LETTER: letters.take_letter,
    Move.TAKE_NONE: letters.take_none,
    Move.PUT_ON_CHOSEN: places.put_on_chosen,
    Move.PUT_ON_ASKED: places.put_on_asked,
    Move.PUT_ON_TALKING: places.put_on_talking,
    Move.PUT_ON_ONLY: places.put_on_only,
    Move.OPEN_NEW: places.open_new,
    Move.OPEN_OR_ASK: places.open_or_ask,
    Move.ASK_WHICH: places.ask_which,
    Move.ASK_OLD_OR_NEW: places.ask_old_or_new,
    Move.ASK_AGAIN: places.ask_again,
    Move.WAIT_QUIETLY: places.wait_quietly,
    Move.HAND_OVER_NEW: places.hand_over_new,
    Move.HAND_OVER_ONLY: places.hand_over_only,
    Move.HAND_OVER_NEWEST: places.hand_over_newest,
    Move.OFFER_SURVEY: results.offer_survey,
    Move.RATE: results.rate,
    Move.KEEP_SUGGESTION: results.keep_suggestion,
    Move.SEND_ON: results.send_on,
    Move.SKIP: results.skip,
    Move.CONFIRM: results.confirm,
    Move.CONTEST: results.contest,
}
