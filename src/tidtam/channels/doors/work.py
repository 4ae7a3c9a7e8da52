"""What waits and what is stuck at one account, as its page shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from tidtam.casework.messaging.models import Attachment, Delivery, Outcome
from tidtam.channels.doors.models import Envelope
from tidtam.core.kernel.models import WorkState


@dataclass(frozen=True)
class Work:
    """The work of one account.

    Args:
        heard_at, said_at: when the last event came in and the last message went out; None: never.
        unheard: events that still wait.
        dead_events, dead_sendings, dead_files: what nobody will try again unless a person says so.
    """

    heard_at: datetime | None
    said_at: datetime | None
    unheard: int
    dead_events: int
    dead_sendings: int
    dead_files: int


def work_of(channel: str, account: str) -> Work:
    """Return what waits and what is stuck at one account."""
    envelopes = Envelope.objects.filter(source=f"{channel}:{account}")
    sent = Delivery.objects.filter(identity__channel=channel, identity__account=account)
    return Work(
        heard_at=envelopes.aggregate(last=Max("received_at"))["last"],
        said_at=sent.aggregate(last=Max("sent_at"))["last"],
        unheard=envelopes.filter(work_state=WorkState.WAITING).count(),
        dead_events=envelopes.filter(work_state=WorkState.DEAD).count(),
        dead_sendings=deliveries_dead(channel, account).count(),
        dead_files=fetches_dead(channel, account).count(),
    )


def deliveries_dead(channel: str, account: str) -> QuerySet[Delivery]:
    """Return the messages that failed for good, to people who can still be reached here."""
    return Delivery.objects.filter(
        identity__channel=channel,
        identity__account=account,
        identity__blocked_at=None,
        outcome=Outcome.FAILED,
        work_state=WorkState.DEAD,
    )


def fetches_dead(channel: str, account: str) -> QuerySet[Attachment]:
    """Return the files that could not be fetched."""
    return Attachment.objects.filter(
        message__identity__channel=channel,
        message__identity__account=account,
        fetch=Attachment.Fetch.WAITING,
        work_state=WorkState.DEAD,
    )
