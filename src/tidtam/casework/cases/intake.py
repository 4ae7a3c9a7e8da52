"""Writing a request down: the person is known or new, the case is opened, and tied to what it is about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tidtam.casework.cases import extensions
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import request_take
from tidtam.core.contacts.services import contact_make
from tidtam.core.org.models import Officer


@transaction.atomic
def request_write(*, said: Mapping[str, Any], officer: Officer, at: datetime) -> Case:
    """Open the case that an ``IntakeForm`` describes, all of it or nothing.

    Args:
        said: the cleaned data of the form.

    Raises:
        DomainError: when the person has neither name nor number, or the case or a link is refused.
    """
    contact = said["contact"] or contact_make(
        name=said["name"], phone=said["phone"], agency=said["agency"], at=at
    )
    case = request_take(
        desk=said["desk"],
        contact=contact,
        channel=said["channel"],
        text=said["text"],
        received_at=said["received_at"],
        backdate_reason=said["backdate_reason"],
        officer=officer,
        at=at,
    )
    for public_id in said["references"]:
        for register in extensions.registers:
            register.link(case, public_id, officer, at)
    return case
