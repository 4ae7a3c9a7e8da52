"""Reminders that have come due: first a word to the officer, then to the supervisor."""

from datetime import datetime

from tidtam.casework.cases.models import Case, Notice
from tidtam.casework.cases.states import State
from tidtam.casework.sla.models import Reminder, Stage, Verdict
from tidtam.core.kernel.drain import Drain, completing
from tidtam.core.kernel.models import DueRow
from tidtam.core.org.models import Officer, Role
from tidtam.core.org.selectors import nearest_with_role


def remind(row: DueRow, at: datetime) -> None:
    """Tell who must know that a promise is near its deadline, at it or past it; nothing once it is kept."""
    assert isinstance(row, Reminder)  # noqa: S101 - what the drain claims
    with completing(row, at=at):
        clock = row.clock
        if clock.verdict != Verdict.RUNNING or clock.due_at is None:
            return
        related = ("unit", "assignee", "merged_into__unit", "merged_into__assignee")
        case = Case.objects.select_related(*related).get(pk=clock.case_id)
        case = case.merged_into or case
        if case.state == State.CLOSED:
            return
        Notice.objects.bulk_create(
            Notice(officer=officer, case=case, kind=row.stage, promise=clock.promise, at=at)
            for officer in _who_must_know(case, Stage(row.stage))
        )


def _who_must_know(case: Case, stage: Stage) -> list[Officer]:
    """Return the case's officer, or all of the unit while nobody has it; supervisors from the deadline on."""
    has_one = case.assignee is not None and case.assignee.is_active
    staff = [case.assignee] if case.assignee and has_one else nearest_with_role(case.unit, Role.OFFICER)
    if stage is Stage.SOON:
        return staff or nearest_with_role(case.unit, Role.SUPERVISOR)
    return list(dict.fromkeys([*staff, *nearest_with_role(case.unit, Role.SUPERVISOR)]))


DRAIN = Drain(name="reminders", model=Reminder, handle=remind)
