"""What an officer is told about cases, as sentences."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.clocks import promise_name
from tidtam.casework.cases.models import Notice
from tidtam.casework.cases.selectors import notices_of
from tidtam.core.org.models import Officer

MOST = 30
WORDS: dict[str, tuple[Promise, str, str]] = {
    "soon": (_("ใกล้ครบกำหนด%(promise)s"), "hourglass", "warn"),
    "due": (_("ครบกำหนด%(promise)sแล้ว"), "late", "late"),
    "escalated": (_("เกินกำหนด%(promise)s"), "late", "late"),
    "assigned": (_("มอบหมายให้ท่าน"), "person", "brand"),
    "handed_back": (_("รอผู้รับผิดชอบใหม่ เพราะเจ้าหน้าที่พ้นหน้าที่"), "person-add", "warn"),
}


@dataclass(frozen=True)
class NoticeView:
    """A notice as drawn."""

    notice: Notice
    words: str
    icon: str
    tone: str


def notice_views(officer: Officer) -> list[NoticeView]:
    """Return what ``officer`` has not seen yet, newest first, at most 30."""
    return [_view(notice) for notice in notices_of(officer)[:MOST]]


def _view(notice: Notice) -> NoticeView:
    words, icon, tone = WORDS.get(notice.kind, (notice.kind, "bell", ""))
    promise = promise_name(notice.case.pack.promise(notice.promise), notice.promise) if notice.promise else ""
    return NoticeView(notice, str(words) % {"promise": promise}, icon, tone)
