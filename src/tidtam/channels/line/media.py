"""Files people sent: fetched at once, since LINE does not keep them long, and judged by what they hold."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.db.models import QuerySet

from tidtam.casework.messaging.models import Attachment
from tidtam.channels.doors.contents import HEAD_BYTES, Judged, judge
from tidtam.channels.line.accounts import CHANNEL, LineAccount, account_named, slugs
from tidtam.channels.line.client import Content
from tidtam.channels.line.connections import connection
from tidtam.channels.line.health import line_trouble
from tidtam.channels.line.wire import LineError
from tidtam.core.kernel.drain import Drain, LeaseLost, completing, postpone, retry
from tidtam.core.kernel.models import DueRow

IN_MEMORY = 1024 * 1024
NOT_READY = timedelta(seconds=2)
LONGEST_PREPARING = timedelta(hours=1)
LIMIT = 8
Fetch = Attachment.Fetch


@dataclass
class Landing:
    """Where a file's bytes land: kept, counted, hashed, the first of them remembered."""

    file: IO[bytes]
    digest: Any = field(default_factory=hashlib.sha256)
    head: bytes = b""

    def write(self, piece: bytes) -> int:
        """Take the next piece."""
        self.digest.update(piece)
        if len(self.head) < HEAD_BYTES:
            self.head += piece[: HEAD_BYTES - len(self.head)]
        return self.file.write(piece)


def ready(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow due attachments to those that came by LINE."""
    ours = rows.filter(message__identity__channel=CHANNEL, message__identity__account__in=slugs())
    return ours.filter(fetch=Fetch.WAITING)


def fetch(row: DueRow, at: datetime) -> None:
    """Fetch one file and say what became of it."""
    assert isinstance(row, Attachment)  # noqa: S101 - what the drain claims
    account = account_named(row.message.identity.account) if row.message.identity else None
    limit = settings.TIDTAM_ATTACHMENT_BYTES
    if account is None:
        postpone(row, until=at + timedelta(minutes=1), error="no such account any more")
    elif row.size > limit:
        _end(row, Fetch.TOO_BIG, at)
    else:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
            landing = Landing(file)
            try:
                content = connection(account).content(row.source, landing, limit_bytes=limit)  # type: ignore[arg-type]
            except LineError as error:
                _try_later(row, account, error, at)
            else:
                _take(row, content, landing, at)


DRAIN = Drain(
    name=f"{CHANNEL} media",
    model=Attachment,
    handle=fetch,
    ready=ready,
    batch=4,
    lease=timedelta(minutes=3),
    limit=LIMIT,
    lane=CHANNEL,
)


def _take(row: Attachment, content: Content, landing: Landing, at: datetime) -> None:
    """Act on how the fetching went."""
    if content.state == "not_ready":
        if at > row.message.occurred_at + LONGEST_PREPARING:
            _end(row, Fetch.GONE, at)
        else:
            postpone(row, until=at + NOT_READY)
    elif content.state == "gone":
        _end(row, Fetch.GONE, at)
    elif content.state == "too_large":
        _end(row, Fetch.TOO_BIG, at)
    else:
        judged = judge(landing.head, name=row.name)
        if judged.refused:
            _end(row, Fetch.REFUSED, at)
        else:
            _keep(row, content, landing, judged, at)


def _keep(row: Attachment, content: Content, landing: Landing, judged: Judged, at: datetime) -> None:
    """Put the file into our storage under a name of our own; taken back meanwhile, it does not stay."""
    landing.file.seek(0)
    row.file.save(f"{row.public_id}{judged.extension}", File(landing.file), save=False)
    row.size, row.sha256, row.content_type = content.size, landing.digest.hexdigest(), judged.content_type
    try:
        _end(row, Fetch.READY, at)
    except LeaseLost:
        row.file.delete(save=False)
        raise


def _end(row: Attachment, fetched: str, at: datetime) -> None:
    with completing(row, at=at):
        row.fetch = fetched
        row.save(update_fields=["fetch", "file", "size", "sha256", "content_type"])


def _try_later(row: Attachment, account: LineAccount, error: LineError, at: datetime) -> None:
    """Come back after trouble; when LINE has refused long enough, the file is gone."""
    line_trouble(account=account, verdict=error.answer.verdict, detail=error.answer.detail, at=at)
    if error.answer.verdict in ("denied", "failed"):
        postpone(row, until=at + timedelta(seconds=30), error=error.answer.verdict)
    elif row.attempts >= LIMIT:
        _end(row, Fetch.GONE, at)
    else:
        retry(row, at=at, error=error.answer.verdict, limit=LIMIT)
