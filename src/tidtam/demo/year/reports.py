"""The reports of the demo's year: written by the planner, signed by the executive, each in its own days."""

from datetime import date, datetime, time

from tidtam.core.kernel.clock import replaying
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import BANGKOK
from tidtam.performance.indicators.models import Definition
from tidtam.performance.reports.models import LAST_QUARTER, QUARTERS, Form, Place
from tidtam.performance.reports.services import (
    Edit,
    evidence_add,
    form_certify,
    form_save,
    form_start,
    quarter_draft,
)

YEAR = 2563
SIGNED = (date(2020, 1, 8), date(2020, 4, 8), date(2020, 7, 8), date(2020, 10, 7))
"""A week or so after each quarter, on working days."""
SUPPORT = "เจ้าหน้าที่ทุกคนรับแจ้งเตือนในเวลาเดียวกัน และมีทะเบียนหนังสือที่ค้นได้ทันที"
OBSTACLES = "-ไม่มี-"
PROOFS = (
    "ทะเบียนเรื่องที่รับผ่าน LINE พร้อมเวลาที่รับทราบและแจ้งผลรายเรื่อง",
    "แบบสำรวจความพึงพอใจผู้ใช้บริการ",
)


def reports_make(*, at: datetime) -> None:
    """Start the form of the year, then draft and certify its quarters when an office would have.

    Args:
        at: the present moment; nothing is signed after it.

    Raises:
        DomainError: when a quarter cannot be certified, which only faulty figures can bring about.
    """
    planner, executive = (Officer.objects.get(username=name) for name in ("panee", "somsak"))
    form = _start(planner)
    for quarter, day in enumerate(SIGNED, 1):
        written, signed = (datetime.combine(day, clock, BANGKOK) for clock in (time(10), time(15)))
        if signed > at:
            return
        with replaying(written):
            _write(form, quarter, planner, written)
        with replaying(signed):
            form_certify(form=form, quarter=quarter, by=executive, at=signed)


def _start(planner: Officer) -> Form:
    day = datetime.combine(date(2019, 12, 2), time(9), BANGKOK)
    with replaying(day):
        definition = Definition.objects.get(code="letters")
        return form_start(definition=definition, fiscal_year=YEAR, by=planner, at=day)


def _write(form: Form, quarter: int, planner: Officer, at: datetime) -> None:
    quarter_draft(form=form, place=QUARTERS[quarter - 1], by=planner, at=at)
    if quarter < LAST_QUARTER:
        return
    quarter_draft(form=form, place=Place.YEAR, by=planner, at=at)
    edits = [Edit(Place.SUPPORT, SUPPORT), Edit(Place.OBSTACLES, OBSTACLES)]
    form_save(form=form, edits=edits, by=planner, at=at)
    for proof in PROOFS:
        evidence_add(form=form, text=proof, by=planner, at=at)
