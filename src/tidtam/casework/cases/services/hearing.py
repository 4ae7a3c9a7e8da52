"""What a person said, put on a case that is held."""

from datetime import datetime

from tidtam.casework.cases.services.settling import Held
from tidtam.casework.cases.services.showing import LAST, show_last
from tidtam.casework.messaging.models import Message
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor
from tidtam.core.thai.folding import fold

HEARD = ("unanswered_since", "search_text", *LAST)


def hear(held: Held, message: Message, *, at: datetime) -> None:
    """Put ``message`` on a held case and change the columns ``HEARD``, which the caller saves."""
    case = held.case
    message.case = case
    message.save(update_fields=["case"])
    by = Actor(ActorKind.CONTACT, message.contact_id)
    held.record("message.received", by=by, at=at, message=message.pk)
    case.unanswered_since = case.unanswered_since or message.occurred_at
    case.search_text = f"{case.search_text} {fold(message.text)}".strip()[:4000]
    show_last(case, message)
