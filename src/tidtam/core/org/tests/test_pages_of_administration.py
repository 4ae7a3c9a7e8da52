"""The pages of officers, units and the ledger, for administrators, auditors and everybody else."""

import re

import pytest
from django.urls import reverse

from tests.support.moments import bangkok
from tests.support.office import make_case, make_officer, make_unit
from tidtam.core.kernel import clock
from tidtam.core.ledger.models import Event
from tidtam.core.org.models import Officer, Role, Unit

pytestmark = pytest.mark.django_db
NOW = bangkok("2020-01-07 11:00")


@pytest.fixture(autouse=True)
def present():
    with clock.replaying(NOW):
        yield


@pytest.fixture
def top():
    return make_unit("office")


@pytest.fixture
def admin(client, top):
    officer = make_officer("admin", role=Role.ADMINISTRATOR, unit=top)
    client.force_login(officer)
    return officer


@pytest.fixture
def clerk(top):
    return make_officer("clerk", unit=make_unit("secretariat", parent=top), full_name="สุดา ใจเย็น")


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("name", ["org:officers", "org:units", "org:audit", "settings"])
def test_a_visitor_is_asked_to_sign_in(client, name):
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize(
    ("role", "officers", "audit"),
    [
        (Role.OFFICER, 403, 403),
        (Role.SUPERVISOR, 403, 403),
        (Role.AUDITOR, 403, 200),
        (Role.ADMINISTRATOR, 200, 403),
    ],
)
def test_each_room_opens_to_its_own_role(client, top, role, officers, audit):
    client.force_login(make_officer("somebody", role=role, unit=top))
    assert client.get(reverse("org:officers")).status_code == officers
    assert client.get(reverse("org:units")).status_code == officers
    assert client.get(reverse("org:audit")).status_code == audit
    assert client.get(reverse("org:audit_check")).status_code == audit


def test_the_front_page_offers_what_one_may_enter_and_ones_own_account(client, top):
    client.force_login(make_officer("clerk", unit=top))
    page = text(client.get(reverse("settings")))
    assert reverse("mfa_index") in page and reverse("org:officers") not in page


def test_adding_somebody_shows_their_link_once(client, admin, clerk):
    facts = {
        "username": "malee",
        "full_name": "มาลี",
        "unit": clerk.memberships.get().unit_id,
        "role": "officer",
    }
    page = client.post(reverse("org:officer_add"), facts, follow=True)
    officer = Officer.objects.get(username="malee")
    link = re.search(r"http\S+/account/password/reset/key/[^<\"\s]+", text(page))
    assert link and officer.memberships.get().role == Role.OFFICER
    assert link[0] not in text(client.get(reverse("org:officer", args=[officer.public_id])))


def test_the_link_lets_them_set_a_password_and_then_no_more(client, admin, clerk):
    page = text(client.post(reverse("org:link", args=[clerk.public_id]), follow=True))
    found = re.search(r"(/account/password/reset/key/[^<\"\s]+)", page)
    assert found
    link = found[1]
    client.logout()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "ยาวพอสมควร-2563", "password2": "ยาวพอสมควร-2563"})
    clerk.refresh_from_db()
    assert clerk.check_password("ยาวพอสมควร-2563")
    assert "password1" not in text(client.get(link, follow=True))


def test_a_faulty_form_comes_back_with_what_is_wrong(client, admin):
    page = client.post(reverse("org:officer_add"), {"username": "ก ข"})
    assert page.status_code == 422 and "ใช้ตัวอักษร ตัวเลข" in text(page)


def test_what_the_service_refuses_is_said_on_the_page(client, admin, clerk):
    facts = {
        "username": "clerk",
        "full_name": "x",
        "unit": admin.memberships.get().unit_id,
        "role": "officer",
    }
    page = client.post(reverse("org:officer_add"), facts)
    assert page.status_code == 422 and "มีผู้ใช้ชื่อนี้แล้ว" in text(page)


def test_roles_are_set_row_by_row(client, admin, clerk, top):
    unit = clerk.memberships.get().unit_id
    rows = {
        "roles-TOTAL_FORMS": 2, "roles-INITIAL_FORMS": 1,
        "roles-0-unit": unit, "roles-0-role": "officer", "roles-0-DELETE": "on",
        "roles-1-unit": top.pk, "roles-1-role": "supervisor",
    }  # fmt: skip
    assert client.post(reverse("org:roles", args=[clerk.public_id]), rows).status_code == 302
    assert clerk.memberships.get().role == Role.SUPERVISOR


def test_letting_somebody_go_can_be_undone(client, admin, clerk):
    page = text(client.post(reverse("org:deactivate", args=[clerk.public_id]), follow=True))
    back = reverse("org:reactivate", args=[clerk.public_id])
    clerk.refresh_from_db()
    assert not clerk.is_active and back in page
    client.post(back)
    clerk.refresh_from_db()
    assert clerk.is_active


def test_the_list_is_searched_and_parted_into_present_and_past(client, admin, clerk):
    assert "สุดา" in text(client.get("/settings/officers/?q=ใจเย็น"))
    assert "สุดา" not in text(client.get("/settings/officers/?q=ใจร้อน"))
    assert "สุดา" not in text(client.get("/settings/officers/?role=supervisor"))
    assert "สุดา" not in text(client.get("/settings/officers/?past=1"))


def test_an_officer_of_another_office_is_not_there(client, admin):
    stranger = make_officer("stranger", unit=make_unit("elsewhere"))
    assert client.get(reverse("org:officer", args=[stranger.public_id])).status_code == 404


def test_the_list_costs_the_same_for_many(client, admin, top, django_assert_max_num_queries):
    for number in range(20):
        make_officer(f"officer{number}", unit=top)
    with django_assert_max_num_queries(16):
        client.get(reverse("org:officers"))


def test_a_unit_is_added_and_corrected(client, admin, top):
    facts = {"parent": top.pk, "code": "finance", "name": "ฝ่ายการคลัง", "letter_code": "กท 0402"}
    assert client.post(reverse("org:unit_add"), facts).status_code == 302
    client.post(reverse("org:unit", args=["finance"]), {"name": "ฝ่ายคลัง", "plan_code": "04010100"})
    unit = Unit.objects.get(code="finance")
    assert (unit.name, unit.plan_code, unit.letter_code, unit.parent) == ("ฝ่ายคลัง", "04010100", "", top)


@pytest.fixture
def auditor(client, top):
    client.force_login(make_officer("auditor", role=Role.AUDITOR, unit=top))


def test_the_auditor_sees_a_whole_ledger(client, auditor, at):
    make_case(at=at)
    page = text(client.get(reverse("org:audit_check")))
    assert "บัญชีครบถ้วน" in page and f"{Event.objects.count()} เหตุการณ์" in page


def test_the_auditor_is_told_where_a_chain_is_broken(client, auditor, at):
    case = make_case(at=at)
    last = Event.objects.filter(chain=case.chain).order_by("-position")[0]
    last.pk, last.position = None, last.position + 1
    last.save(force_insert=True)
    page = text(client.get(reverse("org:audit_check")))
    assert f"{case.chain} #{last.position}" in page and "เนื้อหาของเหตุการณ์ถูกแก้" in page
    assert "บัญชีครบถ้วน" not in page


def test_a_long_ledger_is_checked_part_by_part(client, auditor, at, monkeypatch):
    from tidtam.core.org.views import audit

    monkeypatch.setattr(audit, "CHAINS_AT_ONCE", 1)
    make_case(at=at)
    make_case(at=at)
    address, parts = reverse("org:audit_check"), 0
    while address:
        page = text(client.get(address))
        found = re.search(r'hx-get="([^"]+)"', page)
        address, parts = (found[1].replace("&amp;", "&") if found else ""), parts + 1
    assert parts == Event.objects.values("chain").distinct().count() + 1
    assert f"{Event.objects.count()} เหตุการณ์" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", True),
        ("?kind=case.opened", True),
        ("?kind=case.closed", False),
        ("?since=7+ม.ค.+63&until=7+ม.ค.+63", True),
        ("?until=6+ม.ค.+63", False),
        ("?who=nobody", False),
        ("?before=abc", True),
    ],
)
def test_events_are_found_by_kind_day_and_person(client, auditor, at, asked, shown):
    make_case(at=at)
    assert ("case.opened</span>" in text(client.get(f"/settings/audit/{asked}"))) is shown
