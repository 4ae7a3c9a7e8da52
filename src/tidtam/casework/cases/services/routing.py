"""Whose a case is: an officer's, a unit's; and what it is about."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case, Notice
from tidtam.casework.cases.services.opening import search_text_of
from tidtam.casework.cases.services.settling import Held, claim, code_of, refuse
from tidtam.casework.cases.services.showing import words_said
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor, record
from tidtam.core.org.access import Permission, may
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.text import clean

DESCRIBED = frozenset({"title", "category", "topic", "agency_class", "district"})


@transaction.atomic
def case_assign(*, case: Case, to: Officer | None, by: Actor, at: datetime) -> Case:
    """Give the case to an officer, or to nobody; the officer is told."""
    case = claim(case)
    if case.assignee_id == (to.pk if to else None):
        return case
    if to is not None and not to.is_active:
        refuse(_("เจ้าหน้าที่คนนี้ไม่ได้ใช้งานระบบแล้ว"))
    if to is not None and not is_replaying() and not may(to, Permission.WORK_CASES, case.unit_id):
        refuse(_("เจ้าหน้าที่คนนี้ไม่ได้ทำงานกับหน่วยงานของเรื่อง โอนเรื่องไปยังหน่วยงานนั้นก่อน"))
    case.assignee = to
    case.save(update_fields=["assignee"])
    record(chain=case.chain, kind="case.assigned", by=by, at=at, officer=to.pk if to else None)
    if to is not None and not (by.kind == ActorKind.OFFICER and by.id == to.pk):
        Notice.objects.create(officer=to, case=case, kind="assigned", at=at)
    return case


@transaction.atomic
def cases_assign(*, cases: Sequence[Case], to: Officer | None, by: Actor, at: datetime) -> None:
    """Give several cases to one officer, or to nobody: all of them or none.

    Raises:
        DomainError: when ``to`` does not work for the unit of one of them.
    """
    for case in sorted(cases, key=lambda each: each.pk):
        case_assign(case=case, to=to, by=by, at=at)


@transaction.atomic
def case_transfer(*, case: Case, to: Unit, by: Actor, at: datetime) -> Case:
    """Hand the case to another unit; whoever had it no longer has, the clocks run on."""
    case = claim(case)
    if case.unit_id == to.pk:
        refuse(_("เรื่องนี้อยู่กับหน่วยงานนี้แล้ว"))
    if not case.is_open:
        refuse(_("เรื่องนี้ปิดแล้ว"))
    case.unit, case.assignee = to, None
    case.save(update_fields=["unit", "assignee"])
    record(chain=case.chain, kind="case.transferred", by=by, at=at, unit=to.pk)
    return case


@transaction.atomic
def case_dispatch(*, case: Case, to: Unit, by: Actor, at: datetime) -> Case:
    """Send the case to the unit that is to settle it; it stays with that unit until accepted or returned."""
    held = _route(case, to)
    held.record("case.dispatched", by=by, at=at, unit=to.pk)
    return held.case


@transaction.atomic
def case_accept(*, case: Case, unit: Unit, by: Actor, at: datetime) -> Case:
    """Take a dispatched case on."""
    held = _route(case, unit)
    held.record("case.accepted", by=by, at=at, unit=unit.pk)
    return held.case


@transaction.atomic
def case_return(*, case: Case, to: Unit, by: Actor, at: datetime, reason: str = "") -> Case:
    """Send a dispatched case back to the unit it came from, with the code of a reason."""
    held = _route(case, to)
    held.record("case.returned", by=by, at=at, unit=to.pk, reason=code_of(reason))
    return held.case


def _route(case: Case, unit: Unit) -> Held:
    held = Held.of(case)
    if not held.case.is_open and not is_replaying():
        refuse(_("เรื่องนี้ปิดแล้ว"))
    if held.case.unit_id != unit.pk:
        held.case.unit, held.case.assignee = unit, None
        held.case.save(update_fields=["unit", "assignee"])
    return held


@transaction.atomic
def case_describe(*, case: Case, by: Actor, at: datetime, **fields: str) -> Case:
    """Correct what a case is about.

    Args:
        fields: any of ``title``, ``category``, ``topic``, ``agency_class``, ``district``.

    Raises:
        DomainError: when the title is left empty.
    """
    held = Held.of(case)
    case = held.case
    given = {name: _fitting(name, fields[name]) for name in sorted(fields.keys() & DESCRIBED)}
    changed = [name for name, value in given.items() if getattr(case, name) != value]
    if not changed:
        return case
    for name in changed:
        setattr(case, name, given[name])
    if not case.title:
        refuse(_("ชื่อเรื่องว่างไม่ได้"))
    case.search_text = search_text_of(case, *words_said(case))
    case.save(update_fields=[*changed, "search_text"])
    held.record("case.described", by=by, at=at, fields=changed)
    return case


def _fitting(name: str, value: str) -> str:
    longest = getattr(Case._meta.get_field(name), "max_length", None)
    return " ".join(clean(value).split())[:longest]
