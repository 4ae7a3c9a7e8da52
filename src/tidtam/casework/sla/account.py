"""How a deadline was reached, step by step, in a form that can be stored and shown. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Literal, Protocol, get_args

from tidtam.core.calendars.arithmetic import ONE_DAY, Span, WorkingCalendar
from tidtam.core.calendars.intervals import BANGKOK, day_of, day_start

StepKind = Literal[
    "received", "waited_for_opening", "counted_from", "break", "holiday", "closed", "paused", "due"
]
LUNCH, BREAK = "พักเที่ยง", "พัก"
NOON = timedelta(hours=12)
GAPS_WORTH_TELLING = 4
NAMES_APART = ", "


class Paused(Protocol):
    """A time in which the clock stood still; without ``until`` it still stands."""

    @property
    def since(self) -> datetime: ...
    @property
    def until(self) -> datetime | None: ...


@dataclass(frozen=True)
class AccountStep:
    """One step on the way to a deadline.

    ``at`` is the moment, or the beginning of a span that lasts to ``until`` (a pause that goes on has
    none). ``name`` is the Thai name of a break, or of the holidays in a span, joined by ", ".
    """

    kind: StepKind
    at: datetime
    until: datetime | None = None
    name: str = ""


Account = tuple[AccountStep, ...]


def to_json(account: Account) -> list[dict[str, str]]:
    """The account as JSON: ``kind``, ``at`` of a moment or ``from`` and ``to`` of a span, ``name`` if any."""
    return [_step_to_json(step) for step in account]


def from_json(data: Iterable[Mapping[str, Any]]) -> Account:
    """The account that ``to_json`` wrote. Raises KeyError or ValueError on anything else."""
    return tuple(_step_from_json(row) for row in data)


def tell_time(
    calendar: WorkingCalendar,
    *,
    received_at: datetime,
    started_at: datetime,
    due_at: datetime | None,
    pauses: Iterable[Paused],
) -> Account:
    """The account of a promise in minutes or hours that ran on ``calendar``."""
    pauses = [pause for pause in pauses if due_at is None or pause.since < due_at]
    end = due_at or max(started_at, *(pause.since for pause in pauses))
    gaps = [
        _gap(calendar, *span)
        for span in calendar.closings(started_at, end)
        if not _inside_a_pause(span, pauses)
    ]
    if len(gaps) > GAPS_WORTH_TELLING:
        gaps = [step for step in gaps if step.kind == "closed" and step.name]
    if started_at > received_at:
        why = _names_of_closures(calendar, received_at, started_at)
        gaps.insert(0, AccountStep("waited_for_opening", received_at.astimezone(BANGKOK), started_at, why))
    return (_received(received_at), *_in_order([*gaps, *_pauses(pauses, started_at)]), *_due(due_at))


def tell_days(
    calendar: WorkingCalendar,
    *,
    received_at: datetime,
    first_day: date,
    due_at: datetime | None,
    pauses: Iterable[Paused],
) -> Account:
    """The account of a promise in days: where counting began and which days did not count on ``calendar``."""
    pauses = [pause for pause in pauses if due_at is None or pause.since < due_at]
    end = due_at or max(received_at, *(pause.since for pause in pauses))
    days = _days(day_of(received_at), day_of(end))
    steps = [*_days_off(calendar, days), *_pauses(pauses, received_at)]
    if first_day != day_of(received_at):
        steps.append(AccountStep("counted_from", day_start(first_day)))
    return (_received(received_at), *_in_order(steps), *_due(due_at))


def _received(at: datetime) -> AccountStep:
    return AccountStep("received", at.astimezone(BANGKOK))


def _due(at: datetime | None) -> Account:
    return () if at is None else (AccountStep("due", at),)


def _pauses(pauses: Iterable[Paused], since: datetime) -> Iterator[AccountStep]:
    for pause in pauses:
        if pause.until is None or pause.until > since:
            yield AccountStep("paused", pause.since, pause.until)


def _in_order(steps: Iterable[AccountStep]) -> list[AccountStep]:
    return sorted(steps, key=lambda step: step.at)


def _inside_a_pause(span: Span, pauses: Iterable[Paused]) -> bool:
    return any(pause.since <= span[0] and (pause.until is None or span[1] <= pause.until) for pause in pauses)


def _gap(calendar: WorkingCalendar, start: datetime, end: datetime) -> AccountStep:
    if day_of(start) != day_of(end):
        return AccountStep("closed", start, end, _names_of_closures(calendar, start, end))
    noon = day_start(day_of(start)) + NOON
    return AccountStep("break", start, end, LUNCH if start <= noon < end else BREAK)


def _names_of_closures(calendar: WorkingCalendar, start: datetime, end: datetime) -> str:
    """The holidays between two moments, and the name of special hours that ended the first day early."""
    first, last = day_of(start), day_of(end)
    names = [calendar.notes.get(first, "")]
    names += [_holiday_name(calendar, day) for day in _days(first, last)]
    return NAMES_APART.join(dict.fromkeys(name for name in names if name))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _holiday_name(calendar: WorkingCalendar, day: date) -> str:
    """The name of a closure that took a day on which the office would have opened."""
    missed = calendar.weekly[day.weekday()] and not calendar.is_working_day(day)
    return calendar.closed.get(day, "") if missed else ""


def _days_off(calendar: WorkingCalendar, days: list[date]) -> Iterator[AccountStep]:
    """Runs of closed days: holidays by name, weekends without."""
    closed = [(day, _holiday_name(calendar, day)) for day in days if not calendar.is_working_day(day)]
    for (name, _week), run in groupby(
        enumerate(closed), key=lambda pair: (pair[1][1], pair[1][0].toordinal() - pair[0])
    ):
        off = [day for _number, (day, _name) in run]
        kind: StepKind = "holiday" if name else "closed"
        yield AccountStep(kind, day_start(off[0]), day_start(off[-1] + ONE_DAY), name)


def _step_to_json(step: AccountStep) -> dict[str, str]:
    row: dict[str, str] = {"kind": step.kind}
    if step.until is None:
        row["from" if step.kind == "paused" else "at"] = step.at.isoformat()
    else:
        row |= {"from": step.at.isoformat(), "to": step.until.isoformat()}
    return row | ({"name": step.name} if step.name else {})


def _step_from_json(row: Mapping[str, Any]) -> AccountStep:
    kind = row["kind"]
    if kind not in get_args(StepKind):
        raise ValueError(f"Unknown step {kind!r} in the account of a deadline.")
    at = row["from"] if "from" in row else row["at"]
    until = datetime.fromisoformat(row["to"]) if "to" in row else None
    return AccountStep(kind, datetime.fromisoformat(at), until, row.get("name", ""))
