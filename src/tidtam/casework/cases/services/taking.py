"""Taking a request down by hand: a telephone call, a visit, a paper letter."""

from datetime import datetime

from django.db import transaction

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.opening import case_open
from tidtam.casework.cases.services.talking import message_attach, officer_actor
from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.services import message_receive
from tidtam.core.contacts.models import Contact
from tidtam.core.org.models import Officer
from tidtam.core.thai.text import truncate_graphemes

TITLE = 80


@transaction.atomic
def request_take(
    *,
    desk: Desk,
    contact: Contact,
    channel: str,
    text: str,
    officer: Officer,
    at: datetime,
    title: str = "",
    received_at: datetime | None = None,
    backdate_reason: str = "",
) -> Case:
    """Open a case for what somebody said to ``officer``, who keeps it.

    Args:
        text: what the person asked, as the conversation's first words.
        title: what it is about; the first words when left out.
        received_at: when it was received, if that was before ``at``.

    Raises:
        DomainError: as ``case_open`` does.
    """
    received_at = received_at or at
    case = case_open(
        desk=desk,
        contact=contact,
        channel=channel,
        title=title.strip() or truncate_graphemes(" ".join(text.split()), TITLE),
        received_at=received_at,
        backdate_reason=backdate_reason,
        assignee=officer,
        by=officer_actor(officer),
        at=at,
    )
    if text.strip():
        said, _new = message_receive(contact=contact, text=text, at=received_at)
        case = message_attach(case=case, message=said, at=at)
    return case
