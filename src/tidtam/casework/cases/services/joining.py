"""Merging, unmerging, splitting: recorded, never destructive. What is merged keeps its clocks and counts."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.acts import guard
from tidtam.casework.cases.services.opening import case_open, search_text_of
from tidtam.casework.cases.services.settling import Held, claim_all, refuse
from tidtam.casework.cases.services.showing import LAST, last_shown, show_last, unanswered_since, words_said
from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.messaging.models import Message
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.ledger.services import Actor


@transaction.atomic
def case_merge(*, case: Case, into: Case, by: Actor, at: datetime) -> Case:
    """Join ``case`` to ``into``: what is then told on ``into`` is told for both.

    Raises:
        DomainError: when one is finished, they are the same, or either is merged already.
    """
    if case.pk == into.pk:
        refuse(_("รวมเรื่องกับตัวเองไม่ได้"))
    held = {each.pk: Held(each) for each in claim_all([case.pk, into.pk])}
    joining, main = held[case.pk], held[into.pk]
    if not is_replaying():
        _guard_merge(joining, main)
    joining.record("case.merged", by=by, at=at, into=into.pk)
    main.record("case.joined", by=by, at=at, case=case.pk)
    if after(Act.MERGE, State(joining.case.state)) is not None:
        joining.case.merged_into = main.case
    joining.settle()
    main.settle()
    return joining.case


def _guard_merge(joining: Held, main: Held) -> None:
    guard(joining, Act.MERGE)
    if main.case.state == State.MERGED:
        refuse(_("เรื่องปลายทางรวมอยู่กับเรื่องอื่นแล้ว เลือกเรื่องหลักแทน"))
    if not main.case.is_open:
        refuse(_("เรื่องปลายทางปิดแล้ว เปิดเรื่องใหม่ก่อนรวม"))
    if joining.joined:
        refuse(_("มีเรื่องอื่นรวมอยู่กับเรื่องนี้ แยกออกก่อนหรือรวมกลับทางกัน"))


@transaction.atomic
def case_unmerge(*, case: Case, by: Actor, at: datetime) -> Case:
    """Take ``case`` out of the one it was merged into; it goes on from where it stood by itself."""
    main = Case.objects.values_list("merged_into", flat=True).get(pk=case.pk)
    held = {each.pk: Held(each) for each in claim_all([case.pk, *([main] if main else [])])}
    leaving = held[case.pk]
    guard(leaving, Act.UNMERGE)
    if main is None or leaving.case.merged_into_id != main:
        refuse(_("เรื่องนี้ไม่ได้รวมอยู่กับเรื่องใด"))
    leaving.record("case.unmerged", by=by, at=at, into=main)
    leaving.settle()
    held[main].settle()
    return leaving.case


@transaction.atomic
def case_split(*, case: Case, messages: Sequence[Message], title: str, by: Actor, at: datetime) -> Case:
    """Move some of the person's messages into a case of their own, received when the first of them came.

    Raises:
        DomainError: when no message was chosen or one belongs to another case.
    """
    held = Held.of(case)
    if not messages or any(message.case_id != held.case.pk for message in messages):
        refuse(_("เลือกข้อความของเรื่องนี้อย่างน้อยหนึ่งข้อความ"))
    new = case_open(
        desk=held.case.desk,
        contact=held.case.contact,
        channel=held.case.channel,
        identity=held.case.identity,
        title=title,
        received_at=min(message.occurred_at for message in messages),
        split_from=held.case,
        by=by,
        at=at,
    )
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(case=new)
    for each in (held.case, new):
        each.unanswered_since = unanswered_since(each)
        each.search_text = search_text_of(each, *words_said(each))
        show_last(each, last_shown(each))
        each.save(update_fields=["unanswered_since", "search_text", *LAST])
    held.record("case.split", by=by, at=at, case=new.pk)
    return new
