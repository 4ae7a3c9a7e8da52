"""Changes to contacts: the only door."""

from datetime import datetime, timedelta

from django.db import transaction

from tidtam.core.contacts.models import AccessRecord, Contact, Identity
from tidtam.core.org.models import Officer
from tidtam.core.thai.sorting import sort_key

ONE_LOOK = timedelta(minutes=15)


@transaction.atomic
def identity_meet(
    *, channel: str, external_id: str, at: datetime, account: str = "", name: str = ""
) -> Identity:
    """Return who ``external_id`` is on ``channel``, made with a new contact at the first meeting."""
    found = Identity.objects.select_related("contact").filter(
        channel=channel, account=account, external_id=external_id
    )
    known = found.first()
    if known:
        return known
    contact = Contact.objects.create(name=name, sort_key=sort_key(name)[:400], created_at=at)
    identity, made = Identity.objects.select_related("contact").get_or_create(
        channel=channel,
        account=account,
        external_id=external_id,
        defaults={"contact": contact, "display_name": name, "last_seen_at": at},
    )
    if not made:
        contact.delete()
    return identity


@transaction.atomic
def contact_describe(*, contact: Contact, by: Officer | None, at: datetime, **fields: str) -> Contact:
    """Change what is known of a contact (``name``, ``agency``, ``phone``, ``email``, ``language``)."""
    for name, value in fields.items():
        setattr(contact, name, value)
    contact.sort_key = sort_key(contact.name)[:400]
    contact.save(update_fields=[*fields, "sort_key"])
    return contact


@transaction.atomic
def access_note(*, contact: Contact, officer: Officer, purpose: str, at: datetime) -> None:
    """Note that ``officer`` saw ``contact``'s data; looks within a quarter of an hour count as one."""
    recent = AccessRecord.objects.filter(
        contact=contact, officer=officer, purpose=purpose, at__gt=at - ONE_LOOK
    )
    if not recent.exists():
        AccessRecord.objects.create(contact=contact, officer=officer, purpose=purpose, at=at)
