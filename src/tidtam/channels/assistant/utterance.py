"""What a person said or did in a chat, whatever the channel: what doors hand to the assistant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tidtam.casework.messaging.models import Message
from tidtam.core.contacts.models import Identity


class Deed(StrEnum):
    SAID = "said"
    CHOSE = "chose"
    FOLLOWED = "followed"
    LEFT = "left"


@dataclass(frozen=True)
class Utterance:
    """One turn of a person.

    Args:
        identity: who, on which channel and account.
        deed: said something, chose an action, followed the account, or left (blocked) it.
        message: what was said, as kept; only with ``SAID``.
        act, values: the action chosen, as the assistant put it on its card; only with ``CHOSE``.
        desk: code of the desk this account is for.
        language: of the person on this channel, ``th`` or ``en``.
    """

    identity: Identity
    deed: Deed
    at: datetime
    desk: str
    message: Message | None = None
    act: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    language: str = "th"
