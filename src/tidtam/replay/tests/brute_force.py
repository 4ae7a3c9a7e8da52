"""A second reading of a history, slow and simple, that shares no code with the first.

It walks the office's working time second by second and knows nothing of services, clocks or databases.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
HOLIDAYS = {date(2019, 12, 5), date(2019, 12, 10), date(2019, 12, 31), date(2020, 1, 1)}
HOURS = ((time(8, 30), time(12, 0)), (time(13, 0), time(16, 30)))
MINUTES = {"acknowledged": 15, "reported": 30}
KEEPS = {"acknowledged": {"acknowledge", "report", "close"}, "reported": {"report", "close"}}
SAME_MOMENT = "open acknowledge report pause resume close contest confirm reopen merge rate".split()
FINISHED = {"closed", "merged"}


@dataclass
class Told:
    """A case as the lines tell it."""

    opened: datetime
    acts: list[tuple[datetime, str]] = field(default_factory=list)
    pauses: list[list[Any]] = field(default_factory=list)
    rated: list[tuple[datetime, int]] = field(default_factory=list)
    state: str = "new"
    into: str = ""


def is_working(at: datetime) -> bool:
    """Say whether the second that begins at ``at`` is working time."""
    here = at.astimezone(BANGKOK)
    if here.weekday() >= 5 or here.date() in HOLIDAYS:
        return False
    return any(start <= here.time() < end for start, end in HOURS)


def due(told: Told, minutes: int) -> datetime | None:
    """Walk ``minutes`` of working time from the receipt, standing still in pauses; None if one never ends."""
    at, left = told.opened, minutes * 60
    while left:
        if any(since <= at and until is None for since, until in told.pauses):
            return None
        if is_working(at) and not any(since <= at < until for since, until in told.pauses if until):
            left -= 1
        at += timedelta(seconds=1)
    return at


def kept(told: Told, promise: str, cut: datetime) -> bool:
    """Say whether a promise was kept by ``cut``; what happened after an act does not change its verdict."""
    times = [at for at, act in told.acts if act in KEEPS[promise]]
    if not times or min(times) >= cut:
        return False
    first = min(times)
    before = Told(told.opened, pauses=[[a, b] for a, b in told.pauses if a < first])
    end = due(before, MINUTES[promise])
    return end is None or first < end + timedelta(seconds=1)


def read(lines: list[dict]) -> dict[str, Told]:
    """Tell every case of a history, in the order things happened."""
    cases: dict[str, Told] = {}
    for line in sorted(
        lines, key=lambda line: (datetime.fromisoformat(line["at"]), SAME_MOMENT.index(line["do"]))
    ):
        at, do = datetime.fromisoformat(line["at"]), line["do"]
        if do == "open":
            cases[line["case"]] = Told(at)
        else:
            _take(cases, line["case"], at, do, line)
    return cases


def _take(cases: dict[str, Told], key: str, at: datetime, do: str, line: dict) -> None:
    told = cases[key]
    if do == "rate":
        told.rated.append((at, line["answers"][0]))
    elif do == "pause" and (not told.pauses or told.pauses[-1][1] is not None):
        told.pauses.append([at, None])
    elif do == "resume" and told.pauses and told.pauses[-1][1] is None:
        told.pauses[-1][1] = at
    elif do == "merge" and told.state not in FINISHED:
        told.state, told.into = "merged", line["into"]
    elif do in ("acknowledge", "report", "close"):
        for each in (
            told,
            *(other for other in cases.values() if other.state == "merged" and other.into == key),
        ):
            each.acts.append((at, do))
            if each.state not in FINISHED:
                each.state = "closed" if do == "close" else "open"


def figures(lines: list[dict], as_of: date) -> dict[str, tuple[int, int]]:
    """Count the four figures as of the end of a day: (numerator, denominator)."""
    cut = datetime.combine(as_of + timedelta(days=1), time(0), BANGKOK)
    cases = [told for told in read(lines).values() if told.opened < cut]
    raters = [[score for at, score in told.rated if at < cut] for told in cases]
    last = [scores[-1] for scores in raters if scores]
    return {
        "letters.users": (len(cases), 0),
        "letters.acknowledged": (sum(kept(told, "acknowledged", cut) for told in cases), len(cases)),
        "letters.reported": (sum(kept(told, "reported", cut) for told in cases), len(cases)),
        "letters.satisfied": (sum(score >= 4 for score in last), len(last)),
    }
