"""From what the house says to what LINE shows: messages with channel-neutral payloads become bubbles.

``docs/conversation.md`` lists the payloads. A card that cannot be drawn is sent as its words.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tidtam.casework.messaging.models import Kind, Message
from tidtam.channels.line.actions import Action, Open, Say, Tap
from tidtam.channels.line.bubbles import Bubble, offer, signed_by, text_bubbles
from tidtam.channels.line.cards.case import CaseCard, Promised, case_bubble
from tidtam.channels.line.cards.choice import ChoiceCard, Option, choice_bubble
from tidtam.channels.line.cards.letter import LetterCard, Step, letter_bubble
from tidtam.channels.line.cards.survey import SurveyCard, survey_bubble
from tidtam.channels.line.cards.welcome import (
    Greeting,
    OutOfHours,
    PrivacyNotice,
    greeting_bubble,
    out_of_hours_bubble,
    privacy_bubble,
)
from tidtam.channels.line.postbacks import postback_data

log = logging.getLogger(__name__)
Payload = Mapping[str, Any]
KEYBOARD = {("menu", "talk"), ("menu", "letter")}
"""Taps after which one wants to type."""


def bubbles_of(messages: Sequence[Message], language: str) -> tuple[Bubble, ...]:
    """Return the bubbles of one delivery, the officer's words under the officer's name.

    Quick replies hang under the last bubble, also when they belong to an earlier one: LINE shows them nowhere
    else, and the privacy notice that follows a first answer offers none of its own.

    Args:
        messages: in the order they are said; those taken back meanwhile are left out.
        language: of the person, ``th`` or ``en``; what is stored in words stays as it was said.
    """
    with override("en" if language.startswith("en") else "th"):
        kept = [message for message in messages if message.withdrawn_at is None]
        bubbles = [bubble for message in kept for bubble in _bubbles(message)]
        offered = next((quick for one in reversed(kept) if (quick := one.payload.get("quick"))), ())
        return offer(bubbles, _actions(offered)) if bubbles and offered else tuple(bubbles)


def _bubbles(message: Message) -> tuple[Bubble, ...]:
    draw = CARDS.get(message.payload.get("card", "")) if message.kind == Kind.CARD else None
    if draw is not None:
        try:
            return (draw(_with_survey(message)),)
        except (KeyError, TypeError, ValueError):
            log.warning("The card of message %s cannot be drawn; its words are sent.", message.pk)
    bubbles = text_bubbles(message.text)
    if message.author is None:
        return bubbles
    return signed_by(bubbles, _("เจ้าหน้าที่%(name)s") % {"name": message.author.get_short_name()})


def _with_survey(message: Message) -> Payload:
    """Return the payload; of a survey that goes with a result the case tells what it does not say."""
    payload: dict[str, Any] = message.payload
    if payload.get("card") != "survey" or "asks" in payload or message.case is None:
        return payload
    case = message.case
    question = case.pack.questions[payload["question"] - 1]
    english = _english() and question.text_en
    settle = [
        {"label": _("เรียบร้อยแล้ว"), "act": "confirm", "values": {"c": case.public_id}},
        {"label": _("ยังไม่เรียบร้อย"), "act": "contest", "values": {"c": case.public_id}},
    ]
    return {
        "case": case.public_id,
        "number": case.number,
        "asks": question.text_en if english else question.text,
        "questions": len(case.pack.questions),
        "actions": settle,
        **payload,
    }


def _letter(payload: Payload) -> Bubble:
    steps = tuple(Step(step["label"], step["date"], step["state"]) for step in payload["steps"])
    facts = tuple((label, value) for label, value in payload["facts"])
    return letter_bubble(
        LetterCard(
            payload["number"],
            payload["subject"],
            payload["now"],
            steps,
            facts,
            automatic=payload.get("automatic", True),
            actions=_actions_of(payload),
        )
    )


def _case(payload: Payload) -> Bubble:
    promises = tuple(
        Promised(promise["what"], promise["due"], promise["state"], promise["tone"])
        for promise in payload["promises"]
    )
    return case_bubble(
        CaseCard(
            payload["number"],
            payload["title"],
            payload["state"],
            payload["tone"],
            promises,
            lines=tuple(payload.get("lines", ())),
            next=payload.get("next", ""),
            automatic=payload.get("automatic", False),
            actions=_actions_of(payload),
        )
    )


def _choice(payload: Payload) -> Bubble:
    options = tuple(
        Option(option["label"], _data(option), option.get("detail", "")) for option in payload["options"]
    )
    return choice_bubble(ChoiceCard(payload["title"], payload["question"], options, _actions_of(payload)))


def _survey(payload: Payload) -> Bubble:
    return survey_bubble(
        SurveyCard(
            payload["case"],
            payload["number"],
            payload["asks"],
            payload["question"],
            payload["questions"],
            _actions_of(payload),
        )
    )


def _greeting(payload: Payload) -> Bubble:
    services = tuple(payload["services"])
    return greeting_bubble(
        Greeting(payload["office"], services, payload.get("hours", ""), _actions_of(payload))
    )


def _privacy(payload: Payload) -> Bubble:
    return privacy_bubble(
        PrivacyNotice(
            payload["controller"],
            payload["purpose"],
            payload["kept_for"],
            payload["contact"],
            _actions_of(payload),
        )
    )


def _closed(payload: Payload) -> Bubble:
    hours = tuple(payload["hours"])
    return out_of_hours_bubble(
        OutOfHours(payload["opens"], hours, payload.get("number", ""), _actions_of(payload))
    )


CARDS: Mapping[str, Callable[[Payload], Bubble]] = {
    "letter": _letter,
    "case": _case,
    "choice": _choice,
    "survey": _survey,
    "greeting": _greeting,
    "privacy": _privacy,
    "closed": _closed,
}


def _actions_of(payload: Payload) -> tuple[Action, ...]:
    return _actions(payload.get("actions", ()))


def _actions(actions: Iterable[Payload]) -> tuple[Action, ...]:
    return tuple(_action(action) for action in actions)


def _action(action: Payload) -> Action:
    label = action["label"]
    if "uri" in action:
        return Open(label, action["uri"])
    if "say" in action:
        return Say(label, action["say"])
    opens = (action["act"], action.get("values", {}).get("v")) in KEYBOARD
    return Tap(label, _data(action), keyboard=opens)


def _data(action: Payload) -> str:
    return postback_data(action["act"], **action.get("values", {}))


def _english() -> bool:
    return (get_language() or "th").startswith("en")
