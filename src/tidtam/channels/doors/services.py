"""What every door writes: envelopes as they come in, and how the door itself is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from tidtam.casework.messaging.models import Attachment, Delivery, Outcome
from tidtam.channels.doors.models import DoorState, Envelope
from tidtam.channels.doors.troubles import CLOSING, Trouble
from tidtam.channels.doors.work import deliveries_dead, fetches_dead
from tidtam.core.kernel import drain
from tidtam.core.thai.era import bangkok_time


@dataclass(frozen=True)
class Incoming:
    """One event as a channel delivered it.

    Args:
        external_id: the channel's own name of the event.
        sender: whose events are kept in order; "" when nobody's.
        body: the event as JSON that a database can store.
        occurred_at: when it happened; None when the channel does not say.
    """

    external_id: str
    sender: str
    body: dict[str, Any]
    occurred_at: datetime | None


@transaction.atomic
def envelopes_store(*, source: str, incoming: Sequence[Incoming], at: datetime) -> None:
    """Keep what came in, each event once; one known already, worked on or not, changes nothing.

    Args:
        source: channel and account, such as ``line:default``.
    """
    rows = [
        Envelope(
            source=source,
            external_id=each.external_id,
            sender=each.sender[:128],
            body=each.body,
            occurred_at=each.occurred_at or at,
            received_at=at,
            due_at=at,
        )
        for each in incoming
    ]
    Envelope.objects.bulk_create(rows, ignore_conflicts=True)


def door_fine(*, channel: str, account: str, at: datetime) -> None:
    """Note that a call went through: what kept the door shut is over. A spent quota is not."""
    shut = DoorState.objects.filter(channel=channel, account=account, trouble__in=CLOSING)
    shut.update(ok=True, trouble="", detail="", since=None, checked_at=at)


@transaction.atomic
def door_trouble(*, channel: str, account: str, trouble: Trouble, at: datetime, detail: str = "") -> None:
    """Note what is wrong; ``since`` stays as long as it is the same trouble."""
    state, _made = DoorState.objects.select_for_update().get_or_create(channel=channel, account=account)
    if state.trouble != trouble:
        state.since = at
    state.ok, state.trouble, state.detail, state.checked_at = False, trouble, detail[:300], at
    state.save(update_fields=["ok", "trouble", "detail", "since", "checked_at"])


@transaction.atomic
def door_quota(*, channel: str, account: str, used: int, limit: int | None, at: datetime) -> None:
    """Keep the month's quota; the door works, since it answered.

    The channel's count may lag behind its refusals: once it has refused, the quota stays spent until the
    month turns, the limit is raised or a message goes through.
    """
    state, _made = DoorState.objects.select_for_update().get_or_create(channel=channel, account=account)
    if limit is not None and _is_refused_still(state, limit, at):
        used = max(used, limit)
    spent = limit is not None and used >= limit
    state.quota_used, state.quota_limit, state.quota_at, state.checked_at = used, limit, at, at
    if spent and state.trouble != Trouble.QUOTA_SPENT:
        state.ok, state.trouble, state.detail, state.since = False, Trouble.QUOTA_SPENT, "", at
    elif not spent:
        state.ok, state.trouble, state.detail, state.since = True, "", "", None
    state.save()


def push_count(*, channel: str, account: str) -> None:
    """Count one message just pushed, until the channel's own count comes; never beyond the limit.

    What went through shows that a quota called spent is so no longer; that it is spent only the channel says.
    """
    doors = DoorState.objects.filter(channel=channel, account=account)
    doors.filter(trouble=Trouble.QUOTA_SPENT).update(ok=True, trouble="", detail="", since=None)
    known = doors.filter(quota_used__isnull=False)
    known.filter(quota_limit=None).update(quota_used=F("quota_used") + 1)
    known.exclude(quota_limit=None).update(quota_used=Least(F("quota_used") + 1, F("quota_limit")))


@transaction.atomic
def quota_refused(*, channel: str, account: str, at: datetime, detail: str = "") -> None:
    """Note that the channel refused for want of quota: all of the limit is used, whatever was counted."""
    door_trouble(channel=channel, account=account, trouble=Trouble.QUOTA_SPENT, detail=detail, at=at)
    limited = DoorState.objects.filter(channel=channel, account=account, quota_limit__isnull=False)
    limited.update(quota_used=F("quota_limit"), quota_at=at)


def _is_refused_still(state: DoorState, limit: int, at: datetime) -> bool:
    """Say whether a quota called spent is so yet: the month (Asia/Bangkok) and the limit are the same."""
    if state.trouble != Trouble.QUOTA_SPENT or state.since is None:
        return False
    raised = state.quota_limit is not None and limit > state.quota_limit
    then, now = bangkok_time(state.since), bangkok_time(at)
    return not raised and (then.year, then.month) == (now.year, now.month)


def envelopes_retry(*, channel: str, account: str, at: datetime) -> int:
    """Work once more on the events that could not be worked on, and return how many there are."""
    return drain.revive(Envelope.objects.filter(source=f"{channel}:{account}"), at=at)


def deliveries_retry(*, channel: str, account: str, at: datetime) -> int:
    """Send once more what failed, but for people who blocked the account, and return how many it is.

    What may have arrived is left to an officer: nobody gets the same words twice.
    """
    failed = Delivery.objects.filter(
        outcome=Outcome.FAILED, pk__in=deliveries_dead(channel, account).values("pk")
    )
    return drain.revive(failed, at=at, outcome=Outcome.QUEUED, via="")


def fetches_retry(*, channel: str, account: str, at: datetime) -> int:
    """Fetch once more the files that did not come, and return how many there are."""
    return drain.revive(Attachment.objects.filter(pk__in=fetches_dead(channel, account).values("pk")), at=at)
