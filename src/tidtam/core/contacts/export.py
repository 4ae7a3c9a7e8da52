"""Everything kept of one person, as the person may ask for it (PDPA B.E. 2562, s. 30)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tidtam.core.contacts.models import Contact

sources: list[Callable[[Contact], dict[str, Any]]] = []
"""What the floors above keep of a person, by name; filled in ``AppConfig.ready()``."""


def contact_export(contact: Contact, *, at: datetime) -> dict[str, Any]:
    """Return all that is kept of ``contact`` as plain values for JSON; times are ISO 8601."""
    kept: dict[str, Any] = {
        "exported_at": at.isoformat(),
        "contact": {
            "name": contact.name,
            "agency": contact.agency,
            "phone": contact.phone,
            "email": contact.email,
            "language": contact.language,
            "since": contact.created_at.isoformat(),
        },
        "identities": [
            {
                "channel": identity.channel,
                "name": identity.display_name,
                "id": identity.external_id,
                "privacy_notice_at": identity.notice_at.isoformat() if identity.notice_at else None,
            }
            for identity in contact.identities.all()
        ],
        "seen_by": [
            {"officer": str(record.officer), "purpose": record.purpose, "at": record.at.isoformat()}
            for record in contact.access_records.select_related("officer").order_by("at")
        ],
    }
    for source in sources:
        kept |= source(contact)
    return kept
