"""How far a message has come, in words an officer can act on."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tidtam.casework.messaging.models import Delivery, Message, Outcome
from tidtam.core.kernel.models import WorkState
from tidtam.core.org.models import Officer

Words = str | Promise


@dataclass(frozen=True)
class Progress:
    """Where a message to the person is now.

    Args:
        words, icon: the state in a few words.
        advice: what to do when it did not arrive.
        undo_until: until when its author may take it back.
        again: it may be sent once more.
        failed: it has not arrived and needs somebody.
    """

    words: Words
    icon: str = ""
    advice: Words = ""
    undo_until: datetime | None = None
    again: bool = False
    failed: bool = False


CALL = _("โทรแจ้งผู้แจ้งแล้วบันทึกการโทรไว้")
KEPT_ONLY = Progress(_("เก็บไว้ในเรื่อง ไม่ได้ส่งทางแชท"), "note", _("ผู้แจ้งไม่มีแชท โทรแจ้งแล้วบันทึกการโทรไว้"))
SENT_FREE = Progress(_("ส่งแล้ว ไม่เสียโควตา"), "check")
SENT_PAID = Progress(_("ส่งแล้ว ใช้โควตา 1"), "check")
SENT = Progress(_("ส่งแล้ว"), "check")
ON_ITS_WAY = Progress(_("กำลังส่ง"), "clock")
TRYING_AGAIN = Progress(_("ยังส่งไม่ได้ ระบบกำลังลองใหม่"), "refresh", failed=True)
PARKED = Progress(
    _("รอส่งเมื่อผู้แจ้งทักมา"), "pause", _("โควตาของช่องทางหมด หากเร่งด่วนให้โทรแจ้งแล้วบันทึกการโทรไว้"), failed=True
)
PARKED_CARD = Progress(_("จะส่งพร้อมข้อความถัดไป"), "pause")
UNCERTAIN = Progress(
    _("ไม่แน่ใจว่าถึงผู้แจ้งหรือไม่"), "help", _("ส่งอีกครั้งได้ แต่ผู้แจ้งอาจเห็นสองครั้ง"), again=True, failed=True
)
FAILED = Progress(_("ส่งไม่สำเร็จ"), "late", CALL, again=True, failed=True)
BLOCKED = Progress(_("ส่งไม่ได้ ผู้แจ้งบล็อกบัญชีอยู่"), "late", CALL, failed=True)


def progress_of(message: Message, *, viewer: Officer) -> Progress:
    """Return how far ``message`` (to the person; with its delivery and identity) has come."""
    delivery = message.delivery
    if delivery is None:
        return KEPT_ONLY
    if delivery.outcome == Outcome.HELD:
        mine = message.author_id == viewer.pk
        return Progress(_("รอส่ง"), "hourglass", undo_until=delivery.due_at if mine else None)
    if delivery.outcome == Outcome.SENT and _goes_along(message, delivery):
        return SENT
    if delivery.outcome == Outcome.SENT:
        return {"reply": SENT_FREE, "push": SENT_PAID}.get(delivery.via, SENT)
    if delivery.outcome == Outcome.PARKED:
        return PARKED_CARD if message.is_automatic else PARKED
    if delivery.outcome == Outcome.UNCERTAIN:
        return _with_reason(UNCERTAIN, delivery)
    return _not_sent(message, delivery)


def _goes_along(message: Message, delivery: Delivery) -> bool:
    """Say whether a card was sent with an officer's words, whose delivery shows what it cost."""
    return message.is_automatic and delivery.via == "push" and delivery.messages.exclude(author=None).exists()


def _not_sent(message: Message, delivery: Delivery) -> Progress:
    if delivery.outcome == Outcome.FAILED or delivery.work_state == WorkState.DEAD:
        blocked = message.identity is not None and message.identity.blocked_at is not None
        return BLOCKED if blocked else _with_reason(FAILED, delivery)
    return TRYING_AGAIN if delivery.attempts > 1 else ON_ITS_WAY


def _with_reason(progress: Progress, delivery: Delivery) -> Progress:
    """Say what the channel said, which it keeps as a Thai sentence for people."""
    return replace(progress, advice=gettext(delivery.last_error)) if delivery.last_error else progress
