"""One turn of a conversation: who speaks, how things stand, what is said back. Moves work on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_say
from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.models import Message
from tidtam.casework.messaging.services import Part, message_receive, message_send
from tidtam.channels.assistant import cards, placing
from tidtam.channels.assistant.dialogue import Asked, Situation
from tidtam.channels.assistant.intents import Heard, Option
from tidtam.channels.assistant.models import Dialogue, Outcome
from tidtam.channels.assistant.utterance import Utterance
from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.selectors import calendar_load
from tidtam.core.contacts.models import Identity
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor


@dataclass
class Turn:
    """What moves read and write.

    ``message`` is what has to find a place: what was said, or a tap put on record (``tapped``). ``outcome``
    is what became of it when it found none. ``on`` is the case the answer belongs to, ``placed`` the keys of
    messages that are on a case or wait. All that is said leaves as one delivery: a reply is free only once.
    """

    utterance: Utterance
    dialogue: Dialogue
    heard: Heard
    situation: Situation
    officer: Message | None = None
    message: Message | None = None
    outcome: Outcome = Outcome.ANSWERED
    parts: list[Part] = field(default_factory=list)
    on: Case | None = None
    placed: set[int] = field(default_factory=set)

    @property
    def at(self) -> datetime:
        """When it was said."""
        return self.utterance.at

    @property
    def identity(self) -> Identity:
        """Who speaks, on which channel."""
        return self.utterance.identity

    @property
    def desk(self) -> Desk:
        """The desk this account is for."""
        return self.dialogue.desk

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The desk's office hours."""
        return calendar_load(Calendar(pk=self.desk.calendar_id))

    @cached_property
    def waiting(self) -> list[Message]:
        """What waits for a choice since earlier turns, as long as it has found no place."""
        return placing.waiting_messages(self.dialogue)

    @property
    def actor(self) -> Actor:
        """The person, as the ledger names actors."""
        return Actor(ActorKind.CONTACT, self.identity.contact_id)

    def say(self, *parts: Part) -> None:
        """Add to the answer."""
        self.parts += parts

    def words(self, text: str, *actions: cards.Action) -> None:
        """Add a text to the answer, with a way to a person below it."""
        self.say(cards.words(text, *actions))

    def ask(self, asked: Asked, *, about: Case | None = None, options: Sequence[Option] = ()) -> None:
        """Wait for an answer to what is being asked."""
        self.dialogue.asked, self.dialogue.asked_at = asked.value, self.at
        self.dialogue.about = about
        self.dialogue.options = [cards.option_json(option) for option in options]

    def understood(self) -> None:
        """Wait for nothing more: the question was answered or has lost its meaning."""
        self.ask(Asked.NOTHING)
        self.dialogue.misread = 0

    def tapped(self, words: str) -> None:
        """Put a tap on record as the words the person sees in the chat, unless something was typed."""
        if self.message is None:
            self.message, _new = message_receive(
                contact=self.identity.contact,
                identity=self.identity,
                text=words,
                payload={"tapped": True},
                at=self.at,
            )

    def carried(self) -> list[Message]:
        """Return everything that needs a place: what has been waiting, and what was said now."""
        said = [self.message] if self.message else []
        return [*self.waiting, *(message for message in said if message.pk not in self.placed)]

    def put(self, case: Case, *, unsure: bool = False) -> Case:
        """Put everything carried on ``case``; the answer belongs there too."""
        messages = self._taken()
        self.on = placing.put(dialogue=self.dialogue, case=case, messages=messages, at=self.at, unsure=unsure)
        return self.on

    def open(self, title: str = "") -> Case:
        """Open a case with everything carried; the answer belongs there too."""
        messages = self._taken()
        self.on = placing.case_for(
            dialogue=self.dialogue, messages=messages, title=title, by=self.actor, at=self.at
        )
        return self.on

    def _taken(self) -> list[Message]:
        """Return everything carried, which from now on has its place."""
        messages = self.carried()
        self.placed |= {message.pk for message in messages}
        self.waiting = []
        return messages

    def hold(self) -> None:
        """Let what was said wait until its person has chosen where it goes."""
        if self.message is not None:
            held = [self.message]
            placing.hear(dialogue=self.dialogue, messages=held, outcome=Outcome.WAITING, at=self.at)
            self.placed.add(self.message.pk)

    def leave(self) -> list[Message]:
        """Send the answer as one delivery and return what was said."""
        if not self.parts:
            return []
        if self.on is not None:
            return case_say(case=self.on, parts=self.parts, at=self.at)
        return message_send(
            contact=self.identity.contact, identity=self.identity, parts=self.parts, at=self.at
        )
