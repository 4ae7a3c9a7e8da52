"""What the rail and the top bar tell of the rooms, to each who may know."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from tests.support.office import make_case, make_desk, make_officer
from tidtam.channels.doors.services import door_quota, door_trouble
from tidtam.channels.doors.troubles import Trouble
from tidtam.console import navigation, rooms
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


def asked_by(officer):
    request = RequestFactory().get("/")
    request.user = officer
    return request


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.OFFICER, ["queue", "letters", "contacts", "kpi"]),
        (Role.PLANNER, ["kpi"]),
        (Role.AUDITOR, ["queue", "letters", "kpi", "settings"]),
        (Role.ADMINISTRATOR, ["kpi", "settings"]),
    ],
)
def test_each_sees_the_rooms_open_to_the_role(role, places):
    officer = make_officer("somebody", role=role)
    assert [entry.key for entry in navigation.entries_for(asked_by(officer))] == places


def test_the_rail_counts_what_wants_attention(at):
    make_desk(at=at)
    make_case(at=at)
    request = asked_by(make_officer("suda"))
    counts = {entry.key: entry.count for entry in navigation.entries_for(request)}
    assert counts["queue"] == 1


@pytest.fixture
def line(settings):
    settings.LINE_CHANNEL_SECRET = "s" * 32


def test_officers_see_that_the_door_works_and_its_quota(line, at):
    door_quota(channel="line", account="default", used=37, limit=300, at=at)
    [light] = rooms.doors(asked_by(make_officer("suda")))
    assert "โควตา 37/300" in str(light.words)
    assert light.state == "kept"


def test_a_door_in_trouble_says_why_and_stands_out(line, at):
    door_trouble(channel="line", account="default", trouble=Trouble.QUOTA_SPENT, at=at)
    [light] = rooms.doors(asked_by(make_officer("suda")))
    assert light.state == "late"
    assert str(light.words).startswith("LINE: ")


def test_who_has_nothing_to_do_with_doors_is_not_told(line):
    assert rooms.doors(asked_by(make_officer("panee", role=Role.PLANNER))) == []
