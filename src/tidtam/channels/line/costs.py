"""What an answer on LINE costs now: nothing while a reply token lives, else one of the month's quota."""

from datetime import datetime

from tidtam.casework.messaging.costs import SendingCost
from tidtam.channels.doors.models import DoorState
from tidtam.channels.line.models import LIFE, LIFE_AFTER_EVENT, ReplyToken
from tidtam.core.contacts.models import Identity


def cost_of(identity: Identity, at: datetime) -> SendingCost:
    """Return what sending to ``identity`` costs at ``at``."""
    door = DoorState.objects.filter(channel=identity.channel, account=identity.account).first()
    tokens = ReplyToken.objects.alive(at).filter(identity=identity)
    lives = [min(token.received_at + LIFE, token.event_at + LIFE_AFTER_EVENT) for token in tokens]
    return SendingCost(
        free_until=max(lives, default=None),
        quota_used=door.quota_used if door else None,
        quota_limit=door.quota_limit if door else None,
        blocked=identity.blocked_at is not None,
    )
