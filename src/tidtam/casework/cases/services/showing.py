"""What lists show of a conversation: the last words, and since when a person waits for an answer."""

from datetime import datetime

from tidtam.casework.cases.models import Case
from tidtam.casework.messaging.models import Direction, Kind, Message
from tidtam.core.thai.text import truncate_graphemes

LAST = ("last_message", "last_message_at")
ANSWERED = "↩"


def words_said(case: Case) -> list[str]:
    """Return what the person of a case wrote and did not take back, oldest first."""
    said = case.messages.filter(direction=Direction.IN, withdrawn_at=None)
    return list(said.order_by("occurred_at", "pk").values_list("text", flat=True))


def unanswered_since(case: Case) -> datetime | None:
    """Return when the person first wrote after the last words an officer sent."""
    said = case.messages.filter(withdrawn_at=None)
    answered = said.filter(direction=Direction.OUT, is_automatic=False).order_by("-occurred_at").first()
    asked = said.filter(direction=Direction.IN)
    if answered is not None:
        asked = asked.filter(occurred_at__gt=answered.occurred_at)
    first = asked.order_by("occurred_at").first()
    return first.occurred_at if first else None


def last_shown(case: Case) -> Message | None:
    """Return the last thing said that still stands."""
    said = case.messages.exclude(direction=Direction.NOTE).filter(withdrawn_at=None)
    return said.exclude(is_automatic=True).order_by("-occurred_at", "-pk").first()


def show_last(case: Case, message: Message | None) -> None:
    """Keep the line that lists show, the office's own words behind an arrow; the caller saves it."""
    text = "" if message is None else message.text or str(Kind(message.kind).label)
    if message is not None and message.direction == Direction.OUT:
        text = f"{ANSWERED} {text}"
    case.last_message = truncate_graphemes(" ".join(text.split()), 120)[:200]
    case.last_message_at = message.occurred_at if message else None
