"""How a call ended, and what that makes of the delivery, of the reply token and of the door."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from tidtam.casework.messaging.models import Delivery, Outcome
from tidtam.channels.doors.selectors import PAUSE
from tidtam.channels.doors.services import door_fine
from tidtam.channels.line.accounts import CHANNEL, LineAccount
from tidtam.channels.line.client import Sent
from tidtam.channels.line.health import check_ensure, line_trouble
from tidtam.channels.line.packing import REPLY, via_mark
from tidtam.channels.line.tokens import token_give_back
from tidtam.channels.line.wire import Verdict
from tidtam.core.kernel import drain
from tidtam.core.kernel.models import WorkState

LIMIT = 8
ASK_AGAIN = "LINE answered 5xx to the reply"

BLOCKED = gettext_noop("ผู้แจ้งบล็อกบัญชี LINE ของหน่วยงาน ติดต่อทางอื่น")
REJECTED = gettext_noop("LINE ไม่รับข้อความนี้ ตรวจข้อความแล้วส่งใหม่ หรือติดต่อทางอื่น")
TOO_FAST = gettext_noop("LINE ขอให้ส่งช้าลงหลายครั้งติดต่อกัน ลองส่งใหม่ภายหลัง")
LOST_REPLY = gettext_noop("คำตอบของ LINE หายระหว่างทาง ผู้แจ้งอาจได้รับแล้ว ตรวจกับผู้แจ้งก่อนส่งอีกครั้ง")
BROKEN = gettext_noop("ระบบจัดข้อความนี้ส่งไม่ได้ แจ้งผู้ดูแลระบบ")


def settle(*, delivery: Delivery, sent: Sent, account: LineAccount, at: datetime) -> None:
    """Write down how the call for ``delivery`` ended."""
    line_trouble(account=account, verdict=_of_the_door(sent), detail=sent.detail, at=at)
    if sent.arrived:
        end(delivery, Outcome.SENT, at=at, request_id=sent.request_id, sent_at=at)
        door_fine(channel=CHANNEL, account=account.slug, at=at)
    elif sent.state == "quota_spent":
        _park(delivery, account, at)
    elif sent.state in ("denied", "failed"):
        _wait_for_the_door(delivery, account, sent, at)
    elif sent.state == "rate_limited":
        _slow_down(delivery, at)
    elif sent.state == "uncertain":
        _doubt(delivery, sent, at)
    else:
        end(delivery, Outcome.FAILED, at=at, why=REJECTED, request_id=sent.request_id)


def end(delivery: Delivery, outcome: Outcome, *, at: datetime, why: str = "", **facts: object) -> None:
    """End ``delivery``; ``why`` is a Thai sentence that screens translate."""
    dead = outcome in (Outcome.FAILED, Outcome.UNCERTAIN)
    state = WorkState.DEAD if dead else WorkState.DROPPED if outcome == Outcome.PARKED else WorkState.DONE
    written = {"outcome": outcome, "last_error": why, "via": delivery.via, **facts}
    with drain.completing(delivery, at=at, state=state, **written):
        pass


def _of_the_door(sent: Sent) -> Verdict:
    """Return what a verdict says about the door itself: an error of one call (5xx) says nothing."""
    return "accepted" if sent.state == "uncertain" and sent.status else sent.state


@transaction.atomic
def _park(delivery: Delivery, account: LineAccount, at: datetime) -> None:
    """Keep it for the person's next message, when it goes free with the reply."""
    delivery.via = ""
    end(delivery, Outcome.PARKED, at=at)
    check_ensure(account=account, at=at, soon=True)


@transaction.atomic
def _wait_for_the_door(delivery: Delivery, account: LineAccount, sent: Sent, at: datetime) -> None:
    """Nothing was sent and the next call would end alike: all of the account wait a little."""
    _never_left(delivery)
    drain.postpone(delivery, until=at + PAUSE, error=sent.state)
    deliveries_hold_back(account=account, at=at)


def deliveries_hold_back(*, account: LineAccount, at: datetime) -> None:
    """Put off everything due of an account whose door is shut."""
    due = Delivery.objects.filter(
        identity__channel=CHANNEL,
        identity__account=account.slug,
        work_state=WorkState.WAITING,
        lease_until=None,
        due_at__lt=at + PAUSE,
    )
    due.update(due_at=at + PAUSE)


@transaction.atomic
def _slow_down(delivery: Delivery, at: datetime) -> None:
    _never_left(delivery)
    if delivery.attempts >= LIMIT:
        end(delivery, Outcome.FAILED, at=at, why=TOO_FAST)
    else:
        drain.retry(delivery, at=at, error="rate_limited", limit=LIMIT)


def _never_left(delivery: Delivery) -> None:
    """Give back the token and forget the way: nobody has seen anything."""
    token_give_back(delivery=delivery)
    via_mark(delivery=delivery, via="")


def _doubt(delivery: Delivery, sent: Sent, at: datetime) -> None:
    """It may have arrived: a push asks again with the same key, a reply answered 5xx with the same token.

    LINE takes both once only. A reply whose answer never came is left to an officer.
    """
    may_ask = delivery.attempts < LIMIT and (delivery.via != REPLY or sent.status >= 500)
    if may_ask:
        drain.retry(delivery, at=at, error=ASK_AGAIN if delivery.via == REPLY else "uncertain", limit=LIMIT)
    else:
        end(delivery, Outcome.UNCERTAIN, at=at, why=LOST_REPLY, request_id=sent.request_id)
