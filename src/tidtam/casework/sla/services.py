"""Starting and settling clocks: the only door. Which case they belong to is the caller's business."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla import account, rules
from tidtam.casework.sla.models import Clock, Reminder, Stage, Verdict
from tidtam.casework.sla.rules import Pause
from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.selectors import calendar_load
from tidtam.core.kernel.models import WorkState


@transaction.atomic
def clocks_start(
    *,
    case_id: int,
    desk: Desk,
    desk_version: int,
    promises: Sequence[Promise],
    received_at: datetime,
    round: int,
) -> list[Clock]:
    """Freeze each promise for a case: deadline, the account of it, and the versions it was reached with.

    Args:
        case_id: key of the case.
        promises: of the desk's pack in that version.
        received_at: when the request, or its reopening, was received.
        round: 1 for the request itself; only round 1 is counted in figures.
    """
    calendar = calendar_load(desk.calendar)
    clocks = []
    for promise in promises:
        frozen = rules.deadline(promise, calendar, received_at)
        clock = Clock.objects.create(
            case_id=case_id,
            promise=promise.code,
            round=round,
            desk=desk,
            desk_version=desk_version,
            calendar_version=calendar.version,
            received_at=received_at,
            started_at=frozen.started_at,
            due_at=frozen.due_at,
            account=account.to_json(frozen.account),
        )
        _lay_reminders(clock, promise, calendar)
        clocks.append(clock)
    return clocks


@transaction.atomic
def clock_settle(
    *, clock: Clock, promise: Promise, kept_at: datetime | None, pauses: Sequence[Pause]
) -> None:
    """Bring a clock to what the events say: its deadline under ``pauses``, when it was kept, and so its verdict."""
    calendar = calendar_load(clock.desk.calendar, version=clock.calendar_version)
    until_kept = [pause for pause in pauses if kept_at is None or pause.since < kept_at]
    frozen = rules.deadline(promise, calendar, clock.received_at, pauses=until_kept)
    verdict = Verdict.RUNNING
    if kept_at is not None:
        in_time = frozen.due_at is None or rules.is_kept(kept_at, frozen.due_at)
        verdict = Verdict.KEPT if in_time else Verdict.LATE
    if (clock.due_at, clock.kept_at, clock.verdict) == (frozen.due_at, kept_at, verdict):
        return
    clock.due_at, clock.kept_at, clock.verdict = frozen.due_at, kept_at, verdict
    clock.account = account.to_json(frozen.account)
    clock.save(update_fields=["due_at", "kept_at", "verdict", "account"])
    if kept_at is None and frozen.due_at is not None:
        _lay_reminders(clock, promise, calendar)
    else:
        reminders_drop(clock=clock)


@transaction.atomic
def reminders_drop(*, clock: Clock) -> None:
    """Take back the reminders that have not gone out yet."""
    clock.reminders.filter(work_state=WorkState.WAITING).update(work_state=WorkState.DROPPED)


def _lay_reminders(clock: Clock, promise: Promise, calendar: WorkingCalendar) -> None:
    """Lay the reminders of the deadline ahead; those already told for this deadline are not told again."""
    reminders_drop(clock=clock)
    if clock.due_at is None:
        return
    times = rules.reminder_times(promise, calendar, clock.started_at, clock.due_at)
    told = set(clock.reminders.filter(work_state=WorkState.DONE).values_list("stage", "due_at"))
    Reminder.objects.bulk_create(
        Reminder(clock=clock, stage=stage, due_at=moment)
        for stage, moment in (
            (Stage.SOON, times.warn),
            (Stage.DUE, times.due),
            (Stage.ESCALATED, times.escalate),
        )
        if (stage.value, moment) not in told
    )
