"""Units of the administration: added and corrected, never removed, since cases and letters belong to them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.errors import DomainError, NotPermitted
from tidtam.core.ledger.services import record
from tidtam.core.org.access import Permission, may
from tidtam.core.org.models import Officer, Unit
from tidtam.core.org.services.officers import actor

AMENDED = ("name", "name_en", "plan_code", "dopa_code", "letter_code")


@transaction.atomic
def unit_add(
    *,
    code: str,
    name: str,
    parent: Unit,
    by: Officer,
    at: datetime,
    name_en: str = "",
    plan_code: str = "",
    dopa_code: str = "",
    letter_code: str = "",
) -> Unit:
    """Add a unit below ``parent``.

    Raises:
        DomainError: when its short code is taken.
        NotPermitted: when ``by`` does not manage ``parent``.
    """
    _guard(by, parent)
    if Unit.objects.filter(code=code).exists():
        raise DomainError(_("มีหน่วยงานใช้รหัสย่อนี้แล้ว"))
    codes = {"plan_code": plan_code, "dopa_code": dopa_code, "letter_code": letter_code}
    unit = Unit.objects.create(code=code, name=name, name_en=name_en, parent=parent, **codes)
    record(chain=f"unit:{unit.pk}", kind="unit.added", by=actor(by), at=at)
    return unit


@transaction.atomic
def unit_amend(*, unit: Unit, by: Officer, at: datetime, **fields: str) -> Unit:
    """Correct the names and the three codes of a unit (``AMENDED``)."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    _guard(by, unit)
    changed = [name for name in AMENDED if name in fields and getattr(unit, name) != fields[name]]
    for name in changed:
        setattr(unit, name, fields[name])
    if changed:
        unit.save(update_fields=changed)
        record(chain=f"unit:{unit.pk}", kind="unit.amended", by=actor(by), at=at, fields=changed)
    return unit


def _guard(by: Officer, unit: Unit) -> None:
    if not may(by, Permission.MANAGE_OFFICERS, unit):
        raise NotPermitted(_("ท่านไม่ได้ดูแลหน่วยงานนี้"))
