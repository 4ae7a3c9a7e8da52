"""A desk's settings on screen: by role, each part edited, each save a version, the way back."""

import tomllib

import pytest
from django.urls import reverse

from tests.support.moments import bangkok
from tests.support.office import make_case, make_desk, make_officer, make_unit
from tidtam.casework.desks.forms.editors import SECTIONS
from tidtam.casework.desks.models import Desk, DeskVersion
from tidtam.core.kernel import clock
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db
NOW = bangkok("2020-01-07 11:00")
PAGE = "/settings/desks/letters/"


@pytest.fixture(autouse=True)
def present():
    with clock.replaying(NOW):
        yield


@pytest.fixture
def desk(at):
    return make_desk(at=at)


@pytest.fixture
def as_admin(client, desk):
    client.force_login(make_officer("admin", role=Role.ADMINISTRATOR, unit=desk.unit))
    return client


def text(response):
    return response.content.decode()


def typed(client, section, **over):
    """Return what the browser would send back from the page of a section, with changes."""
    page = client.get(reverse("desks:section", args=["letters", section]))
    sent = {}
    for editor in page.context["editors"]:
        forms = [editor.form] if hasattr(editor, "form") else [editor.rows.management_form, *editor.rows]
        for form in forms:
            for field in form:
                value = field.value()
                if value is not None and value is not False:
                    sent[field.html_name] = list(value) if isinstance(value, frozenset) else value
    return {**sent, "seen": page.context["desk"].version, "reason": "ตามคำสั่งที่ 1/2563", **over}


def save(client, section, **over):
    return client.post(reverse("desks:section", args=["letters", section]), typed(client, section, **over))


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        (Role.OFFICER, 403, 403),
        (Role.PLANNER, 403, 403),
        (Role.SUPERVISOR, 200, 403),
        (Role.AUDITOR, 200, 403),
        (Role.ADMINISTRATOR, 200, 200),
    ],
)
def test_who_may_see_and_who_may_change(client, desk, role, sees, changes):
    client.force_login(make_officer("somebody", role=role, unit=desk.unit))
    assert client.get(PAGE).status_code == sees
    assert client.get(reverse("desks:section", args=["letters", "promises"])).status_code == changes


def test_the_desk_of_another_unit_is_not_there(client, desk):
    client.force_login(make_officer("far", role=Role.ADMINISTRATOR, unit=make_unit("elsewhere")))
    assert client.get(PAGE).status_code == 404


def test_a_promise_is_told_by_an_example(as_admin):
    assert "รับเรื่อง 11:50 → พักเที่ยง 12:00–13:00 → ครบกำหนด 13:05" in text(as_admin.get(PAGE))


@pytest.mark.parametrize("section", SECTIONS)
def test_saving_a_page_as_it_is_makes_no_version(as_admin, desk, section):
    assert save(as_admin, section).status_code == 302
    desk.refresh_from_db()
    assert desk.version == 1


def test_another_promise_holds_for_new_cases_and_old_ones_keep_theirs(as_admin, desk, at):
    old = make_case(at=at)
    assert save(as_admin, "promises", **{"promises-0-amount": 20}).status_code == 302
    new = make_case(at=at, desk=Desk.objects.get(pk=desk.pk))
    assert [case.pack.promises[0].amount for case in (old, new)] == [15, 20]
    dues = [case.clocks.get(promise="acknowledged").due_at for case in (old, new)]
    assert dues == [bangkok("2020-01-07 10:15"), bangkok("2020-01-07 10:20")]


def test_a_version_says_who_why_and_what(as_admin, desk):
    save(as_admin, "promises", **{"promises-0-amount": 20})
    version = DeskVersion.objects.get(desk=desk, number=2)
    assert (version.by, version.reason, version.loaded_at) == ("admin", "ตามคำสั่งที่ 1/2563", NOW)
    page = text(as_admin.get(reverse("desks:version", args=["letters", 2])))
    assert "<del>15</del>" in page and "<ins>20</ins>" in page


def test_no_save_without_a_reason(as_admin, desk):
    page = save(as_admin, "promises", **{"promises-0-amount": 20, "reason": " "})
    desk.refresh_from_db()
    assert page.status_code == 422 and desk.version == 1


def test_who_looked_at_an_older_version_is_told(as_admin, desk):
    sent = typed(as_admin, "promises", **{"promises-0-amount": 25})
    save(as_admin, "promises", **{"promises-0-amount": 20})
    page = as_admin.post(reverse("desks:section", args=["letters", "promises"]), sent)
    assert page.status_code == 422 and "มีผู้แก้ไขบริการนี้" in text(page)


@pytest.mark.parametrize(
    ("section", "over", "wrong"),
    [
        ("promises", {"promises-0-amount": 0}, "field--wrong"),
        ("promises", {"promises-0-amount": 9000}, "เลือกหน่วยเวลาอื่น"),
        ("promises", {"promises-0-kept_by": []}, "อย่างน้อยหนึ่งการกระทำ"),
        ("templates", {"templates-0-text": "สวัสดี {phone}"}, "ไม่รู้จัก {phone}"),
        ("closing_reasons", {f"closing_reasons-{n}-DELETE": "on" for n in range(5)}, "อย่างน้อยหนึ่งข้อ"),
        ("categories", {"categories-0-name": "ก", "categories-0-code": "Ab"}, "อักษรอังกฤษตัวเล็ก"),
        ("closing_reasons", {"closing_reasons-5-name": "ก", "closing_reasons-5-code": "told"}, "รหัสซ้ำ"),
        ("survey", {"survey-smallest_group": 1}, "field--wrong"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(as_admin, desk, section, over, wrong):
    page = save(as_admin, section, **over)
    desk.refresh_from_db()
    assert page.status_code == 422 and wrong in text(page) and desk.version == 1


def test_a_template_is_added_moved_to_the_front_and_another_removed(as_admin, desk):
    over = {
        "templates-5-title": "นัดรับ", "templates-5-text": "เชิญรับ {letter}", "templates-5-ORDER": 0,
        "templates-4-DELETE": "on",
    }  # fmt: skip
    assert save(as_admin, "templates", **over).status_code == 302
    desk.refresh_from_db()
    codes = [template.code for template in desk.pack.templates]
    assert codes == ["template_1", "ack", "at_step", "signed", "returned"]


def test_a_category_gets_a_code_by_itself(as_admin, desk):
    save(as_admin, "categories", **{"categories-0-name": "งบประมาณ"})
    desk.refresh_from_db()
    assert [(each.code, each.name) for each in desk.pack.categories] == [("category_1", "งบประมาณ")]


def test_undo_puts_the_earlier_pack_in_force_as_a_new_version(as_admin, desk):
    save(as_admin, "promises", **{"promises-0-amount": 20})
    page = as_admin.post(reverse("desks:restore", args=["letters", 1]), follow=True)
    desk.refresh_from_db()
    assert page.status_code == 200 and desk.version == 3
    assert desk.pack.promises[0].amount == 15


def test_undo_by_htmx_loads_the_page_anew(as_admin, desk):
    save(as_admin, "promises", **{"promises-0-amount": 20})
    address = reverse("desks:restore", args=["letters", 1])
    answer = as_admin.post(address, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and answer["HX-Redirect"] == PAGE


def test_the_file_reads_back_as_the_pack(as_admin, desk):
    answer = as_admin.get(reverse("desks:pack", args=["letters", 1]))
    assert tomllib.loads(text(answer)) == DeskVersion.objects.get(desk=desk, number=1).pack
    assert "letters-1.toml" in answer["Content-Disposition"]


def test_an_unknown_page_or_version_is_not_there(as_admin):
    assert as_admin.get(f"{PAGE}edit/nothing/").status_code == 404
    assert as_admin.get(f"{PAGE}versions/99/").status_code == 404


def test_the_page_costs_few_queries(as_admin, django_assert_max_num_queries):
    as_admin.get(PAGE)
    with django_assert_max_num_queries(18):
        as_admin.get(PAGE)
