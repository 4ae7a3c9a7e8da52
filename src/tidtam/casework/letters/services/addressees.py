"""Whom letters may be addressed to: added, renamed, retired; never removed."""

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.letters.models import Addressee
from tidtam.casework.letters.services.registering import refuse
from tidtam.core.thai.text import clean


@transaction.atomic
def addressee_save(
    *,
    name: str,
    name_en: str = "",
    order: int = 0,
    is_active: bool = True,
    addressee: Addressee | None = None,
) -> Addressee:
    """Add someone letters are addressed to, or change ``addressee``; letters keep showing the present name.

    Raises:
        DomainError: without a name, for a name that is taken, or when the last active one would be retired.
    """
    name = " ".join(clean(name).split())
    if not name:
        refuse(_("ระบุชื่อหรือตำแหน่งผู้รับหนังสือ"))
    others = Addressee.objects.select_for_update().exclude(pk=addressee.pk if addressee else 0)
    if any(other.name == name for other in others):
        refuse(_("มี “%(name)s” อยู่แล้ว") % {"name": name})
    if not is_active and not any(other.is_active for other in others):
        refuse(_("ต้องมีผู้รับหนังสืออย่างน้อยหนึ่งราย"))
    addressee = addressee or Addressee()
    addressee.name, addressee.name_en = name[:150], clean(name_en).strip()[:150]
    addressee.order, addressee.is_active = order, is_active
    addressee.save()
    return addressee
