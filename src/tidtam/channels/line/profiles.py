"""A person's name and language: asked for once, refreshed rarely, done without when LINE does not tell."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from tidtam.channels.line.accounts import CHANNEL, LineAccount, account_named, slugs
from tidtam.channels.line.connections import connection
from tidtam.channels.line.health import check_ensure, line_trouble
from tidtam.channels.line.models import ProfileFetch
from tidtam.channels.line.wire import LineError
from tidtam.core.contacts.models import Identity
from tidtam.core.contacts.services import identity_introduce
from tidtam.core.kernel.drain import Drain, completing, retry
from tidtam.core.kernel.models import DueRow, WorkState

FRESH = timedelta(days=7)
PATIENCE = timedelta(seconds=5)
LIMIT = 4


def profile_want(*, identity: Identity, at: datetime) -> ProfileFetch | None:
    """Have the profile fetched at the first meeting, and again once it is a week old.

    Returns:
        The fetch that stands for it; None while what is known is fresh.
    """
    if identity.profile_at is not None and identity.profile_at > at - FRESH:
        return None
    fetch, made = ProfileFetch.objects.get_or_create(identity=identity, defaults={"due_at": at})
    if not made and fetch.work_state != WorkState.WAITING and fetch.due_at <= at - FRESH:
        again = ProfileFetch.objects.filter(pk=fetch.pk).exclude(work_state=WorkState.WAITING)
        again.update(work_state=WorkState.WAITING, due_at=at, attempts=0, finished_at=None)
    return fetch


def is_profile_awaited(
    fetch: ProfileFetch | None, *, identity: Identity, received_at: datetime, at: datetime
) -> bool:
    """Say whether the first answer should wait for the person's language: until the first try is over."""
    if fetch is None or identity.profile_at is not None or at > received_at + PATIENCE:
        return False
    is_held = fetch.lease_until is not None and fetch.lease_until > at
    return fetch.work_state == WorkState.WAITING and fetch.due_at <= at and (fetch.attempts == 0 or is_held)


def language_of(tag: str | None, known: str) -> str:
    """Return ``th`` for LINE's tag (BCP 47) of Thai, ``en`` for every other, ``known`` for none."""
    if not tag:
        return known
    return "th" if tag.lower().startswith("th") else "en"


def ready(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow due rows to people of our accounts."""
    ours = rows.filter(identity__channel=CHANNEL, identity__account__in=slugs())
    return ours.select_related("identity__contact")


def fetch(row: DueRow, at: datetime) -> None:
    """Ask LINE; a person it will not tell of (404) keeps what is known."""
    assert isinstance(row, ProfileFetch)  # noqa: S101 - what the drain claims
    identity = row.identity
    account = account_named(identity.account)
    try:
        profile = connection(account).profile(identity.external_id) if account else None
    except LineError as error:
        _try_later(row, account, error, at)
        return
    known = identity.contact.language
    with completing(row, at=at):
        name = profile.display_name if profile else ""
        language = language_of(profile.language, known) if profile else known
        identity_introduce(identity=identity, name=name, language=language, at=at)
        if account is not None:
            check_ensure(account=account, at=at)


def _try_later(row: ProfileFetch, account: LineAccount | None, error: LineError, at: datetime) -> None:
    if account is not None:
        line_trouble(account=account, verdict=error.answer.verdict, detail=error.answer.detail, at=at)
    retry(row, at=at, error=error.answer.verdict, limit=LIMIT)


DRAIN = Drain(
    name=f"{CHANNEL} profiles",
    model=ProfileFetch,
    handle=fetch,
    ready=ready,
    limit=LIMIT,
    lane=CHANNEL,
)
