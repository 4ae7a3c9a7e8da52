"""Merging, unmerging and splitting: recorded, never destructive. A merged request keeps its own clocks and its count."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.opening import case_open
from tidtam.casework.cases.services.settling import claim, refuse, settle
from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.messaging.models import Message
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.ledger.services import Actor, record


@transaction.atomic
def case_merge(*, case: Case, into: Case, by: Actor, at: datetime) -> Case:
    """Join ``case`` to ``into``: what is then told on ``into`` is told for both.

    Raises:
        DomainError: when one is finished, they are the same, or the target is itself merged.
    """
    first, second = sorted([case.pk, into.pk])
    locked = {pk: claim(Case(pk=pk)) for pk in (first, second)}
    case, into = locked[case.pk], locked[into.pk]
    if case.pk == into.pk:
        refuse(_("รวมเรื่องกับตัวเองไม่ได้"))
    if into.state == State.MERGED:
        refuse(_("เรื่องปลายทางรวมอยู่กับเรื่องอื่นแล้ว เลือกเรื่องหลักแทน"))
    if case.merged.filter(state=State.MERGED).exists():
        refuse(_("มีเรื่องอื่นรวมอยู่กับเรื่องนี้ แยกออกก่อนหรือรวมกลับทางกัน"))
    if after(Act.MERGE, State(case.state)) is None and not is_replaying():
        refuse(_("เรื่องที่ปิดหรือรวมไปแล้วรวมอีกไม่ได้"))
    case.merged_into = into
    case.save(update_fields=["merged_into"])
    record(chain=case.chain, kind="case.merged", by=by, at=at, into=into.pk)
    record(chain=into.chain, kind="case.joined", by=by, at=at, case=case.pk)
    settle(case)
    return case


@transaction.atomic
def case_unmerge(*, case: Case, by: Actor, at: datetime) -> Case:
    """Take ``case`` out of the one it was merged into; it goes on by itself."""
    case = claim(case)
    if case.state != State.MERGED or case.merged_into_id is None:
        refuse(_("เรื่องนี้ไม่ได้รวมอยู่กับเรื่องใด"))
    record(chain=case.chain, kind="case.unmerged", by=by, at=at, into=case.merged_into_id)
    case.merged_into = None
    settle(case)
    return case


@transaction.atomic
def case_split(*, case: Case, messages: Sequence[Message], title: str, by: Actor, at: datetime) -> Case:
    """Move some of the person's messages into a case of their own, received when the first of them came.

    Raises:
        DomainError: when no message was chosen or one belongs to another case.
    """
    case = claim(case)
    if not messages or any(message.case_id != case.pk for message in messages):
        refuse(_("เลือกข้อความของเรื่องนี้อย่างน้อยหนึ่งข้อความ"))
    new = case_open(
        desk=case.desk,
        contact=case.contact,
        channel=case.channel,
        identity=case.identity,
        title=title,
        received_at=min(message.occurred_at for message in messages),
        split_from=case,
        by=by,
        at=at,
    )
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(case=new)
    record(chain=case.chain, kind="case.split", by=by, at=at, case=new.pk)
    return new
