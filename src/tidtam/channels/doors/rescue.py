"""When the assistant breaks on somebody's words, the words still reach an officer."""

import logging

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_open, message_attach
from tidtam.casework.desks.models import Desk
from tidtam.channels.assistant.utterance import Utterance

log = logging.getLogger(__name__)


def utterance_rescue(*, utterance: Utterance) -> None:
    """Put what was said on the person's newest open case, or on a new one of the account's desk.

    Nobody is answered by machine; the case waits in the queue as any other. Deeds without words are let go.
    """
    log.error("the assistant could not take an utterance by itself (%s)", utterance.deed)
    message, contact = utterance.message, utterance.identity.contact
    if message is None or message.case_id is not None:
        return
    case = Case.objects.open().filter(contact=contact).order_by("-opened_at").first() or case_open(
        desk=Desk.objects.get(code=utterance.desk),
        contact=contact,
        identity=utterance.identity,
        channel=utterance.identity.channel,
        title=message.text,
        at=utterance.at,
    )
    message_attach(case=case, message=message, at=utterance.at)
