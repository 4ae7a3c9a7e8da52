"""Who is looking at what: presence on a case, and notices an officer has seen. Nothing of it is history."""

from datetime import datetime, timedelta

from tidtam.casework.cases.models import Case, Notice, Presence
from tidtam.core.org.models import Officer

FORGET_AFTER = timedelta(days=1)


def presence_touch(*, case: Case, officer: Officer, at: datetime) -> None:
    """Note that ``officer`` has ``case`` open; called every few seconds while it is."""
    Presence.objects.bulk_create(
        [Presence(case=case, officer=officer, seen_at=at)],
        update_conflicts=True,
        unique_fields=["case", "officer"],
        update_fields=["seen_at"],
    )


def presence_leave(*, case: Case, officer: Officer, at: datetime) -> None:
    """Note that ``officer`` has left ``case``, and forget whoever was not seen for a day."""
    Presence.objects.filter(case=case, officer=officer).delete()
    Presence.objects.filter(seen_at__lt=at - FORGET_AFTER).delete()


def notice_seen(*, officer: Officer, at: datetime, case: Case | None = None) -> int:
    """Mark the notices of ``officer`` about ``case``, or all of them, as seen; return how many were not."""
    unseen = Notice.objects.filter(officer=officer, seen_at=None)
    if case is not None:
        unseen = unseen.filter(case=case)
    return unseen.update(seen_at=at)
