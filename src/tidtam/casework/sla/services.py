"""Starting and settling clocks: the only door. Which case they belong to is the caller's business.

The caller holds the lock of the case and the transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla import account, rules
from tidtam.casework.sla.models import Clock, Reminder, Stage, Verdict
from tidtam.casework.sla.rules import Pause
from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.selectors import calendar_load
from tidtam.core.kernel.models import WorkState


@dataclass(frozen=True)
class Standing:
    """What a case's events say of one clock: when its promise was kept, if it was."""

    clock: Clock
    promise: Promise
    kept_at: datetime | None


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
    calendar = calendar_load(Calendar(pk=desk.calendar_id))
    clocks = []
    for promise in promises:
        frozen = rules.deadline(promise, calendar, received_at)
        clocks.append(
            Clock(
                case_id=case_id,
                promise=promise.code,
                round=round,
                desk=desk,
                desk_version=desk_version,
                calendar_id=desk.calendar_id,
                calendar_version=calendar.version,
                received_at=received_at,
                started_at=frozen.started_at,
                due_at=frozen.due_at,
                account=account.to_json(frozen.account),
            )
        )
    Clock.objects.bulk_create(clocks)
    Reminder.objects.bulk_create(
        reminder
        for clock, promise in zip(clocks, promises, strict=True)
        for reminder in _reminders(clock, promise, calendar)
    )
    return clocks


def clocks_settle(*, standings: Iterable[Standing], pauses: Sequence[Pause]) -> None:
    """Bring clocks of one case to what the events say: when they were kept, their verdicts, their deadlines.

    A deadline is frozen: it is reached anew, with the calendar it was frozen with, only where the clock stood
    still. Reminders of a clock that has ended or stands still are taken back.
    """
    changed = [standing for standing in standings if _settle(standing, pauses)]
    if not changed:
        return
    clocks = [standing.clock for standing in changed]
    for clock in clocks:
        clock.save(update_fields=["due_at", "kept_at", "verdict", "account"])
    Reminder.objects.filter(clock__in=clocks, work_state=WorkState.WAITING).delete()
    running = [standing for standing in changed if standing.kept_at is None and standing.clock.due_at]
    if running:
        _lay_again(running)


def _settle(standing: Standing, pauses: Sequence[Pause]) -> bool:
    """Set the clock's fields and say whether anything changed."""
    clock, kept_at = standing.clock, standing.kept_at
    before = (clock.due_at, clock.kept_at, clock.verdict)
    counted = [pause for pause in pauses if kept_at is None or pause.since < kept_at]
    if counted or clock.due_at is None or any(step["kind"] == "paused" for step in clock.account):
        frozen = rules.deadline(standing.promise, _calendar_of(clock), clock.received_at, pauses=counted)
        clock.due_at, clock.account = frozen.due_at, account.to_json(frozen.account)
    clock.kept_at, clock.verdict = kept_at, _verdict(clock.due_at, kept_at)
    return before != (clock.due_at, clock.kept_at, clock.verdict)


def _verdict(due_at: datetime | None, kept_at: datetime | None) -> Verdict:
    if kept_at is None:
        return Verdict.RUNNING
    return Verdict.KEPT if due_at is None or rules.is_kept(kept_at, due_at) else Verdict.LATE


def _calendar_of(clock: Clock) -> WorkingCalendar:
    return calendar_load(Calendar(pk=clock.calendar_id), version=clock.calendar_version)


def _lay_again(running: Sequence[Standing]) -> None:
    """Lay the reminders of deadlines that moved; what was said for that very deadline is not said again."""
    clocks = [standing.clock for standing in running]
    told = set(Reminder.objects.filter(clock__in=clocks).values_list("clock_id", "stage", "due_at"))
    Reminder.objects.bulk_create(
        reminder
        for standing in running
        for reminder in _reminders(standing.clock, standing.promise, _calendar_of(standing.clock))
        if (reminder.clock_id, reminder.stage, reminder.due_at) not in told
    )


def _reminders(clock: Clock, promise: Promise, calendar: WorkingCalendar) -> list[Reminder]:
    if clock.due_at is None:
        return []
    times = rules.reminder_times(promise, calendar, clock.started_at, clock.due_at)
    moments = ((Stage.SOON, times.warn), (Stage.DUE, times.due), (Stage.ESCALATED, times.escalate))
    return [Reminder(clock=clock, stage=stage, due_at=moment) for stage, moment in moments]
