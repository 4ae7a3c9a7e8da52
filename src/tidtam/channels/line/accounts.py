"""The LINE accounts of this installation, and the keys to them.

Keys live in the environment (or in files it names) and in memory, never in the database or a log.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from tidtam.channels.line.client import LineClient

CHANNEL = "line"
DEFAULT = "default"


@dataclass(frozen=True)
class LineAccount:
    """One Official Account.

    Args:
        slug: its name in addresses (``/line/<slug>/webhook``) and identities.
        secret: the channel secret; signs webhooks.
        token: the channel access token; opens calls.
        api_host, data_host: where calls and files go.
        desk: code of the desk its messages are for.
    """

    slug: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    api_host: str
    data_host: str
    desk: str

    @property
    def source(self) -> str:
        """What envelopes of this account are stored under."""
        return f"{CHANNEL}:{self.slug}"

    def client(self) -> LineClient:
        """Return a line to LINE for this account; a context manager."""
        return LineClient(self.token, self.api_host, self.data_host)


def from_settings() -> Iterable[LineAccount]:
    """Return the account of the environment (``LINE_CHANNEL_SECRET`` …), called ``default``, if any."""
    if settings.LINE_CHANNEL_SECRET:
        yield LineAccount(
            slug=DEFAULT,
            secret=settings.LINE_CHANNEL_SECRET.strip(),
            token=settings.LINE_CHANNEL_ACCESS_TOKEN.strip(),
            api_host=settings.LINE_API_HOST,
            data_host=settings.LINE_DATA_HOST,
            desk=settings.LINE_DESK,
        )


sources: list[Callable[[], Iterable[LineAccount]]] = [from_settings]
"""Where accounts come from; who has several adds a way of naming them. The first of a slug counts."""


def accounts() -> list[LineAccount]:
    """Return every account, asked anew each time so that a changed key is used at once."""
    found: dict[str, LineAccount] = {}
    for source in sources:
        for account in source():
            found.setdefault(account.slug, account)
    return list(found.values())


def account_named(slug: str) -> LineAccount | None:
    """Return the account called ``slug``; None when there is none."""
    return next((account for account in accounts() if account.slug == slug), None)


def of_our_accounts(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow due rows that name an account to those of accounts we have."""
    return rows.filter(account__in=slugs())


def slugs() -> list[str]:
    """Return the names of all accounts."""
    return [account.slug for account in accounts()]
