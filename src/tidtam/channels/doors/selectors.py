"""How the doors are, as the console shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tidtam.casework.messaging.models import Delivery, Outcome
from tidtam.channels.doors.models import DoorState, Envelope
from tidtam.channels.doors.registry import Door, registered
from tidtam.channels.doors.troubles import CLOSING, SENTENCES, Trouble
from tidtam.core.kernel.models import WorkState
from tidtam.core.thai.era import BANGKOK

PAUSE = timedelta(seconds=5)


@dataclass(frozen=True)
class DoorView:
    """One account of a channel.

    Args:
        ok, trouble, detail, since: whether it works, else why, in a sentence and in the channel's words.
        free, pushed: replies that cost nothing and pushes this month (Asia/Bangkok), by our own count.
        quota_used, quota_limit: of the month, the channel's count; without a limit None.
        waiting, parked, uncertain: on their way, kept for a person's next message, perhaps arrived.
        unread: events that could not be worked on and need an operator.
    """

    channel: str
    account: str
    name: str
    ok: bool
    trouble: str
    detail: str
    since: datetime | None
    checked_at: datetime | None
    quota_used: int | None
    quota_limit: int | None
    quota_at: datetime | None
    quota_warns: bool
    free: int
    pushed: int
    waiting: int
    parked: int
    uncertain: int
    unread: int


def door_states(*, at: datetime) -> list[DoorView]:
    """Return every account of every door, and a door without accounts as not set up."""
    return [_view(door, account, at) for door in registered() for account in (list(door.accounts()) or [""])]


def doors_paused(*, channel: str, at: datetime) -> list[str]:
    """Return the accounts of ``channel`` that refused or did not answer a moment ago: not asked just yet."""
    shut = DoorState.objects.filter(channel=channel, trouble__in=CLOSING, checked_at__gt=at - PAUSE)
    return list(shut.values_list("account", flat=True))


def first_of_each_sender(rows: QuerySet[Envelope]) -> QuerySet[Envelope]:
    """Narrow waiting envelopes to the first of each sender: one person's events are worked on in order."""
    earlier = Envelope.objects.filter(
        Q(occurred_at__lt=OuterRef("occurred_at"))
        | Q(occurred_at=OuterRef("occurred_at"), pk__lt=OuterRef("pk")),
        source=OuterRef("source"),
        sender=OuterRef("sender"),
        work_state=WorkState.WAITING,
    )
    return rows.filter(Q(sender="") | ~Exists(earlier))


def _view(door: Door, account: str, at: datetime) -> DoorView:
    state = DoorState.objects.filter(channel=door.channel, account=account).first()
    if state is None:
        state = DoorState(channel=door.channel, account=account)
    if not account:
        state.ok, state.trouble = False, Trouble.NOT_SET_UP
    source = f"{door.channel}:{account}"
    unread = Envelope.objects.filter(source=source, work_state=WorkState.DEAD).count()
    return DoorView(
        channel=door.channel,
        account=account,
        name=str(door.name),
        ok=state.ok,
        trouble=str(SENTENCES[Trouble(state.trouble)]) if state.trouble else "",
        detail=state.detail,
        since=state.since,
        checked_at=state.checked_at,
        quota_used=state.quota_used,
        quota_limit=state.quota_limit,
        quota_at=state.quota_at,
        quota_warns=state.quota_warns,
        unread=unread,
        **_sendings(door.channel, account, at),
    )


def _sendings(channel: str, account: str, at: datetime) -> dict[str, int]:
    """Count what was and is to be sent."""
    month = at.astimezone(BANGKOK).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    sent = Q(outcome=Outcome.SENT, sent_at__gte=month)
    waiting = Q(outcome__in=[Outcome.HELD, Outcome.QUEUED], work_state=WorkState.WAITING)
    counted: dict[str, int] = Delivery.objects.filter(
        identity__channel=channel, identity__account=account
    ).aggregate(
        free=Count("pk", filter=sent & Q(via="reply")),
        pushed=Count("pk", filter=sent & Q(via="push")),
        waiting=Count("pk", filter=waiting),
        parked=Count("pk", filter=Q(outcome=Outcome.PARKED)),
        uncertain=Count("pk", filter=Q(outcome=Outcome.UNCERTAIN)),
    )
    return counted
