"""Accounts: opening one, its webhook address, its weather."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from tidtam.demo.standin.models import Call, Channel, Fault
from tidtam.demo.standin.refusals import Refused, rate_exceeded
from tidtam.demo.standin.rules.review import is_loopback

WEBHOOK_URL_LONGEST = 500
HOURLY = {"richmenu.create": 100, "richmenu.delete": 100, "alias.delete": 100, "webhook.test": 60}


@transaction.atomic
def channel_ensure(*, secret: str, token: str, name: str, webhook_url: str = "") -> Channel:
    """Return the account that ``token`` opens, made or brought up to date with what is given.

    Args:
        secret: the channel secret webhooks are signed with.
        token: the access token calls must carry.
        name: as people see it, at most 20 characters.
        webhook_url: where events go; left as it is when empty.
    """
    channel, _ = Channel.objects.get_or_create(
        token=token, defaults={"secret": secret, "name": name, "basic_id": "@tidtam"}
    )
    channel.secret, channel.name = secret, name
    channel.webhook_url = webhook_url or channel.webhook_url
    channel.save(update_fields=["secret", "name", "webhook_url"])
    return channel


def webhook_set(*, channel: Channel, url: object) -> None:
    """Tell where events go.

    Raises:
        Refused: 400 for an address LINE would not take; the stand-in sends nowhere but to this machine.
    """
    if (
        not isinstance(url, str)
        or len(url) > WEBHOOK_URL_LONGEST
        or not url.startswith(("http://", "https://"))
    ):
        raise Refused(400, "Invalid webhook endpoint URL")
    if not is_loopback(url):
        raise Refused(400, "Invalid webhook endpoint URL: the stand-in calls this machine only")
    channel.webhook_url = url
    channel.save(update_fields=["webhook_url"])


def weather_set(*, channel: Channel, kind: str, call: str = "", times: int = 1, seconds: float = 3) -> Fault:
    """Let the next ``times`` calls named ``call`` (any when empty) fail as ``kind`` says."""
    return Fault.objects.create(channel=channel, kind=kind, call=call, times=times, seconds=seconds)


def switches_set(*, channel: Channel, webhooks: str, redelivers: bool, is_quota_spent: bool) -> None:
    """Set how webhooks come, whether failed ones come again, and whether the month's quota is gone."""
    channel.webhooks, channel.redelivers = webhooks, redelivers
    channel.used_elsewhere = (channel.monthly_limit or 0) if is_quota_spent else 0
    channel.save(update_fields=["webhooks", "redelivers", "used_elsewhere"])


@transaction.atomic
def weather_clear(*, channel: Channel) -> None:
    """Let the sun shine: no faults, webhooks in order, quota as it was."""
    channel.faults.all().delete()
    channel.webhooks, channel.redelivers, channel.used_elsewhere = Channel.Webhooks.PLAIN, False, 0
    channel.save(update_fields=["webhooks", "redelivers", "used_elsewhere"])


@transaction.atomic
def fault_take(*, channel: Channel, call: str) -> Fault | None:
    """Use up one of the faults waiting for ``call``; None in good weather."""
    waiting = Fault.objects.select_for_update().filter(
        Q(call="") | Q(call=call), channel=channel, times__gt=0
    )
    fault = waiting.first()
    if fault is not None:
        Fault.objects.filter(pk=fault.pk).update(times=F("times") - 1)
        Fault.objects.filter(pk=fault.pk, times=0).delete()
    return fault


def rate_check(*, channel: Channel, call: str, at: datetime) -> None:
    """Hold the hourly limits that a real set-up meets.

    Raises:
        Refused: 429 when the account made this call too often in the last hour.
    """
    most = HOURLY.get(call)
    made = Call.objects.filter(channel=channel, name=call, at__gt=at - timedelta(hours=1))
    if most is not None and made.count() >= most:
        raise rate_exceeded()
