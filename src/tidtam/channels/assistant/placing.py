"""Where messages go: on a case, or waiting until their person has said on which."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_open, message_attach
from tidtam.casework.messaging.models import Kind, Message
from tidtam.channels.assistant.models import Dialogue, Hearing, Outcome
from tidtam.core.kernel.models import WorkState
from tidtam.core.ledger.services import SYSTEM, Actor

WAITS = timedelta(minutes=5)
"""How long a message waits for its person to choose before it goes to an officer by itself."""

LATE = timedelta(minutes=2)
UNSURE = "unsure"
"""Key in a message's payload: the assistant guessed the case, an officer should look."""


def waiting_messages(dialogue: Dialogue) -> list[Message]:
    """Return the messages that wait for a choice, oldest first; those taken back meanwhile wait no longer."""
    waiting = Message.objects.filter(hearing__dialogue=dialogue, hearing__outcome=Outcome.WAITING)
    messages = list(waiting.order_by("occurred_at", "hearing__pk"))
    gone = [message for message in messages if message.withdrawn_at is not None]
    if gone:
        heard = Hearing.objects.filter(message__in=gone)
        heard.update(outcome=Outcome.WITHDRAWN, work_state=WorkState.DONE)
    return [message for message in messages if message not in gone]


def hear(*, dialogue: Dialogue, messages: Sequence[Message], outcome: Outcome, at: datetime) -> None:
    """Note what became of messages, each once; waiting ones all go when the first has waited long enough."""
    waits = outcome == Outcome.WAITING
    due_at = at + WAITS if waits else at
    state = WorkState.WAITING if waits else WorkState.DONE
    Hearing.objects.bulk_create(
        [
            Hearing(message=message, dialogue=dialogue, outcome=outcome, due_at=due_at, work_state=state)
            for message in dict.fromkeys(messages)
        ],
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=["dialogue", "outcome", "due_at", "work_state"],
    )


def case_for(
    *,
    dialogue: Dialogue,
    messages: Sequence[Message],
    at: datetime,
    title: str = "",
    by: Actor = SYSTEM,
    takes_them: bool = True,
) -> Case:
    """Open a case, received when the first of ``messages`` was sent: waiting costs the person no time.

    Args:
        takes_them: put the messages on it too.
    """
    first = min((message.occurred_at for message in messages), default=at)
    received_at = min(first, at)
    with override("th"):
        late = _("ผู้แจ้งส่งข้อความไว้ก่อนแล้ว ระบบเปิดเรื่องภายหลัง") if at - received_at > LATE else ""
        titled = title or _title(messages)
    taken = messages if takes_them else ()
    hear(dialogue=dialogue, messages=taken, outcome=Outcome.PLACED, at=at)
    return case_open(
        desk=dialogue.desk,
        contact=dialogue.identity.contact,
        identity=dialogue.identity,
        channel=dialogue.identity.channel,
        title=titled,
        received_at=received_at,
        backdate_reason=late,
        by=by,
        at=at,
        said=taken,
    )


def put(
    *, dialogue: Dialogue, case: Case, messages: Sequence[Message], at: datetime, unsure: bool = False
) -> Case:
    """Put ``messages`` on ``case``; with ``unsure`` they are marked for the officer to look at."""
    for message in messages:
        if unsure:
            message.payload = {**message.payload, UNSURE: True}
            message.save(update_fields=["payload"])
        case = message_attach(case=case, message=message, at=at)
    hear(dialogue=dialogue, messages=messages, outcome=Outcome.PLACED, at=at)
    return case


def _title(messages: Sequence[Message]) -> str:
    """Return the first words said, else what was sent."""
    said = next((m.text for m in messages if m.text.strip() and not m.payload.get("tapped")), "")
    if said or not messages:
        return said or _("ขอคุยกับเจ้าหน้าที่")
    tapped = messages[0].payload.get("tapped")
    return _("ขอคุยกับเจ้าหน้าที่") if tapped else str(Kind(messages[0].kind).label)
