"""The people of a history, by their source's own keys."""

from datetime import datetime

from django.utils.text import slugify

from tidtam.core.contacts.models import Contact
from tidtam.core.contacts.services import identity_meet
from tidtam.core.org.models import Officer, Unit

SOURCE = "history"


def person_of(key: str, *, at: datetime) -> Contact:
    """Return the contact that a history calls ``key``, met at ``at`` if not known."""
    return identity_meet(channel=SOURCE, external_id=key[:128], name=key[:200], at=at).contact


def officer_of(key: str) -> Officer:
    """Return the officer whose user name is ``key``, or an inactive officer of the past with that name."""
    known = Officer.objects.filter(username=key).first()
    if known:
        return known
    username = f"past.{key}"[:150]
    officer, made = Officer.objects.get_or_create(
        username=username, defaults={"full_name": key[:150], "is_active": False}
    )
    if made:
        officer.set_unusable_password()
        officer.save(update_fields=["password"])
    return officer


def unit_of(key: str) -> Unit:
    """Return the unit with this code or name, or a new one of that name."""
    known = Unit.objects.filter(code=key).first() or Unit.objects.filter(name=key).first()
    return known or Unit.objects.create(code=_free_code(key), name=key[:200])


def _free_code(key: str) -> str:
    code = slugify(key)[:36] or "unit"
    taken = set(Unit.objects.filter(code__startswith=code).values_list("code", flat=True))
    return next(each for each in (code, *(f"{code}-{n}" for n in range(2, 1000))) if each not in taken)
