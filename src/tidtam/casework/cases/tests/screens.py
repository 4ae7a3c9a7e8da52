"""An office with people at its screens: who works where, and a case each of them may or may not touch."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.support.office import make_case, make_desk, make_message, make_officer, make_unit
from tidtam.casework.cases.models import Case
from tidtam.casework.desks.models import Desk
from tidtam.core.org.models import Officer, Role


@dataclass(frozen=True)
class Office:
    """Officers of one unit, of another, and those who only look."""

    desk: Desk
    suda: Officer
    napha: Officer
    stranger: Officer
    auditor: Officer
    planner: Officer


def make_office(*, at: datetime) -> Office:
    """Return the office, with one desk of the secretariat."""
    desk = make_desk(at=at)
    elsewhere = make_unit("finance", name="ฝ่ายการคลัง")
    return Office(
        desk=desk,
        suda=make_officer("suda", full_name="สุดา ใจเย็น"),
        napha=make_officer("napha", full_name="นภา ศรีสุข"),
        stranger=make_officer("thana", unit=elsewhere, full_name="ธนา คลังสมบัติ"),
        auditor=make_officer("arun", role=Role.AUDITOR, full_name="อรุณ ตรวจตรา"),
        planner=make_officer("panee", role=Role.PLANNER, full_name="พรรณี แผนดี"),
    )


def ask(*, at: datetime, text: str = "เสนอท่านปลัดหรือยังคะ", **over: Any) -> Case:
    """Return a case whose person has just written ``text``."""
    return make_message(case=make_case(at=at, **over), at=at, text=text)
