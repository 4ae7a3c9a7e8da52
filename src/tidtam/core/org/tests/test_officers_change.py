"""Officers and units change through services: what is guarded, what is written down."""

import pytest
from allauth.mfa.models import Authenticator

from tests.support.office import make_case, make_officer, make_unit
from tidtam.casework.cases.models import Case, Notice
from tidtam.core.kernel.errors import DomainError, NotPermitted
from tidtam.core.ledger.models import Event
from tidtam.core.ledger.services import flaws
from tidtam.core.org import services
from tidtam.core.org.models import Officer, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    top = make_unit("office")
    return top, make_unit("secretariat", parent=top)


@pytest.fixture
def admin(office):
    return make_officer("admin", role=Role.ADMINISTRATOR, unit=office[0])


@pytest.fixture
def clerk(office):
    return make_officer("clerk", unit=office[1])


def kinds_of(officer):
    events = Event.objects.filter(chain=f"officer:{officer.pk}").order_by("position")
    return list(events.values_list("kind", flat=True))


def test_a_new_officer_cannot_sign_in_before_setting_a_password(admin, at):
    officer = services.officer_add(username="malee", full_name="มาลี", by=admin, at=at)
    assert not officer.has_usable_password() and officer.is_active
    assert kinds_of(officer) == ["officer.added"]


def test_a_user_name_is_taken_whatever_its_case(admin, clerk, at):
    with pytest.raises(DomainError, match="มีผู้ใช้ชื่อนี้แล้ว"):
        services.officer_add(username="CLERK", full_name="อีกคน", by=admin, at=at)


def test_an_email_opens_one_account_only(admin, clerk, at):
    Officer.objects.filter(pk=admin.pk).update(email="admin@office.example")
    with pytest.raises(DomainError, match="อีเมล"):
        services.officer_amend(
            officer=clerk, full_name="x", position="", email="ADMIN@office.example", by=admin, at=at
        )


def test_only_what_changed_is_written_down_and_no_name_is(admin, clerk, at):
    facts = {"full_name": clerk.full_name, "position": "หัวหน้าฝ่าย", "email": ""}
    services.officer_amend(officer=clerk, **facts, by=admin, at=at)
    services.officer_amend(officer=clerk, **facts, by=admin, at=at)
    event = Event.objects.get(chain=f"officer:{clerk.pk}")
    assert event.data == {"fields": ["position"]} and event.actor_id == admin.pk


def test_roles_become_exactly_what_is_asked_and_each_change_is_an_event(admin, clerk, office, at):
    secretariat = office[1]
    services.roles_set(officer=clerk, roles=[(secretariat, Role.SUPERVISOR)], by=admin, at=at)
    assert list(clerk.memberships.values_list("role", flat=True)) == ["supervisor"]
    assert kinds_of(clerk) == ["officer.role_taken", "officer.role_given"]
    assert list(flaws(f"officer:{clerk.pk}")) == []


def test_an_administrator_gives_no_role_outside_their_units(admin, clerk, at):
    with pytest.raises(NotPermitted):
        services.roles_set(officer=clerk, roles=[(make_unit("elsewhere"), Role.OFFICER)], by=admin, at=at)


def test_an_officer_of_another_office_is_left_alone(admin, at):
    stranger = make_officer("stranger", unit=make_unit("elsewhere"))
    with pytest.raises(NotPermitted):
        services.officer_deactivate(officer=stranger, by=admin, at=at)


def test_a_colleague_manages_nobody(clerk, admin, at):
    with pytest.raises(NotPermitted):
        services.officer_add(username="friend", full_name="เพื่อน", by=clerk, at=at)


def test_nobody_gives_up_their_own_administration(admin, office, at):
    make_officer("second", role=Role.ADMINISTRATOR, unit=office[0])
    with pytest.raises(DomainError, match="ของตนเอง"):
        services.roles_set(officer=admin, roles=[(office[0], Role.OFFICER)], by=admin, at=at)
    with pytest.raises(DomainError, match="ของตนเอง"):
        services.officer_deactivate(officer=admin, by=admin, at=at)


def test_two_administrators_cannot_let_each_other_go(admin, office, at):
    second = make_officer("second", role=Role.ADMINISTRATOR, unit=office[0])
    services.officer_deactivate(officer=second, by=admin, at=at)
    with pytest.raises(NotPermitted):
        services.officer_deactivate(officer=admin, by=second, at=at)


def test_who_leaves_hands_open_cases_back_and_the_supervisor_is_told(admin, clerk, office, at):
    supervisor = make_officer("chief", role=Role.SUPERVISOR, unit=office[1])
    case = make_case(at=at)
    Case.objects.filter(pk=case.pk).update(assignee=clerk, unit=office[1])
    assert services.officer_deactivate(officer=clerk, by=admin, at=at) == 1
    case.refresh_from_db()
    clerk.refresh_from_db()
    assert case.assignee is None and not clerk.is_active
    assert Notice.objects.get(case=case, kind="handed_back").officer == supervisor
    assert Event.objects.get(chain=f"officer:{clerk.pk}").data == {"handed_back": 1}
    assert case.events().filter(kind="case.assigned").count() == 1


def test_who_comes_back_has_the_roles_they_had(admin, clerk, at):
    services.officer_deactivate(officer=clerk, by=admin, at=at)
    services.officer_reactivate(officer=clerk, by=admin, at=at)
    clerk.refresh_from_db()
    assert clerk.is_active and clerk.memberships.get().role == Role.OFFICER
    assert kinds_of(clerk) == ["officer.left", "officer.returned"]


def test_a_lost_phone_is_forgotten_and_only_once(admin, clerk, at):
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={})
    services.second_step_remove(officer=clerk, by=admin, at=at)
    assert not Authenticator.objects.filter(user=clerk).exists()
    with pytest.raises(DomainError):
        services.second_step_remove(officer=clerk, by=admin, at=at)


def test_no_link_is_made_for_who_may_not_sign_in(admin, clerk, at):
    services.officer_deactivate(officer=clerk, by=admin, at=at)
    with pytest.raises(DomainError):
        services.password_link_make(officer=clerk, by=admin, at=at)


def test_a_unit_is_added_below_one_that_is_managed(admin, office, at):
    unit = services.unit_add(
        code="finance", name="ฝ่ายการคลัง", parent=office[0], letter_code="กท 0402", by=admin, at=at
    )
    afterwards = Officer.objects.get(pk=admin.pk)
    services.unit_amend(unit=unit, name="ฝ่ายคลัง", letter_code="กท 0402", by=afterwards, at=at)
    events = Event.objects.filter(chain=f"unit:{unit.pk}").order_by("position")
    assert [(event.kind, event.data) for event in events] == [
        ("unit.added", {}),
        ("unit.amended", {"fields": ["name"]}),
    ]
    with pytest.raises(NotPermitted):
        services.unit_add(code="x", name="x", parent=make_unit("elsewhere"), by=admin, at=at)
