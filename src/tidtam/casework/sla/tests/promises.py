"""Promises and pauses the tests share."""

from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.rules import Pause
from tidtam.core.calendars.tests.offices import at

ACKNOWLEDGED = Promise("acknowledged", 15, "minutes", kept_by=frozenset({"acknowledge", "report", "close"}))
REPORTED = Promise("reported", 30, "minutes", kept_by=frozenset({"report", "close"}))
WITHIN_7_DAYS = Promise("within_7_days", 7, "working_days", starts="next_day")
ANSWERED_24H = Promise("answered", 24, "hours", working_time=False)


def pause(since: str, until: str | None = None) -> Pause:
    """A pause between two moments in Asia/Bangkok."""
    return Pause(at(since), at(until) if until else None)
