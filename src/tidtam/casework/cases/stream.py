"""The conversation of a case as it is drawn: what people said, and between it what happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from tidtam.casework.cases.deliveries import Progress, progress_of
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.sentences import Sentence
from tidtam.casework.messaging.models import Attachment, Direction, Kind, Message, Outcome
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import bangkok_day

NOT_PILLS = frozenset({"message.noted", "call.logged", "message.withdrawn", "case.undone"})


@dataclass(frozen=True)
class Entry:
    """One line of the conversation: a message in the manner of ``kind``, or a fact (``kind`` "fact").

    ``kind`` is in, out, auto, failed, gone, note, call or fact. What ``follows`` stands below words
    of the same moment: an answer is read before what it counted for.
    """

    at: datetime
    kind: str
    text: str
    by: str = ""
    icon: str = ""
    message: Message | None = None
    progress: Progress | None = None
    attachments: Sequence[Attachment] = ()
    follows: bool = False


@dataclass(frozen=True)
class Day:
    """What was said on one day of Bangkok."""

    day: date
    entries: list[Entry] = field(default_factory=list)


def messages_of(case: Case) -> list[Message]:
    """Return the messages of a case with all that drawing them needs."""
    said = case.messages.select_related("author", "delivery", "identity").prefetch_related("attachments")
    return list(said.order_by("occurred_at", "pk"))


def stream(
    case: Case, messages: Iterable[Message], history: Iterable[Sentence], *, viewer: Officer
) -> list[Day]:
    """Return the conversation day by day, oldest first."""
    said = [_said(case, message, viewer) for message in messages if not _went_along(message)]
    facts = [_fact(told) for told in history if not told.undone and told.event.kind not in NOT_PILLS]
    in_order = sorted([*facts, *said], key=lambda entry: (entry.at, entry.follows))
    return [
        Day(day, list(entries)) for day, entries in groupby(in_order, lambda entry: bangkok_day(entry.at))
    ]


def _fact(told: Sentence) -> Entry:
    opened = told.event.kind == "case.opened"
    return Entry(told.event.occurred_at, "fact", told.text, icon=told.icon, follows=not opened)


def _said(case: Case, message: Message, viewer: Officer) -> Entry:
    by = str(message.author) if message.author else str(case.contact)
    if message.direction == Direction.NOTE:
        kind = "call" if message.kind == Kind.CALL else "note"
        return Entry(
            message.occurred_at, kind, message.text, by, message=message, attachments=_files(message)
        )
    if message.withdrawn_at is not None:
        return Entry(message.occurred_at, "gone", _why_gone(message), by, message=message)
    if message.direction == Direction.IN:
        text = message.text or _without_words(message)
        return Entry(message.occurred_at, "in", text, by, message=message, attachments=_files(message))
    progress = progress_of(message, viewer=viewer)
    kind = "failed" if progress.failed else "auto" if message.is_automatic else "out"
    return Entry(
        message.occurred_at,
        kind,
        message.text,
        str(message.author) if message.author else _("ระบบ"),
        message=message,
        progress=progress,
        attachments=_files(message),
    )


def _went_along(message: Message) -> bool:
    """Say whether the machine's words were taken back with the officer's, of which one line is enough."""
    return message.is_automatic and message.withdrawn_at is not None


def _why_gone(message: Message) -> str:
    undone = message.delivery is not None and message.delivery.outcome == Outcome.UNDONE
    return _("ยกเลิกการส่งข้อความนี้แล้ว") if undone else _("ผู้ส่งยกเลิกข้อความนี้")


def _files(message: Message) -> list[Attachment]:
    return list(message.attachments.all())


def _without_words(message: Message) -> str:
    """Return what stands where a message has no words of its own; pictures and files speak for themselves."""
    if message.kind == Kind.LOCATION:
        return str(message.payload.get("address") or message.payload.get("title") or _("ส่งตำแหน่ง"))
    if message.kind in (Kind.STICKER, Kind.UNKNOWN):
        return str(Kind(message.kind).label)
    return ""
