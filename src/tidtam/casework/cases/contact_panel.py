"""A contact's cases, as they stand on the contact's page and in what a person is handed out."""

from datetime import datetime
from typing import Any

from tidtam.casework.cases.models import Case
from tidtam.core.contacts.models import Contact
from tidtam.core.kernel.panels import Panel
from tidtam.core.org.access import Viewer

SHOWN = 30


def cases_of(contact: Contact, viewer: Viewer, at: datetime) -> Panel:
    """Return the contact's cases that ``viewer`` may see, the newest first."""
    found = Case.objects.visible_to(viewer).filter(contact=contact).select_related("desk", "assignee")
    return Panel(
        "cases/parts/contact_cases.html", {"cases": list(found.order_by("-opened_at", "-pk")[:SHOWN])}
    )


def exported(contact: Contact) -> dict[str, Any]:
    """Return the contact's cases and what was said in them, without internal notes."""
    return {
        "cases": [
            _exported(case) for case in Case.objects.filter(contact=contact).order_by("opened_at", "pk")
        ]
    }


def _exported(case: Case) -> dict[str, Any]:
    said = case.messages.exclude(direction="note").filter(withdrawn_at=None).order_by("occurred_at", "pk")
    return {
        "number": case.number,
        "title": case.title,
        "opened_at": case.opened_at.isoformat(),
        "state": case.state,
        "messages": [
            {"at": message.occurred_at.isoformat(), "direction": message.direction, "text": message.text}
            for message in said
        ],
    }
