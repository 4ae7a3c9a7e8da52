"""Working time on a calendar with several intervals a day. Pure: no Django, no clock of its own.

Moments are aware datetimes in any zone. Days and hours are those of Asia/Bangkok, and moments come back
in that zone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tidtam.core.calendars.intervals import BANGKOK, Interval, day_of, day_start, in_order

ZERO = timedelta()
ONE_DAY = timedelta(days=1)
LONGEST_CLOSURE = 1100
WEEKDAYS = ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์")
NO_WEEK: tuple[tuple[Interval, ...], ...] = ((),) * 7

Span = tuple[datetime, datetime]


class NeverOpenError(ValueError):
    """The calendar does not open again within three years of the moment asked about."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Office hours of a week, with dated closures and dated special hours; special hours win over a closure.

    ``weekly`` holds seven days from Monday; ``closed`` names each day's closure; ``special`` replaces
    the hours of a day (``notes`` may name it). ``always_open`` is a 24-hour desk: it has no lunch, no
    night and no holiday.
    """

    name: str
    version: int
    weekly: tuple[tuple[Interval, ...], ...] = NO_WEEK
    closed: Mapping[date, str] = field(default_factory=dict, hash=False)
    special: Mapping[date, tuple[Interval, ...]] = field(default_factory=dict, hash=False)
    notes: Mapping[date, str] = field(default_factory=dict, hash=False)
    always_open: bool = False

    def __post_init__(self) -> None:
        if len(self.weekly) != 7:
            raise ValueError("A week has seven days, from Monday.")
        if not all(in_order(hours) for hours in (*self.weekly, *self.special.values())):
            raise ValueError("The intervals of a day follow one another and do not overlap.")

    def intervals_on(self, day: date) -> tuple[Interval, ...]:
        """The open hours of ``day`` in order; empty when closed."""
        if self.always_open:
            return ALL_DAY
        if day in self.special:
            return self.special[day]
        return () if day in self.closed else self.weekly[day.weekday()]

    def is_working_day(self, day: date) -> bool:
        """Say whether the office opens at all on ``day``."""
        return bool(self.intervals_on(day))

    def why_closed(self, day: date) -> str | None:
        """The name of the closure, else of the weekday that is always closed; None on a working day."""
        if self.is_working_day(day):
            return None
        return self.notes.get(day) or self.closed.get(day) or WEEKDAYS[day.weekday()]

    def is_open(self, at: datetime) -> bool:
        """Say whether the office is open at ``at``; the end of an interval is already closed."""
        since_midnight = at - day_start(day_of(at))
        return any(hours.opens <= since_midnight < hours.closes for hours in self.intervals_on(day_of(at)))

    def next_opening(self, at: datetime) -> datetime:
        """``at`` itself while open, else the next moment the office opens. Raises NeverOpenError."""
        return next(self.openings(at))[0]

    def openings(self, since: datetime, until: datetime | None = None) -> Iterator[Span]:
        """Open spans from ``since`` to ``until``; without an end they go on, or raise NeverOpenError."""
        since = since.astimezone(BANGKOK)
        day, closed_days = since.date(), 0
        while until is None or day_start(day) < until:
            midnight, hours = day_start(day), self.intervals_on(day)
            for interval in hours:
                opens, closes = max(midnight + interval.opens, since), midnight + interval.closes
                if until is not None:
                    closes = min(closes, until.astimezone(BANGKOK))
                if opens < closes:
                    yield opens, closes
            closed_days = 0 if hours else closed_days + 1
            if until is None and closed_days > LONGEST_CLOSURE:
                raise NeverOpenError(f"Calendar {self.name!r} does not open again after {since:%Y-%m-%d}.")
            day += ONE_DAY

    def closings(self, since: datetime, until: datetime) -> Iterator[Span]:
        """Closed spans between two moments, in order."""
        cursor = since.astimezone(BANGKOK)
        for opens, closes in self.openings(since, until):
            if cursor < opens:
                yield cursor, opens
            cursor = closes
        if cursor < until:
            yield cursor, until.astimezone(BANGKOK)

    def add(self, start: datetime, working: timedelta) -> datetime:
        """The earliest moment at which ``working`` time has passed since ``start``.

        11:45 and 15 minutes make 12:00, not the 13:00 at which the office opens again. Raises
        ValueError when ``working`` is negative, NeverOpenError when the calendar does not hold that
        much time.
        """
        if working < ZERO:
            raise ValueError("Working time to add must not be negative.")
        if self.always_open or not working:
            return start.astimezone(BANGKOK) + working
        left = working
        for opens, closes in self.openings(start):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        raise NeverOpenError(self.name)

    def elapsed(self, since: datetime, until: datetime) -> timedelta:
        """Working time between two moments; negative when ``until`` comes first."""
        if until < since:
            return -self.elapsed(until, since)
        if self.always_open:
            return until - since
        return sum((closes - opens for opens, closes in self.openings(since, until)), ZERO)

    def add_working_days(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day``, which is not counted; before it when negative.

        Raises NeverOpenError when three years pass without a working day.
        """
        step, left, closed_days = (ONE_DAY if number > 0 else -ONE_DAY), abs(number), 0
        while left:
            day += step
            working = self.is_working_day(day)
            left -= working
            closed_days = 0 if working else closed_days + 1
            if closed_days > LONGEST_CLOSURE:
                raise NeverOpenError(self.name)
        return day


ALL_DAY = (Interval.parse("00:00-24:00"),)
ALWAYS_OPEN = WorkingCalendar(name="24 ชั่วโมง", version=0, always_open=True)
