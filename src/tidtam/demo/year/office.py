"""The office of the demo: units, officers with one role each, hours, desk and indicators."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tidtam.casework.desks.services import desk_load
from tidtam.casework.desks.services import pack_file as desk_pack
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.services import calendar_define, override_add
from tidtam.core.org.models import Membership, Officer, Role, Unit
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators.services import definitions_load
from tidtam.performance.indicators.services import pack_file as indicator_pack

PASSWORD = "tidtam-demo-2563"  # noqa: S105 - the demo's, printed at every start
DAY = (Interval.parse("08:30-12:00"), Interval.parse("13:00-16:30"))
NEVER: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class Person:
    """Someone invented who signs in to the demo."""

    username: str
    full_name: str
    position: str
    role: Role
    unit: str


PEOPLE = (
    Person("suda", "สุดา ใจเย็น", "นักจัดการงานทั่วไปปฏิบัติการ", Role.OFFICER, "secretariat"),
    Person("napa", "นภา ศรีสุข", "นักจัดการงานทั่วไปชำนาญการ", Role.OFFICER, "secretariat"),
    Person("wichai", "วิชัย ตั้งตรง", "หัวหน้าส่วนเลขานุการ", Role.SUPERVISOR, "secretariat"),
    Person("panee", "พรรณี แผนดี", "นักวิเคราะห์นโยบายและแผนชำนาญการ", Role.PLANNER, "office"),
    Person("somsak", "สมศักดิ์ มองไกล", "ผู้อำนวยการสำนักงานเลขานุการ", Role.EXECUTIVE, "office"),
    Person("arun", "อรุณ ตรวจตรา", "นักวิชาการตรวจสอบภายใน", Role.AUDITOR, "office"),
    Person("admin", "เอกชัย ดูแลดี", "นักวิชาการคอมพิวเตอร์", Role.ADMINISTRATOR, "office"),
)
UNITS = (
    ("bma", None, "กรุงเทพมหานคร", "Bangkok Metropolitan Administration", "", ""),
    (
        "office",
        "bma",
        "สำนักงานเลขานุการปลัดกรุงเทพมหานคร",
        "Office of the Secretary to the Permanent Secretary",
        "04010000",
        "กท 0401",
    ),
    ("general", "office", "ฝ่ายบริหารงานทั่วไป", "General Administration Section", "", ""),
    ("central", "office", "ส่วนบริหารกลาง", "Central Administration Division", "", ""),
    ("secretariat", "office", "ส่วนเลขานุการ", "Secretarial Division", "", ""),
    ("finance", "office", "ฝ่ายการคลัง", "Finance Section", "", ""),
    ("complaints-centre", "office", "ศูนย์เรื่องราวร้องทุกข์", "Complaint Centre", "", ""),
)


@transaction.atomic
def office_make(*, at: datetime) -> None:
    """Make the office, or bring it to what is written here; running it again changes nothing."""
    for code, parent, name, name_en, plan_code, letter_code in UNITS:
        above = Unit.objects.get(code=parent) if parent else None
        facts = {
            "parent": above,
            "name": name,
            "name_en": name_en,
            "plan_code": plan_code,
            "letter_code": letter_code,
        }
        Unit.objects.update_or_create(code=code, defaults=facts)
    for person in PEOPLE:
        _officer(person)
    calendar_define(
        code="office-hours",
        name="เวลาราชการ",
        name_en="Office hours",
        weekly=(DAY, DAY, DAY, DAY, DAY, NEVER, NEVER),
        by="demo",
        at=at,
        reason="เวลาราชการ 08.30–12.00 และ 13.00–16.30 น.",
    )
    desk_load(tree=desk_pack("letters"), at=at, by="demo", reason="เริ่มให้บริการ")
    definitions_load(tree=indicator_pack("letters"))


def office_open(*, at: datetime) -> None:
    """Keep the office open today and tomorrow, so that clocks run whenever somebody tries the demo."""
    calendar = Calendar.objects.get(code="office-hours")
    today = bangkok_day(at)
    for day in (today, today + timedelta(days=1)):
        override_add(
            calendar=calendar,
            day=day,
            intervals=[Interval.parse("00:00-24:00")],
            name="เปิดทำการเพื่อสาธิต",
            reason="ให้ลองใช้ระบบได้ทุกเวลา",
            by="demo",
            at=at,
        )


def _officer(person: Person) -> None:
    facts = {"full_name": person.full_name, "position": person.position}
    officer, made = Officer.objects.update_or_create(username=person.username, defaults=facts)
    if made:
        officer.set_password(PASSWORD)
        officer.save(update_fields=["password"])
    unit = Unit.objects.get(code=person.unit)
    Membership.objects.get_or_create(officer=officer, unit=unit, role=person.role)
