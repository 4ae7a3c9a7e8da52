"""An invented office with a register: its units, officers, desk, and letters to try things on."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from tidtam.casework.cases.models import Case, Channel
from tidtam.casework.cases.services import case_open
from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.services import desk_load, pack_file
from tidtam.casework.letters.models import Addressee, Letter
from tidtam.casework.letters.services import letter_register
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.services import calendar_define
from tidtam.core.contacts.services import identity_meet
from tidtam.core.org.models import Membership, Officer, Role, Unit

OFFICE_DAY = (Interval(time(8, 30), time(12)), Interval(time(13), time(16, 30)))


@dataclass(frozen=True)
class Office:
    """The secretariat (whose register it is), its neighbour, and who works there."""

    secretariat: Unit
    neighbour: Unit
    desk: Desk
    clerk: Officer
    auditor: Officer
    stranger: Officer
    secretary: Addressee


def make_office(*, at: datetime) -> Office:
    """Make the office as it stood before ``at``."""
    palace = Unit.objects.create(code="palace", name="สำนักปลัด")
    secretariat = Unit.objects.create(code="secretariat", name="ส่วนเลขานุการ", parent=palace)
    neighbour = Unit.objects.create(code="drainage", name="สำนักการระบายน้ำ")
    weekly = [OFFICE_DAY] * 5 + [(), ()]
    calendar_define(code="office-hours", name="เวลาราชการ", weekly=weekly, by="test", at=at)
    desk, _new = desk_load(tree=pack_file("letters"), at=at)
    secretary, _made = Addressee.objects.get_or_create(name="ปลัดกรุงเทพมหานคร", defaults={"order": 1})
    return Office(
        secretariat=secretariat,
        neighbour=neighbour,
        desk=desk,
        clerk=make_officer("napa", "นภา ศรีสุข", secretariat, Role.OFFICER),
        auditor=make_officer("vinai", "วินัย ตรวจการ", palace, Role.AUDITOR),
        stranger=make_officer("thana", "ธนา คลองใส", neighbour, Role.OFFICER),
        secretary=secretary,
    )


def make_officer(username: str, full_name: str, unit: Unit, role: str) -> Officer:
    """Make someone with a role in a unit."""
    officer = Officer.objects.create(username=username, full_name=full_name)
    Membership.objects.create(officer=officer, unit=unit, role=role)
    return officer


def make_letter(office: Office, *, at: datetime, **over: Any) -> Letter:
    """Enter a letter; ``over`` says what is particular about it."""
    facts: dict[str, Any] = {
        "unit": office.secretariat,
        "by": office.clerk,
        "sender": "สำนักงานเขตพระนคร",
        "addressee": office.secretary,
        "subject": "ขอใช้ลานคนเมืองจัดกิจกรรม",
        "reference": "กท 0901/1542",
    }
    return letter_register(at=at, **{**facts, **over})


def make_case(office: Office, *, at: datetime, name: str = "สุพรรณี", channel: str = Channel.LINE) -> Case:
    """Open a case of someone who asks on LINE."""
    identity = identity_meet(channel=channel, account="default", external_id=f"U-{name}", name=name, at=at)
    return case_open(
        desk=office.desk,
        contact=identity.contact,
        identity=identity,
        channel=channel,
        at=at,
        title="ติดตามหนังสือ",
    )
