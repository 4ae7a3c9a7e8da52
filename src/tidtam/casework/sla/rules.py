"""What a promise about time means: deadlines, verdicts, reminders. Pure: no Django, no clock of its own.

Promises in minutes and hours end at an exact moment. Promises in days end with the last second of their
last day, 23:59:59 in Asia/Bangkok. "Within" includes the last second.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.account import Account, tell_days, tell_time
from tidtam.core.calendars.arithmetic import ALWAYS_OPEN, ONE_DAY, WorkingCalendar
from tidtam.core.calendars.intervals import BANGKOK, day_end, day_of, day_start

LAST_SECOND = timedelta(seconds=1)
LAST_PART = 4

VerdictWord = Literal["kept", "late", "missed", "running"]
StageWord = Literal["running", "soon", "late"]


@dataclass(frozen=True, order=True)
class Pause:
    """The clock stands still from ``since`` (included) to ``until`` (not included; None: it still stands)."""

    since: datetime
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("A pause ends after it begins.")

    def covers(self, at: datetime) -> bool:
        """Say whether the clock stands still at ``at``."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Deadline:
    """When a promise must be kept: ``due_at`` is None while the clock stands still with no end in sight."""

    due_at: datetime | None
    started_at: datetime
    account: Account


@dataclass(frozen=True)
class ReminderTimes:
    """When to speak up: ``warn`` with a quarter left, ``due`` at the deadline, ``escalate`` after it."""

    warn: datetime
    due: datetime
    escalate: datetime


def deadline(
    promise: Promise, calendar: WorkingCalendar, received_at: datetime, pauses: Iterable[Pause] = ()
) -> Deadline:
    """The deadline of ``promise`` for what came in at ``received_at`` (aware), and the account of it.

    Minutes and hours run on the calendar when the promise says working time, else on the wall clock;
    time in a pause does not count. A day counts when the clock runs at its end. ``starts="next_day"``
    leaves the day of receipt out (นับถัดจากวันที่ได้รับ); ``"receipt"`` counts it, unless a working-day
    promise reaches an office that has closed for the day. Raises ValueError for a promise of nothing,
    NeverOpenError when the calendar never opens.
    """
    if promise.amount < 1:
        raise ValueError("A promise is at least one minute, hour or day.")
    standing = _merged(pauses)
    if _in_days(promise):
        return _deadline_in_days(promise, calendar, received_at, standing)
    return _deadline_in_time(promise, calendar, received_at, standing)


def is_kept(acted_at: datetime, due_at: datetime) -> bool:
    """Say whether an act at ``acted_at`` is within the deadline; the last second is within."""
    return acted_at - due_at < LAST_SECOND


def verdict(due_at: datetime | None, kept_at: datetime | None, as_of: datetime) -> VerdictWord:
    """How the promise stood at ``as_of``, from event times alone.

    What happened after ``as_of`` does not exist yet. ``late``: done after the deadline. ``missed``: not
    done although the deadline has passed.
    """
    if kept_at is not None and kept_at <= as_of:
        return "kept" if due_at is None or is_kept(kept_at, due_at) else "late"
    return "running" if due_at is None or is_kept(as_of, due_at) else "missed"


def remaining(
    now: datetime, due_at: datetime | None, calendar: WorkingCalendar = ALWAYS_OPEN
) -> timedelta | None:
    """Time left on ``calendar`` (default: the wall clock), negative when overdue; None while paused."""
    return None if due_at is None else calendar.elapsed(now, due_at)


def stage(
    now: datetime, started_at: datetime, due_at: datetime | None, calendar: WorkingCalendar = ALWAYS_OPEN
) -> StageWord:
    """What a screen shows of an unkept promise: ``soon`` in the last quarter of its time on ``calendar``."""
    if due_at is None:
        return "running"
    if not is_kept(now, due_at):
        return "late"
    is_soon = LAST_PART * calendar.elapsed(now, due_at) <= calendar.elapsed(started_at, due_at)
    return "soon" if is_soon else "running"


def reminder_times(
    promise: Promise, calendar: WorkingCalendar, started_at: datetime, due_at: datetime
) -> ReminderTimes:
    """When to remind. Promises in days speak when the office opens, not at midnight.

    Minutes and hours: a quarter of the promise before and after the deadline, in the time the promise
    runs on. Days: at the opening of the first of the last quarter of its days (at least the last one),
    and at the first opening after.
    """
    if _in_days(promise):
        opening = calendar.next_opening(day_start(_first_of_last_days(promise, calendar, due_at)))
        warn = opening if opening <= due_at else day_start(day_of(due_at))
        return ReminderTimes(max(warn, started_at), due_at, calendar.next_opening(due_at + LAST_SECOND))
    running, quarter = _running_time(promise, calendar), _length(promise) / LAST_PART
    warn = running.add(started_at, running.elapsed(started_at, due_at) - quarter)
    return ReminderTimes(warn, due_at, running.add(due_at, quarter))


def _in_days(promise: Promise) -> bool:
    return promise.unit in ("calendar_days", "working_days")


def _length(promise: Promise) -> timedelta:
    return timedelta(**{promise.unit: promise.amount})


def _running_time(promise: Promise, calendar: WorkingCalendar) -> WorkingCalendar:
    return calendar if promise.working_time else ALWAYS_OPEN


def _merged(pauses: Iterable[Pause]) -> list[Pause]:
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.since):
        last = merged[-1] if merged else None
        if last is None or (last.until is not None and last.until < pause.since):
            merged.append(pause)
        elif last.until is not None:
            until = None if pause.until is None else max(last.until, pause.until)
            merged[-1] = Pause(last.since, until)
    return merged


def _deadline_in_time(
    promise: Promise, calendar: WorkingCalendar, received_at: datetime, pauses: list[Pause]
) -> Deadline:
    running = _running_time(promise, calendar)
    start = received_at if promise.starts == "receipt" else day_start(day_of(received_at) + ONE_DAY)
    started_at = running.next_opening(start).astimezone(BANGKOK)
    due_at = _run_out(running, started_at, _length(promise), pauses)
    account = tell_time(running, received_at=received_at, started_at=started_at, due_at=due_at, pauses=pauses)
    return Deadline(due_at, started_at, account)


def _run_out(
    running: WorkingCalendar, started_at: datetime, length: timedelta, pauses: list[Pause]
) -> datetime | None:
    """The moment at which ``length`` has run outside the pauses; None when an open pause comes first."""
    cursor, left = started_at, length
    for pause in pauses:
        if pause.until is not None and pause.until <= cursor:
            continue
        before = running.elapsed(cursor, max(cursor, pause.since))
        if left <= before:
            break
        if pause.until is None:
            return None
        cursor, left = pause.until, left - before
    return running.add(cursor, left)


def _deadline_in_days(
    promise: Promise, calendar: WorkingCalendar, received_at: datetime, pauses: list[Pause]
) -> Deadline:
    counting = calendar if promise.unit == "working_days" else ALWAYS_OPEN
    days = _days_that_may_count(promise, counting, received_at)
    first_day = day = next(days)
    left, due_at = promise.amount, None
    while True:
        standing = next((pause for pause in pauses if pause.covers(day_end(day))), None)
        if standing is not None and standing.until is None:
            break
        left -= standing is None
        if not left:
            due_at = day_end(day)
            break
        day = next(days)
    started_at = max(day_start(first_day), received_at.astimezone(BANGKOK))
    account = tell_days(counting, received_at=received_at, first_day=first_day, due_at=due_at, pauses=pauses)
    return Deadline(due_at, started_at, account)


def _days_that_may_count(
    promise: Promise, counting: WorkingCalendar, received_at: datetime
) -> Iterator[date]:
    day = day_of(received_at)
    if promise.starts == "receipt":
        day = day_of(counting.next_opening(received_at))
        yield day
    while True:
        day = counting.add_working_days(day, 1)
        yield day


def _first_of_last_days(promise: Promise, calendar: WorkingCalendar, due_at: datetime) -> date:
    earlier = -(-promise.amount // LAST_PART) - 1
    counting = calendar if promise.unit == "working_days" else ALWAYS_OPEN
    return counting.add_working_days(day_of(due_at), -earlier)
