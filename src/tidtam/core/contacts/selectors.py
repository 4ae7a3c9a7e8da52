"""Reading contacts: a list by name in Thai order, and what a part of a name, an agency or a number finds."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tidtam.core.contacts.models import Contact
from tidtam.core.contacts.services import phone_digits

PAGE = 50
FOUND_BY = ("name", "agency", "phone")


@dataclass(frozen=True)
class ContactPage:
    """A page of contacts; ``next`` asks for the one after it and is empty on the last."""

    contacts: list[Contact]
    next: str = ""


def contacts_found(text: str) -> QuerySet[Contact]:
    """Return contacts with every word of ``text`` somewhere in name, agency or number; all for no words."""
    found = Contact.objects.filter(erased_at=None)
    for word in text.replace("\0", " ").split():
        asked = Q()
        for column in FOUND_BY:
            asked |= Q(**{f"{column}__part": word})
        if len(digits := phone_digits(word)) >= 4:
            asked |= Q(identities__channel="phone", identities__external_id__startswith=digits)
        found = found.filter(asked)
    return found


def contacts_page(text: str = "", *, after: str = "", size: int = PAGE) -> ContactPage:
    """Return a page of contacts in the order of a Thai dictionary.

    Args:
        after: ``next`` of the page before; anything unreadable begins anew.
    """
    rows = contacts_found(text).distinct().order_by("sort_key", "pk")
    key, _parting, pk = after.rpartition("~")
    if pk.isascii() and pk.isdigit() and len(pk) < 19:
        rows = rows.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=int(pk)), sort_key__gte=key)
    found = list(rows.prefetch_related("identities")[: size + 1])
    more, found = len(found) > size, found[:size]
    return ContactPage(found, f"{found[-1].sort_key}~{found[-1].pk}" if more else "")
