"""A small office to test with: units, officers, a calendar, a desk, people. Every name is invented."""

from datetime import datetime, time
from typing import Any

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_open, message_attach
from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.services import desk_load, pack_file
from tidtam.casework.messaging.services import message_receive
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.services import calendar_define
from tidtam.core.contacts.models import Identity
from tidtam.core.contacts.services import identity_meet
from tidtam.core.org.models import Membership, Officer, Role, Unit

MORNING, AFTERNOON = Interval(time(8, 30), time(12)), Interval(time(13), time(16, 30))
WEEK = [[MORNING, AFTERNOON]] * 5 + [[], []]


def make_unit(code: str = "secretariat", *, parent: Unit | None = None, **over: Any) -> Unit:
    """Return the unit with this code, made at first."""
    return Unit.objects.get_or_create(code=code, defaults={"name": code, "parent": parent, **over})[0]


def make_officer(
    username: str = "napha", *, role: str = Role.OFFICER, unit: Unit | None = None, **over: Any
) -> Officer:
    """Return a new officer with ``role`` in ``unit`` (the secretariat)."""
    officer = Officer.objects.create_user(username=username, **{"full_name": username, **over})
    Membership.objects.create(officer=officer, unit=unit or make_unit(), role=role)
    return officer


def make_calendar(*, at: datetime, code: str = "office-hours") -> Calendar:
    """Return office hours with a lunch break and Thai government holidays."""
    return calendar_define(code=code, name="เวลาราชการ", weekly=WEEK, by="test", at=at)


def make_desk(*, at: datetime, pack: str = "letters", **over: Any) -> Desk:
    """Return a desk that ships with Tidtam, its unit and its calendar with it; ``over`` changes its pack."""
    tree = {**pack_file(pack), **over}
    make_unit(tree["unit"])
    if not Calendar.objects.filter(code=tree["calendar"]).exists():
        make_calendar(at=at, code=tree["calendar"])
    return desk_load(tree=tree, at=at)[0]


def make_person(name: str = "ฝ่ายปกครอง สำนักงานเขตพระนคร", *, at: datetime, **over: Any) -> Identity:
    """Return someone who writes on LINE."""
    external = over.pop("external_id", f"U{abs(hash(name)):032x}"[:33])
    return identity_meet(channel="line", account="default", external_id=external, name=name, at=at, **over)


def make_case(*, at: datetime, desk: Desk | None = None, person: Identity | None = None, **over: Any) -> Case:
    """Return a case that came by LINE at ``at``."""
    desk = desk or Desk.objects.filter(code="letters").first() or make_desk(at=at)
    person = person or make_person(at=at)
    given = {"channel": "line", "title": "ขอติดตามหนังสือ กท 0901/1542", "identity": person, **over}
    return case_open(desk=desk, contact=person.contact, at=at, **given)


def make_message(*, case: Case, at: datetime, text: str = "ถึงขั้นใดแล้วคะ") -> Case:
    """Let the person of a case write, and return the case."""
    message, _new = message_receive(contact=case.contact, identity=case.identity, text=text, at=at)
    return message_attach(case=case, message=message, at=at)
