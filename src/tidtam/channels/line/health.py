"""Whether the account works, and how much of the month's quota is used."""

from datetime import datetime, timedelta

from tidtam.channels.doors.services import door_quota, door_trouble, quota_refused
from tidtam.channels.doors.troubles import Trouble
from tidtam.channels.line.accounts import CHANNEL, LineAccount, account_named, of_our_accounts
from tidtam.channels.line.connections import connection
from tidtam.channels.line.models import AccountCheck
from tidtam.channels.line.wire import LineError, Verdict
from tidtam.core.kernel.drain import Drain, postpone
from tidtam.core.kernel.models import DueRow

EVERY = timedelta(minutes=15)
AFTER_TROUBLE = timedelta(minutes=1)
TROUBLES: dict[Verdict, Trouble] = {
    "denied": Trouble.DENIED,
    "failed": Trouble.UNREACHABLE,
    "uncertain": Trouble.UNREACHABLE,
    "rate_limited": Trouble.RATE_LIMITED,
    "quota_spent": Trouble.QUOTA_SPENT,
}


def check_ensure(*, account: LineAccount, at: datetime, soon: bool = False) -> None:
    """Have the account looked after from now on; ``soon`` asks at once, as after a spent quota."""
    check, made = AccountCheck.objects.get_or_create(account=account.slug, defaults={"due_at": at})
    if soon and not made and check.due_at > at:
        AccountCheck.objects.filter(pk=check.pk, lease_until=None).update(due_at=at)


def line_trouble(*, account: LineAccount, verdict: Verdict, detail: str, at: datetime) -> None:
    """Show officers what LINE's verdict means for the door; most verdicts mean nothing for it."""
    trouble = TROUBLES.get(verdict)
    if trouble is Trouble.QUOTA_SPENT:
        quota_refused(channel=CHANNEL, account=account.slug, detail=detail, at=at)
    elif trouble is not None:
        door_trouble(channel=CHANNEL, account=account.slug, trouble=trouble, detail=detail, at=at)


def check(row: DueRow, at: datetime) -> None:
    """Ask for the quota, which also proves the token, and come back in a quarter of an hour."""
    assert isinstance(row, AccountCheck)  # noqa: S101 - what the drain claims
    account = account_named(row.account)
    if account is None:
        postpone(row, until=at + EVERY)
        return
    try:
        quota = connection(account).quota()
    except LineError as error:
        line_trouble(account=account, verdict=error.answer.verdict, detail=error.answer.detail, at=at)
        postpone(row, until=at + AFTER_TROUBLE, error=error.answer.verdict)
        return
    door_quota(channel=CHANNEL, account=account.slug, used=quota.used, limit=quota.limit, at=at)
    postpone(row, until=at + EVERY)


DRAIN = Drain(
    name=f"{CHANNEL} health",
    model=AccountCheck,
    handle=check,
    ready=of_our_accounts,
    lane=CHANNEL,
)
