"""Open hours within a day, and the days of Asia/Bangkok as moments. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
MIDNIGHT = time(0)
WHOLE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from ``start`` (included) to ``end`` (not included) on one day.

    ``end=time(0)`` is the midnight that ends the day, written 24:00. Hours past midnight are an interval
    of the next day. Raises ValueError when the end does not come after the start.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start.tzinfo or self.end.tzinfo:
            raise ValueError("An interval holds times of day without a zone.")
        if self.closes <= self.opens:
            raise ValueError(f"An interval must end after it starts: {self}")

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read ``08:30-12:00`` (hyphen or en dash; 24:00 ends the day). Raises ValueError."""
        start, dash, end = text.replace("–", "-").partition("-")
        if not dash:
            raise ValueError(f"Hours are written like 08:30-12:00, not {text!r}.")
        end = end.strip()
        return cls(time.fromisoformat(start.strip()), MIDNIGHT if end == "24:00" else time.fromisoformat(end))

    @property
    def opens(self) -> timedelta:
        """Time from the midnight that begins the day to the start."""
        return _since_midnight(self.start)

    @property
    def closes(self) -> timedelta:
        """Time from the midnight that begins the day to the end."""
        return WHOLE_DAY if self.end == MIDNIGHT else _since_midnight(self.end)

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{'24:00' if self.end == MIDNIGHT else f'{self.end:%H:%M}'}"


def in_order(intervals: tuple[Interval, ...]) -> bool:
    """Say whether the intervals of a day follow one another without overlapping."""
    return all(first.closes <= second.opens for first, second in pairwise(intervals))


def day_start(day: date) -> datetime:
    """The midnight that begins ``day`` in Asia/Bangkok."""
    return datetime.combine(day, MIDNIGHT, BANGKOK)


def day_end(day: date) -> datetime:
    """The last second of ``day`` in Asia/Bangkok: 23:59:59."""
    return datetime.combine(day, time(23, 59, 59), BANGKOK)


def day_of(at: datetime) -> date:
    """The day in Asia/Bangkok on which the aware moment ``at`` falls."""
    return at.astimezone(BANGKOK).date()


def _since_midnight(clock: time) -> timedelta:
    return timedelta(
        hours=clock.hour, minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond
    )
