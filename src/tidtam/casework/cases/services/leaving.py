"""When an officer leaves: what they had open goes back to its units, whose supervisors are told."""

from datetime import datetime

from django.db import transaction

from tidtam.casework.cases.models import Case, Notice
from tidtam.casework.cases.services.routing import case_assign
from tidtam.core.ledger.services import Actor
from tidtam.core.org.models import Officer, Role
from tidtam.core.org.selectors import nearest_with_role


def cases_held(officer: Officer) -> int:
    """Return how many open cases ``officer`` has."""
    return Case.objects.open().filter(assignee=officer).count()


@transaction.atomic
def cases_hand_back(*, officer: Officer, by: Actor, at: datetime) -> int:
    """Let nobody have the open cases of ``officer``, tell the supervisors, and return how many it was."""
    cases = list(Case.objects.open().filter(assignee=officer).select_related("unit").order_by("pk"))
    told = {unit: nearest_with_role(unit, Role.SUPERVISOR) for unit in {case.unit for case in cases}}
    for case in cases:
        case_assign(case=case, to=None, by=by, at=at)
    Notice.objects.bulk_create(
        Notice(officer=supervisor, case=case, kind="handed_back", at=at)
        for case in cases
        for supervisor in told[case.unit]
        if supervisor.pk != officer.pk
    )
    return len(cases)
