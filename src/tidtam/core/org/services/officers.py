"""Officers come, change and go; nobody is ever deleted, for the history bears their names."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.errors import DomainError, NotPermitted
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor, record
from tidtam.core.org import departures
from tidtam.core.org.access import Permission, may, units_where
from tidtam.core.org.models import Membership, Officer, Role, Unit

AMENDED = ("full_name", "position", "email")


@transaction.atomic
def officer_add(
    *, username: str, full_name: str, position: str = "", email: str = "", by: Officer, at: datetime
) -> Officer:
    """Add someone who cannot sign in yet: roles and a link to set a password come next.

    Raises:
        DomainError: when the user name is taken.
    """
    guard_manager(by)
    if Officer.objects.filter(username__iexact=username).exists():
        raise DomainError(_("มีผู้ใช้ชื่อนี้แล้ว เลือกชื่อผู้ใช้อื่น"))
    _guard_email(email)
    officer = Officer(username=username, full_name=full_name, position=position, email=email)
    officer.set_unusable_password()
    officer.date_joined = at
    officer.save()
    write(officer, "officer.added", by=by, at=at)
    return officer


@transaction.atomic
def officer_amend(
    *, officer: Officer, full_name: str, position: str, email: str, by: Officer, at: datetime
) -> Officer:
    """Correct name, position and e-mail; what stays the same leaves no trace."""
    officer = claim(officer, by=by)
    given = {"full_name": full_name, "position": position, "email": email}
    changed = [name for name in AMENDED if getattr(officer, name) != given[name]]
    if "email" in changed:
        _guard_email(email)
    for name in changed:
        setattr(officer, name, given[name])
    if changed:
        officer.save(update_fields=changed)
        write(officer, "officer.amended", by=by, at=at, fields=changed)
    return officer


@transaction.atomic
def roles_set(*, officer: Officer, roles: Iterable[tuple[Unit, str]], by: Officer, at: datetime) -> Officer:
    """Let ``officer`` hold exactly these roles in the units that ``by`` manages; others stay as they are.

    Raises:
        DomainError: when ``by`` would shut themselves out, so that somebody is always left to administer.
        NotPermitted: for a unit that ``by`` does not manage.
    """
    officer = claim(officer, by=by)
    managed = units_where(by, Permission.MANAGE_OFFICERS)
    wanted = {(unit.pk, role) for unit, role in roles}
    if any(unit not in managed for unit, _role in wanted):
        raise NotPermitted(_("ท่านให้บทบาทในหน่วยงานนี้ไม่ได้ ขอให้ผู้ดูแลระบบของหน่วยงานนั้นทำ"))
    held = {(row.unit_id, row.role): row for row in officer.memberships.filter(unit_id__in=managed)}
    taken = {key: row for key, row in held.items() if key not in wanted}
    gives_up = any(role == Role.ADMINISTRATOR for _unit, role in taken)
    if officer.pk == by.pk and gives_up and not any(role == Role.ADMINISTRATOR for _unit, role in wanted):
        raise DomainError(_("ยกเลิกบทบาทผู้ดูแลระบบของตนเองไม่ได้ ขอให้ผู้ดูแลระบบคนอื่นทำ"))
    for (unit, role), row in taken.items():
        row.delete()
        write(officer, "officer.role_taken", by=by, at=at, unit=unit, role=role)
    for unit, role in sorted(wanted - set(held)):
        Membership.objects.create(officer=officer, unit_id=unit, role=role)
        write(officer, "officer.role_given", by=by, at=at, unit=unit, role=role)
    return officer


@transaction.atomic
def officer_deactivate(*, officer: Officer, by: Officer, at: datetime) -> int:
    """Let somebody go: they can no longer sign in, and their open work goes back to its units.

    Returns:
        How many pieces of work went back.
    """
    officer = claim(officer, by=by)
    if officer.pk == by.pk:
        raise DomainError(_("ระงับบัญชีของตนเองไม่ได้ ขอให้ผู้ดูแลระบบคนอื่นทำ"))
    if not officer.is_active:
        raise DomainError(_("เจ้าหน้าที่คนนี้ถูกระงับการใช้งานแล้ว"))
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    handed_back = departures.work_hand_back(officer=officer, by=actor(by), at=at)
    write(officer, "officer.left", by=by, at=at, handed_back=handed_back)
    return handed_back


@transaction.atomic
def officer_reactivate(*, officer: Officer, by: Officer, at: datetime) -> Officer:
    """Let somebody back in, with the roles they had; work that went back stays where it is."""
    officer = claim(officer, by=by)
    if officer.is_active:
        raise DomainError(_("เจ้าหน้าที่คนนี้ใช้งานอยู่แล้ว"))
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    write(officer, "officer.returned", by=by, at=at)
    return officer


def claim(officer: Officer, *, by: Officer) -> Officer:
    """Return the officer's row, held until the transaction ends; ``by`` is held too and looked at afresh.

    So two administrators who let each other go at once leave one of them.

    Raises:
        NotPermitted: when ``by`` does not manage every unit in which the officer has a role.
    """
    both = Officer.objects.select_for_update().filter(pk__in=[officer.pk, by.pk]).order_by("pk")
    held = {row.pk: row for row in both}
    guard_manager(held[by.pk])
    managed = units_where(held[by.pk], Permission.MANAGE_OFFICERS)
    if not set(held[officer.pk].memberships.values_list("unit_id", flat=True)) <= managed:
        raise NotPermitted(_("เจ้าหน้าที่คนนี้มีบทบาทในหน่วยงานที่ท่านไม่ได้ดูแล"))
    return held[officer.pk]


def guard_manager(by: Officer) -> None:
    """Refuse whoever manages no unit."""
    if not may(by, Permission.MANAGE_OFFICERS):
        raise NotPermitted(_("ท่านไม่มีสิทธิ์จัดการเจ้าหน้าที่"))


def actor(by: Officer) -> Actor:
    """Return who acts, as the ledger names them."""
    return Actor(ActorKind.OFFICER, by.pk)


def write(officer: Officer, kind: str, *, by: Officer, at: datetime, **data: Any) -> None:
    """Record what happened to ``officer``."""
    record(chain=f"officer:{officer.pk}", kind=kind, by=actor(by), at=at, **data)


def _guard_email(email: str) -> None:
    if email and Officer.objects.filter(email__iexact=email).exists():
        raise DomainError(_("มีเจ้าหน้าที่ใช้อีเมลนี้แล้ว อีเมลใช้เข้าสู่ระบบได้จึงซ้ำกันไม่ได้"))
