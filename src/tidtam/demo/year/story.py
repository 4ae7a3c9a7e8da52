"""Fiscal year 2563 as a history: 56 requests, one of them late, all rated. The same lines at every run."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.era import BANGKOK
from tidtam.demo.year.people import ASKS, CLERKS, PRAISE, RESULTS, SUBJECTS, Clerk

MONTHS = (
    (2019, 12, 8),
    (2020, 1, 7),
    (2020, 2, 7),
    (2020, 3, 7),
    (2020, 4, 6),
    (2020, 5, 6),
    (2020, 6, 11),
    (2020, 7, 2),
    (2020, 8, 1),
    (2020, 9, 1),
)
LATE = 21
"""The one request that was late, by its place in the year: in February, before the second quarter ends."""
STAFF = ("suda", "napa")


@dataclass(frozen=True)
class AskedLetter:
    """A letter somebody asked after: its number, date, subject, whose it is, and when it was asked after."""

    reference: str
    dated: date
    subject: str
    clerk: Clerk
    asked_at: datetime


def story(calendar: WorkingCalendar) -> tuple[list[str], list[AskedLetter]]:
    """Return the year's history, one JSON object a line, and the letters asked after, in order."""
    dice = random.Random(2563)  # noqa: S311 - the same story every time
    lines: list[str] = []
    letters: list[AskedLetter] = []
    number = 0
    for year, month, count in MONTHS:
        for asked_at in sorted(_moments(dice, calendar, year, month, count)):
            number += 1
            letters.append(_letter(dice, calendar, asked_at))
            lines += [
                json.dumps(row, ensure_ascii=False) for row in _request(dice, number, letters[-1], calendar)
            ]
    return lines, letters


def _moments(
    dice: random.Random, calendar: WorkingCalendar, year: int, month: int, count: int
) -> list[datetime]:
    """Return when people asked: on working days, around office hours, in time to be settled that month."""
    first = date(year, month, 1)
    days = [first + timedelta(days=n) for n in range(31)]
    days = [day for day in days if day.month == month and calendar.is_working_day(day)][:-2]
    chosen = [dice.choice(days) for _ in range(count)]
    minutes = [dice.choice((8 * 60 + 12, 11 * 60 + 50, dice.randrange(510, 960))) for _ in range(count)]
    return [
        datetime.combine(day, datetime.min.time(), BANGKOK)
        + timedelta(minutes=minute, seconds=dice.randrange(60))
        for day, minute in zip(chosen, minutes, strict=True)
    ]


def _letter(dice: random.Random, calendar: WorkingCalendar, asked_at: datetime) -> AskedLetter:
    clerk = dice.choice(CLERKS)
    reference = f"{clerk.letter_code}/{dice.randrange(12, 2600)}"
    dated = calendar.add_working_days(asked_at.date(), -dice.randrange(3, 12))
    return AskedLetter(reference, dated, dice.choice(SUBJECTS), clerk, asked_at)


def _request(
    dice: random.Random, number: int, letter: AskedLetter, calendar: WorkingCalendar
) -> Iterator[dict[str, object]]:
    """Yield one request from asking to rating."""
    case, officer = f"fy2563-{number:03d}", dice.choice(STAFF)
    words = {
        "letter": letter.reference,
        "subject": letter.subject,
        "dated": format_date(letter.dated, "short"),
    }
    late = number == LATE
    acknowledged = calendar.add(
        letter.asked_at, timedelta(seconds=15 * 60 + 41 if late else dice.randrange(70, 780))
    )
    told = calendar.add(acknowledged, timedelta(seconds=16 * 60 + 20 if late else dice.randrange(120, 920)))
    rated = told + timedelta(minutes=dice.randrange(2, 300))
    base: dict[str, object] = {"case": case}
    yield base | {
        "at": letter.asked_at.isoformat(),
        "do": "open",
        "desk": "letters",
        "person": letter.clerk.name,
        "channel": "line",
        "text": dice.choice(ASKS).format(**words),
        "letter": letter.reference,
    }
    yield base | {"at": acknowledged.isoformat(), "do": "acknowledge", "by": officer}
    text = dice.choice(RESULTS).format(**words)
    yield base | {"at": told.isoformat(), "do": "report", "by": officer, "text": text}
    score = dice.choices((5, 4), (4, 1))[0]
    yield base | {"at": rated.isoformat(), "do": "rate", "answers": [score], "comment": dice.choice(PRAISE)}
    closed = calendar.add(rated, timedelta(minutes=dice.randrange(5, 90)))
    reason = {"by": officer, "reason": "told", "text": "ขอบคุณที่ใช้บริการค่ะ ปิดเรื่องตามที่แจ้งผลแล้ว"}
    yield base | {"at": closed.isoformat(), "do": "close"} | reason
