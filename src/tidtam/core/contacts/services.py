"""Changes to contacts: the only door."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tidtam.core.contacts.models import AccessRecord, Contact, Identity
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Officer
from tidtam.core.thai.digits import to_arabic
from tidtam.core.thai.sorting import sort_key
from tidtam.core.thai.text import clean

ONE_LOOK = timedelta(minutes=15)
DESCRIBED = frozenset({"name", "agency", "phone", "email", "language"})


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
    name = clean(name).strip()[:200]
    try:
        with transaction.atomic():
            return Identity.objects.create(
                contact=Contact.objects.create(name=name, sort_key=sort_key(name)[:400], created_at=at),
                channel=channel,
                account=account,
                external_id=external_id,
                display_name=name,
                last_seen_at=at,
            )
    except IntegrityError:  # met in the same moment by somebody else
        return found.get()


@transaction.atomic(savepoint=False)
def identity_introduce(*, identity: Identity, name: str, language: str, at: datetime) -> Identity:
    """Keep what a channel's profile says; a contact without a name of its own, or with the old one, takes it.

    Args:
        name: as the person shows it there; "" keeps what is known.
        language: ``th`` or ``en``.
    """
    contact = Contact.objects.select_for_update().get(pk=identity.contact_id)
    shown = clean(name).strip()[:200]
    if shown and contact.name in ("", identity.display_name):
        contact.name, contact.sort_key = shown, sort_key(shown)[:400]
    contact.language = language
    contact.save(update_fields=["name", "sort_key", "language"])
    identity.contact, identity.profile_at = contact, at
    identity.display_name = shown or identity.display_name
    identity.save(update_fields=["display_name", "profile_at"])
    return identity


def identity_notice(*, identity: Identity, at: datetime, blocked: bool = False) -> Identity:
    """Note a sign of life at ``at``, or that the person blocked the account; what is older is too late."""
    unseen_since = Identity.objects.filter(Q(last_seen_at=None) | Q(last_seen_at__lte=at), pk=identity.pk)
    blocked_at = at if blocked else None
    if unseen_since.update(last_seen_at=at, blocked_at=blocked_at):
        identity.last_seen_at, identity.blocked_at = at, blocked_at
    else:
        identity.refresh_from_db(fields=["last_seen_at", "blocked_at"])
    return identity


@transaction.atomic
def contact_describe(*, contact: Contact, by: Officer | None, at: datetime, **fields: str) -> Contact:
    """Change what is known of a contact.

    Args:
        fields: any of ``name``, ``agency``, ``phone``, ``email``, ``language``.

    Raises:
        DomainError: when something is longer than there is room for.
    """
    for name in fields.keys() & DESCRIBED:
        value = clean(fields[name]).strip()
        longest = getattr(Contact._meta.get_field(name), "max_length", None)
        if longest and len(value) > longest:
            raise DomainError(_("ข้อความยาวเกินไป ใช้ได้ไม่เกิน %(count)s ตัวอักษร") % {"count": longest})
        setattr(contact, name, value)
    contact.sort_key = sort_key(contact.name)[:400]
    contact.save(update_fields=[*(fields.keys() & DESCRIBED), "sort_key"])
    return contact


@transaction.atomic
def access_note(*, contact: Contact, officer: Officer, purpose: str, at: datetime) -> None:
    """Note that ``officer`` saw ``contact``'s data; looks within a quarter of an hour count as one."""
    recent = AccessRecord.objects.filter(
        contact=contact, officer=officer, purpose=purpose, at__gt=at - ONE_LOOK
    )
    if not recent.exists():
        AccessRecord.objects.create(contact=contact, officer=officer, purpose=purpose, at=at)


@transaction.atomic
def contact_make(*, name: str, at: datetime, agency: str = "", phone: str = "") -> Contact:
    """Return the contact behind a telephone number, or a new one; what is known already is not overwritten.

    Args:
        phone: as said; the same number written in another way is the same person.

    Raises:
        DomainError: without a name and a number, or when something is longer than there is room for.
    """
    digits = phone_digits(phone)
    if not name.strip() and not digits:
        raise DomainError(_("ระบุชื่อหรือหมายเลขโทรศัพท์ของผู้แจ้ง"))
    if digits:
        contact = identity_meet(channel="phone", external_id=digits, name=name, at=at).contact
    else:
        contact = Contact.objects.create(created_at=at)
    said = {"name": name, "agency": agency, "phone": phone}
    news = {field: value for field, value in said.items() if value.strip() and not getattr(contact, field)}
    return contact_describe(contact=contact, by=None, at=at, **news) if news else contact


def phone_digits(phone: str) -> str:
    """Return a number as digits alone, Thai ones read too, +66 as 0."""
    digits = "".join(ch for ch in to_arabic(phone) if ch.isascii() and ch.isdigit())
    return f"0{digits[2:]}" if digits.startswith("66") and len(digits) > 10 else digits[:20]
