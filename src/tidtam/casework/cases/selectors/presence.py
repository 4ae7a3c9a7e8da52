"""Who is on a case now, and what an officer has not seen yet."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from tidtam.casework.cases.models import Notice, Presence
from tidtam.core.org.access import Viewer
from tidtam.core.org.models import Officer

HERE_FOR = timedelta(seconds=45)


def present_on(
    case_ids: Iterable[int], *, at: datetime, but: Viewer | None = None
) -> dict[int, list[Officer]]:
    """Return who has each of the cases open at ``at`` (seen within 45 seconds), without ``but``."""
    here = Presence.objects.filter(case_id__in=list(case_ids), seen_at__gt=at - HERE_FOR)
    present: dict[int, list[Officer]] = {}
    others = here.exclude(officer=but) if isinstance(but, Officer) else here
    for presence in others.select_related("officer").order_by("pk"):
        present.setdefault(presence.case_id, []).append(presence.officer)
    return present


def notices_of(officer: Viewer) -> QuerySet[Notice]:
    """Return what ``officer`` has not seen yet, newest first, each with its case."""
    unseen = _unseen(officer)
    return unseen.select_related("case__desk", "case__contact").order_by("-at", "-pk")


def unseen_count(officer: Viewer) -> int:
    """Count what ``officer`` has not seen yet."""
    return _unseen(officer).count()


def _unseen(officer: Viewer) -> QuerySet[Notice]:
    if not isinstance(officer, Officer):
        return Notice.objects.none()
    return Notice.objects.filter(officer=officer, seen_at=None)
