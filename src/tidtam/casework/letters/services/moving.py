"""Moving a letter from step to step, and telling those who wait for it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.cases.services import case_reply, officer_actor, reply_undo
from tidtam.casework.letters.models import Letter, Movement
from tidtam.casework.letters.selectors import cases_to_tell, steps
from tidtam.casework.letters.services.registering import claim, refuse
from tidtam.casework.letters.states import may_follow
from tidtam.casework.letters.telling import said_to
from tidtam.casework.messaging.models import Message
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.services import record
from tidtam.core.org.models import Officer
from tidtam.core.thai.text import clean


@transaction.atomic
def letter_move(
    *,
    letter: Letter,
    step: str,
    by: Officer,
    at: datetime,
    occurred_at: datetime | None = None,
    place: str = "",
    note: str = "",
    tell_followers: bool = False,
    message: str = "",
) -> Movement:
    """Note that a letter came to ``step``, and tell the open cases that follow it when asked to.

    Args:
        occurred_at: when it happened, if that was before ``at``; movements stand in the order of that time.
        place: where the letter lies now; kept as it was when empty and the step stays.
        message: the officer's words to the followers, a report on each case; ``{letter}``, ``{step}``,
            ``{step_since}``, ``{name}``, ``{number}``, ``{unit}`` and ``{officer}`` are filled in for each.

    Raises:
        DomainError: when the step cannot follow or precede its neighbours, nothing would change, the time is
            outside the letter's life, or a secret letter would be told in a chat.
    """
    letter = claim(letter)
    occurred_at = occurred_at or at
    if occurred_at > at:
        refuse(_("เวลาที่ย้ายขั้นอยู่ในอนาคต ตรวจวันที่และเวลาอีกครั้ง"))
    if occurred_at < letter.registered_at:
        refuse(_("เวลาที่ย้ายขั้นอยู่ก่อนวันที่ลงทะเบียนรับ"))
    place, note = clean(place).strip()[:200], clean(note).strip()[:500]
    _guard_order(letter, step, occurred_at, place or note)
    if tell_followers:
        guard_telling(letter, message)
    movement = Movement.objects.create(
        letter=letter, step=step, occurred_at=occurred_at, recorded_at=at, by=by, place=place, note=note
    )
    settle(letter)
    if tell_followers:
        for case in cases_to_tell(letter):
            text = said_to(case, letter, message, officer=by)
            reply = case_reply(case=case, officer=by, text=text, at=at, reports=True)
            movement.replies.append(reply.pk)
        movement.told = len(movement.replies)
        movement.save(update_fields=["told", "replies"])
    record(
        chain=letter.chain,
        kind="letter.moved",
        by=officer_actor(by),
        at=at,
        occurred_at=occurred_at,
        step=step,
        movement=movement.pk,
        told=movement.told,
    )
    return movement


@transaction.atomic
def move_withdraw(*, movement: Movement, by: Officer, at: datetime) -> int:
    """Take back a movement entered by mistake, and what followers were told of it if it has not left yet.

    Returns:
        How many followers have heard of it all the same.

    Raises:
        DomainError: for the entry in the register itself, or a movement taken back already.
    """
    letter = claim(movement.letter)
    movement = Movement.objects.select_for_update().get(pk=movement.pk)
    first = letter.movements.order_by("pk").first()
    if movement.withdrawn_at is not None:
        refuse(_("การย้ายขั้นนี้ยกเลิกไปแล้ว"))
    if first is not None and movement.pk == first.pk:
        refuse(_("รายการแรกคือการลงทะเบียนรับ หากลงผิดให้ยกเลิกรายการทั้งฉบับ"))
    movement.withdrawn_at = at
    movement.save(update_fields=["withdrawn_at"])
    settle(letter)
    record(
        chain=letter.chain, kind="letter.move_withdrawn", by=officer_actor(by), at=at, movement=movement.pk
    )
    replies = Message.objects.filter(pk__in=movement.replies, withdrawn_at=None)
    return sum(not _take_back(reply, by, at) for reply in replies)


def _take_back(reply: Message, by: Officer, at: datetime) -> bool:
    """Say whether a reply could still be held back."""
    try:
        reply_undo(message=reply, officer=by, at=at)
    except DomainError:
        return False
    return True


def guard_telling(letter: Letter, message: str) -> None:
    """Refuse to tell of a secret letter, or to say nothing.

    Raises:
        DomainError: in both cases.
    """
    if letter.is_secret:
        refuse(_("หนังสือที่มีชั้นความลับแจ้งทางแชทไม่ได้"))
    if not message.strip():
        refuse(_("พิมพ์ข้อความที่จะแจ้งผู้ติดตาม"))


def settle(letter: Letter) -> None:
    """Bring the step, its time and the place of ``letter`` (claimed) to what its movements say."""
    stood = list(letter.movements.filter(withdrawn_at=None))
    last = stood[-1]
    since = last
    for movement in reversed(stood):
        if movement.step != last.step:
            break
        since = movement
    letter.step, letter.step_since = last.step, since.occurred_at
    letter.place = last.place
    letter.save(update_fields=["step", "step_since", "place"])


def _guard_order(letter: Letter, step: str, occurred_at: datetime, says_more: str) -> None:
    known = [each.code for each in steps()]
    stood = letter.movements.filter(withdrawn_at=None)
    before = stood.filter(occurred_at__lte=occurred_at).last()
    after = stood.filter(occurred_at__gt=occurred_at).first()
    if before is not None and before.step == step and not says_more:
        refuse(_("หนังสืออยู่ขั้นนี้แล้ว ระบุที่อยู่ใหม่หรือหมายเหตุหากมีความเปลี่ยนแปลง"))
    if before is not None and not may_follow(known, before.step, step):
        refuse(_("ย้ายไปขั้นนี้ไม่ได้ เลือกขั้นถัดไป หรือยกเลิกการย้ายขั้นที่ลงผิด"))
    if after is not None and not may_follow(known, step, after.step):
        refuse(_("มีการย้ายขั้นหลังจากเวลานี้ที่ขัดกัน ตรวจวันที่และเวลาอีกครั้ง"))
