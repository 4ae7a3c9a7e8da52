"""A clerk who chats with the office, for tests that read like the chat itself."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_reply
from tidtam.casework.letters.tests.office import Office, make_letter, make_office
from tidtam.casework.messaging.models import Direction, Kind, Message
from tidtam.casework.messaging.services import message_receive
from tidtam.channels.assistant.models import Dialogue, Hearing
from tidtam.channels.assistant.services import turn
from tidtam.channels.assistant.utterance import Deed, Utterance
from tidtam.core.contacts.services import identity_meet
from tidtam.core.kernel.drain import run_all

_numbers = count(1)


@dataclass
class Clerk:
    """Someone on LINE. Each thing said takes ten seconds, so that the chat has an order."""

    office: Office
    at: datetime
    language: str = "th"
    name: str = "อรทัย"
    heard: list[Message] = field(default_factory=list)
    last: Message | None = None

    def __post_init__(self):
        self.identity = identity_meet(
            channel="line", account="default", external_id=f"U{next(_numbers)}", name=self.name, at=self.at
        )

    def follows(self):
        return self._turn(Deed.FOLLOWED)

    def leaves(self):
        return self._turn(Deed.LEFT)

    def says(self, text: str):
        return self._said(Kind.TEXT, text)

    def sends(self, kind: Kind):
        return self._said(kind, "")

    def taps(self, act: str, **values: str):
        return self._turn(Deed.CHOSE, act=act, values=values)

    def taps_on(self, label: str):
        """Tap a button or an option of what was heard last."""
        for message in reversed(self.heard):
            payload = message.payload
            shown = [*payload.get("options", ()), *payload.get("actions", ()), *payload.get("quick", ())]
            for action in shown:
                if action["label"].startswith(label):
                    return self.taps(action["act"], **action["values"])
        raise AssertionError(f"no button {label!r} in {[message.payload for message in self.heard]}")

    def says_again(self):
        """The very same message comes a second time."""
        assert self.last is not None
        return self._turn(Deed.SAID, message=self.last, passes=False)

    def waits(self, **length: int):
        self.at += timedelta(**length)
        run_all(at=self.at)
        self.heard = []
        return self

    def officer_says(self, text: str, case: Case | None = None, **how: Any):
        self.at += timedelta(seconds=10)
        case = case or self.cases()[0]
        case_reply(case=case, officer=self.office.clerk, text=text, at=self.at, **how)
        run_all(at=self.at + timedelta(seconds=6))
        return self

    def cases(self) -> list[Case]:
        return list(Case.objects.filter(identity=self.identity))

    def case(self) -> Case:
        (case,) = self.cases()
        return case

    @property
    def hears(self) -> str:
        """All that was said back, in words."""
        return "\n".join(message.text for message in self.heard)

    @property
    def cards(self) -> list[str]:
        return [message.payload.get("card", "") for message in self.heard]

    @property
    def dialogue(self) -> Dialogue:
        return Dialogue.objects.get(identity=self.identity)

    def became(self) -> str:
        """What became of the last thing said."""
        return Hearing.objects.get(message=self.last).outcome

    def words_on(self, case: Case) -> list[str]:
        """What the person has said on a case, as its officer reads it."""
        said = case.messages.filter(direction=Direction.IN)
        return [message.text or message.kind for message in said]

    def _said(self, kind: Kind, text: str):
        at = self.at + timedelta(seconds=10)
        self.last, _new = message_receive(
            contact=self.identity.contact,
            identity=self.identity,
            kind=kind,
            text=text,
            external_id=f"m{next(_numbers)}",
            at=at,
        )
        return self._turn(Deed.SAID, message=self.last)

    def _turn(self, deed: Deed, *, passes: bool = True, **more):
        self.at += timedelta(seconds=10 if passes else 0)
        self.identity.refresh_from_db()
        utterance = Utterance(
            identity=self.identity,
            deed=deed,
            at=self.at,
            desk="letters",
            language=self.language,
            **more,
        )
        self.heard = turn(utterance=utterance)
        return self


def make_clerk(*, at: datetime, greeted: bool = True, office: Office | None = None, **over) -> Clerk:
    """A clerk at the office's chat, who has read the notice unless told otherwise."""
    clerk = Clerk(office or make_office(at=at), at, **over)
    if greeted:
        clerk.identity.notice_at = at
        clerk.identity.save()
    return clerk


__all__ = ["Clerk", "make_clerk", "make_letter"]
