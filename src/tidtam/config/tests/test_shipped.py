"""A new installation is usable at once, and what an office has made its own is never touched."""

import pytest
from django.core.management import call_command

from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.services import desk_load, pack_file
from tidtam.config.shipped import shipped_load
from tidtam.core.calendars.models import Calendar
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Membership, Officer, Role
from tidtam.core.org.services.founding import administrator_make
from tidtam.performance.indicators.models import Definition

pytestmark = pytest.mark.django_db


def test_a_new_installation_has_its_desks_hours_and_indicators(at):
    assert [desk.code for desk in shipped_load(at=at)] == sorted(Desk.objects.values_list("code", flat=True))
    assert Desk.objects.get(code="letters").calendar == Calendar.objects.get(code="office-hours")
    assert Definition.objects.filter(parent__code="letters").count() == 4


def test_loading_again_leaves_what_the_office_changed(at):
    shipped_load(at=at)
    tree = {**pack_file("letters"), "name": "ติดตามหนังสือของเรา"}
    desk_load(tree=tree, at=at)
    assert shipped_load(at=at) == []
    assert Desk.objects.get(code="letters").name == "ติดตามหนังสือของเรา"


def test_the_command_of_tests_and_demo_leaves_the_tables_bare():
    call_command("migrate", verbosity=0)
    assert not Desk.objects.exists()


def test_the_first_administrator_can_sign_in_and_make_others(at, client):
    shipped_load(at=at)
    officer, password = administrator_make(username="ekachai", full_name="เอกชัย ดูแลดี", at=at)
    assert client.login(username="ekachai", password=password)
    assert Membership.objects.filter(officer=officer, role=Role.ADMINISTRATOR).exists()


def test_the_same_name_again_only_gets_a_new_password(at):
    shipped_load(at=at)
    first = administrator_make(username="ekachai", full_name="เอกชัย ดูแลดี", at=at)
    again = administrator_make(username="ekachai", full_name="", at=at)
    assert first[1] != again[1]
    assert Officer.objects.get(username="ekachai").full_name == "เอกชัย ดูแลดี"
    assert Membership.objects.filter(officer=again[0]).count() == first[0].memberships.count()


def test_there_is_no_administrator_without_an_office(at):
    with pytest.raises(DomainError, match="tidtam migrate"):
        administrator_make(username="ekachai", full_name="", at=at)
