"""Opening a case: the request is received, its promises are frozen."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case, Channel
from tidtam.casework.cases.services.hearing import HEARD, hear
from tidtam.casework.cases.services.settling import Held
from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.models import Message
from tidtam.core.contacts.models import Contact, Identity
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.numbers import number_take
from tidtam.core.ledger.services import SYSTEM, Actor
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import BANGKOK
from tidtam.core.thai.fiscal import fiscal_year_of
from tidtam.core.thai.folding import fold
from tidtam.core.thai.text import clean, truncate_graphemes

CLOCK_SKEW = timedelta(minutes=2)


@transaction.atomic
def case_open(
    *,
    desk: Desk,
    contact: Contact,
    channel: str,
    at: datetime,
    by: Actor = SYSTEM,
    identity: Identity | None = None,
    title: str = "",
    received_at: datetime | None = None,
    backdate_reason: str = "",
    category: str = "",
    topic: str = "",
    agency_class: str = "",
    district: str = "",
    external_ref: str = "",
    assignee: Officer | None = None,
    split_from: Case | None = None,
    said: Sequence[Message] = (),
) -> Case:
    """Open a case and freeze the desk's promises.

    Args:
        channel: one of ``Channel``.
        title: what it is about, cut to 120 characters as people count them.
        received_at: when it was received, if that was before ``at`` (a call, a walk-in, a paper letter).
        external_ref: what the source calls it: the number at 1555 or Traffy Fondue, a replayed history's key.
        backdate_reason: why; needed with an earlier ``received_at``, shown in every list and figure.
        said: what the person said so far, put on the case.

    Raises:
        DomainError: for an unknown channel, a receipt in the future, or an earlier one without a reason.
    """
    received_at = received_at or at
    backdated = received_at < at - CLOCK_SKEW and split_from is None and not is_replaying()
    _guard(
        channel,
        is_future=received_at > at + CLOCK_SKEW,
        needs_reason=backdated and not backdate_reason.strip(),
    )
    case = Case(
        number=_number(desk, received_at),
        desk=desk,
        desk_version=desk.version,
        unit_id=desk.unit_id,
        assignee=assignee,
        contact=contact,
        identity=identity,
        channel=channel,
        title=truncate_graphemes(" ".join(clean(title).split()), 120)[:300] or desk.name,
        category=clean(category)[:40],
        topic=clean(topic)[:40],
        agency_class=clean(agency_class)[:40],
        district=clean(district)[:80],
        external_ref=clean(external_ref)[:80],
        opened_at=received_at,
        recorded_at=at,
        backdate_reason=clean(backdate_reason).strip()[:300],
        replayed=is_replaying(),
        split_from=split_from,
    )
    case.search_text = search_text_of(case)
    case.save(force_insert=True)
    held = Held(case, is_new=True)
    told = {"backdated": True} if backdated else {"split_from": split_from.pk} if split_from else {}
    held.record("case.opened", by=by, at=at, occurred_at=received_at, **_facts(case), **told)
    for message in said:
        hear(held, message, at=at)
    held.settle(*HEARD)
    return case


def _guard(channel: str, *, is_future: bool, needs_reason: bool) -> None:
    if channel not in Channel.values:
        raise DomainError(_("ไม่รู้จักช่องทาง “%(channel)s”") % {"channel": channel})
    if is_future:
        raise DomainError(_("เวลารับเรื่องอยู่ในอนาคต ตรวจวันที่และเวลาอีกครั้ง"))
    if needs_reason:
        raise DomainError(_("การลงเวลารับเรื่องย้อนหลังต้องระบุเหตุผล"))


def _facts(case: Case) -> dict[str, Any]:
    """Return what the ledger keeps of an opening."""
    return {
        "desk": case.desk.code,
        "version": case.desk_version,
        "channel": case.channel,
        "contact": case.contact_id,
    }


def search_text_of(case: Case, *texts: str) -> str:
    """Return what a case is found by: number, title, who asks, and the first words said."""
    contact = case.contact
    found_by = [case.number, case.title, contact.name, contact.agency, contact.phone, *texts]
    return fold(" ".join(part for part in found_by if part))[:4000]


def _number(desk: Desk, received_at: datetime) -> str:
    """Return the next case number of the desk in the fiscal year, such as ``นส.63-0057``."""
    year = fiscal_year_of(received_at.astimezone(BANGKOK).date()).be
    return f"{desk.prefix}.{year % 100:02d}-{number_take(series=f'cases.{desk.code}', year=year):04d}"
