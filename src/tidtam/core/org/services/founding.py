"""The first administrator: made by whoever runs the machine, since nobody can sign in yet."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.services import SYSTEM, record
from tidtam.core.org.models import Membership, Officer, Role, Unit

PASSWORD_BYTES = 12


@transaction.atomic
def administrator_make(*, username: str, full_name: str, at: datetime) -> tuple[Officer, str]:
    """Make an administrator of every unit, or give one a new password.

    Returns:
        The officer and the password, which is kept nowhere else.

    Raises:
        DomainError: when there is no unit to administer yet.
    """
    top = Unit.objects.filter(parent=None)
    if not top:
        raise DomainError(_("ยังไม่มีหน่วยงาน เรียก tidtam migrate ก่อน"))
    officer, made = Officer.objects.get_or_create(
        username=username, defaults={"full_name": full_name or username, "date_joined": at}
    )
    password = token_urlsafe(PASSWORD_BYTES)
    officer.is_active = True
    officer.set_password(password)
    officer.save(update_fields=["is_active", "password"])
    chain = f"officer:{officer.pk}"
    if made:
        record(chain=chain, kind="officer.added", by=SYSTEM, at=at)
    for unit in top:
        _membership, given = Membership.objects.get_or_create(
            officer=officer, unit=unit, role=Role.ADMINISTRATOR
        )
        if given:
            record(
                chain=chain,
                kind="officer.role_given",
                by=SYSTEM,
                at=at,
                unit=unit.pk,
                role=Role.ADMINISTRATOR.value,
            )
    return officer, password
