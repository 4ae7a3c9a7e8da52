"""The demo's register of letters: those asked after in the year, and a few of these days to ask after now."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tidtam.casework.letters.models import Addressee, Letter, Secrecy, Urgency
from tidtam.casework.letters.services import letter_move, letter_register
from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.kernel.clock import replaying
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.era import BANGKOK
from tidtam.demo.year.story import AskedLetter

STEPS = ("screening", "proposed", "signed", "dispatched")
MORNING = time(9, 20)


@dataclass(frozen=True)
class Entry:
    """A letter to enter: how many working days ago it came in, and how far it has come."""

    reference: str
    sender: str
    subject: str
    days_ago: int
    steps: tuple[str, ...]
    secrecy: str = Secrecy.NORMAL
    urgency: str = Urgency.NORMAL


THESE_DAYS = (
    Entry("กท 0401/123", "ส่วนบริหารกลาง", "ขออนุมัติปรับปรุงห้องประชุม", 4, ("screening",)),
    Entry("กท 4301/1542", "สำนักงานเขตพระนคร", "ขออนุมัติใช้ลานคนเมืองจัดกิจกรรมปีใหม่", 3, ("screening", "proposed")),
    Entry(
        "กท 0901/2187",
        "สำนักการโยธา",
        "ขออนุมัติขยายเวลาก่อสร้างเขื่อนริมคลอง",
        5,
        ("screening", "proposed", "signed"),
    ),
    Entry("กท 0801/377", "สำนักการศึกษา", "ขอความเห็นชอบร่างบันทึกความร่วมมือ", 2, ("screening",)),
    Entry("กท 1001/88", "สำนักการระบายน้ำ", "รายงานสถานการณ์น้ำในคลองหลัก", 1, (), urgency=Urgency.VERY_URGENT),
    Entry("กท 1001/88", "สำนักการระบายน้ำ", "ขออนุมัติซ่อมเครื่องสูบน้ำ", 9, ("screening", "returned")),
    Entry("กท 0701/512", "สำนักอนามัย", "ขอเชิญเป็นประธานเปิดศูนย์บริการผู้สูงอายุ", 4, STEPS),
    Entry("กท 1301/ว 45", "สำนักการคลัง", "ซักซ้อมแนวทางการเบิกจ่ายปลายปี", 6, STEPS),
    Entry("กท 1201/9", "สำนักเทศกิจ", "รายงานผลการสืบข้อเท็จจริง", 2, ("screening",), secrecy=Secrecy.CONFIDENTIAL),
)


def register_year(*, letters: Sequence[AskedLetter], calendar: WorkingCalendar) -> None:
    """Enter the letters of the year in the order they came in, each with its way through the office."""
    dice = random.Random(2564)  # noqa: S311 - the same register every time
    for letter in sorted(letters, key=lambda letter: (letter.dated, letter.reference)):
        came = _morning(calendar.add_working_days(letter.dated, 1))
        row = _enter(letter.reference, letter.clerk.agency, letter.subject, letter.dated, came)
        _walk(row, STEPS, came, calendar, dice)


def register_these_days(*, at: datetime, calendar: WorkingCalendar) -> None:
    """Enter the letters people may ask after today, the oldest first."""
    dice = random.Random(2565)  # noqa: S311 - the same ways every time
    for entry in sorted(THESE_DAYS, key=lambda entry: -entry.days_ago):
        day = calendar.add_working_days(at.astimezone(BANGKOK).date(), -entry.days_ago)
        came = min(_morning(day), at - timedelta(hours=2))
        dated = calendar.add_working_days(day, -1)
        row = _enter(entry.reference, entry.sender, entry.subject, dated, came, entry.secrecy, entry.urgency)
        _walk(row, entry.steps, came, calendar, dice, until=at)


def _enter(
    reference: str,
    sender: str,
    subject: str,
    dated: date,
    came: datetime,
    secrecy: str = Secrecy.NORMAL,
    urgency: str = Urgency.NORMAL,
) -> Letter:
    with replaying(came):
        return letter_register(
            unit=Unit.objects.get(code="secretariat"),
            by=_keeper(),
            at=came,
            sender=sender,
            addressee=Addressee.objects.order_by("order")[0],
            subject=subject,
            reference=reference,
            dated=dated,
            secrecy=secrecy,
            urgency=urgency,
            place="ส่วนเลขานุการ",
        )


def _walk(
    letter: Letter,
    steps: Sequence[str],
    came: datetime,
    calendar: WorkingCalendar,
    dice: random.Random,
    until: datetime | None = None,
) -> None:
    """Move a letter from step to step, some office hours apart."""
    at = came
    for step in steps:
        at = calendar.add(at, timedelta(minutes=dice.randrange(45, 420)))
        if until is not None:
            at = min(at, until - timedelta(minutes=len(steps) - steps.index(step)))
        place = "ห้องปลัดกรุงเทพมหานคร" if step == "proposed" else "ส่วนเลขานุการ"
        with replaying(at):
            letter_move(letter=letter, step=step, by=_keeper(), at=at, place=place)


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, BANGKOK)


def _keeper() -> Officer:
    return Officer.objects.get(username="napa")
