"""Taking back: an officer what was just sent, a person what they wrote."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.opening import search_text_of
from tidtam.casework.cases.services.settling import Held, claim_all, refuse
from tidtam.casework.cases.services.showing import LAST, last_shown, show_last, unanswered_since, words_said
from tidtam.casework.messaging.models import Direction, Message
from tidtam.casework.messaging.services import UNDO, delivery_undo, message_withdraw
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor
from tidtam.core.org.models import Officer

TOO_LATE = _("ข้อความส่งออกไปแล้ว ยกเลิกไม่ได้ ส่งข้อความแก้ไขแทน")


@transaction.atomic
def reply_undo(*, message: Message, officer: Officer, at: datetime) -> Case:
    """Take back what was just sent, with everything it counted for.

    Raises:
        DomainError: when it has left already, the time to do so is over, or somebody else wrote it.
    """
    message = Message.objects.select_for_update(of=("self",)).select_related("delivery").get(pk=message.pk)
    if message.case_id is None or message.author_id != officer.pk or message.direction != Direction.OUT:
        refuse(_("ยกเลิกได้เฉพาะข้อความที่ท่านเพิ่งส่ง"))
    if message.withdrawn_at is not None:
        refuse(_("ข้อความนี้ยกเลิกไปแล้ว"))
    until = message.delivery.due_at if message.delivery else message.occurred_at + UNDO
    if at > until:
        refuse(TOO_LATE)
    marks: dict[int, list[int]] = {}
    for pk, position in message.payload.get("undoes", []):
        marks.setdefault(pk, []).append(position)
    also = Message.objects.filter(pk__in=message.payload.get("also", [])).select_related("delivery")
    held = {each.pk: Held(each) for each in claim_all([*marks, *(other.case_id or 0 for other in also)])}
    for sent in (message, *also):
        _withdraw(sent, at)
    # Those merged into another first, so that the deadlines of the other take theirs into account.
    for pk in sorted(held, key=lambda pk: held[pk].case.merged_into_id is None):
        _uncount(held[pk], marks.get(pk, []), by=Actor(ActorKind.OFFICER, officer.pk), at=at)
    return held[message.case_id].case


def _withdraw(sent: Message, at: datetime) -> None:
    if sent.delivery is not None:
        delivery_undo(delivery=sent.delivery, at=at)
    else:
        Message.objects.filter(pk=sent.pk).update(withdrawn_at=at)


def _uncount(held: Held, positions: list[int], *, by: Actor, at: datetime) -> None:
    if positions:
        held.record("case.undone", by=by, at=at, undoes=positions)
    held.case.unanswered_since = unanswered_since(held.case)
    show_last(held.case, last_shown(held.case))
    held.settle("unanswered_since", *LAST)


@transaction.atomic
def message_take_back(*, message: Message, at: datetime) -> None:
    """A person unsent a message: text and files are hidden, the fact stays."""
    if message.withdrawn_at is not None:
        return
    held = Held.of(message.case) if message.case else None
    message_withdraw(message=message, at=at)
    if held is None:
        return
    case, by = held.case, Actor(ActorKind.CONTACT, message.contact_id)
    held.record("message.withdrawn", by=by, at=at, message=message.pk)
    case.search_text = search_text_of(case, *words_said(case))
    case.unanswered_since = case.unanswered_since and unanswered_since(case)
    show_last(case, last_shown(case))
    case.save(update_fields=["search_text", "unanswered_since", *LAST])
