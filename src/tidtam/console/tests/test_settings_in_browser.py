"""The settings in a real browser: accessible, never wider than the window, alive while one types."""

import pytest

from tests.support.office import make_desk, make_officer, make_unit
from tidtam.casework.desks.models import Desk
from tidtam.core.kernel import clock
from tidtam.core.org.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "settings": "/settings/",
    "settings-desk": "/settings/desks/letters/",
    "settings-promises": "/settings/desks/letters/edit/promises/",
    "settings-templates": "/settings/desks/letters/edit/templates/",
    "settings-calendar": "/settings/calendar/office-hours/",
    "settings-week": "/settings/calendar/office-hours/week/",
    "settings-channels": "/settings/channels/",
    "settings-officers": "/settings/officers/",
    "settings-officer-new": "/settings/officers/new/",
    "settings-units": "/settings/units/",
}


@pytest.fixture
def desk():
    return make_desk(at=clock.now())


@pytest.fixture
def admin(desk):
    top = make_unit("office")
    desk.unit.parent = top
    desk.unit.save()
    return make_officer("admin", role=Role.ADMINISTRATOR, unit=top)


def test_every_page_of_settings_is_accessible_and_fits(open_window, admin, axe, screenshot):
    page = open_window(signed_in_as=admin)
    for name, path in PAGES.items():
        page.goto(path)
        axe(page)
        screenshot(page, name)


def test_the_auditor_checks_the_ledger_without_leaving_the_page(open_window, desk, axe, screenshot):
    page = open_window(signed_in_as=make_officer("auditor", role=Role.AUDITOR))
    page.goto("/settings/audit/")
    page.get_by_role("button", name="ตรวจทั้งบัญชี").click()
    page.get_by_text("บัญชีครบถ้วน ไม่พบการแก้ไข").wait_for()
    axe(page)
    screenshot(page, "settings-audit")


def test_a_promise_tells_its_example_while_one_types_and_saving_can_be_undone(open_window, admin, desk):
    page = open_window(signed_in_as=admin)
    page.goto("/settings/desks/letters/edit/promises/")
    page.locator("#id_promises-0-amount").fill("25")
    page.locator("#promises-0-example", has_text="ครบกำหนด 13:15").wait_for()
    page.locator("#id_reason").fill("ทดลองปรับคำมั่น")
    page.get_by_role("button", name="บันทึก").click()
    page.get_by_role("button", name="เลิกทำ").click()
    page.get_by_text("กลับไปใช้เนื้อหาของฉบับที่ 1 แล้ว").wait_for()
    again = Desk.objects.get(pk=desk.pk)
    promise = again.pack.promise("acknowledged")
    assert again.version == 3 and promise and promise.amount == 15


def test_settings_are_saved_without_javascript(open_window, admin, desk):
    page = open_window(signed_in_as=admin, java_script_enabled=False)
    page.goto("/settings/desks/letters/edit/closing_reasons/")
    page.locator("#id_closing_reasons-5-name").fill("ส่งต่อแล้ว")
    page.locator("#id_reason").fill("เพิ่มเหตุ")
    page.get_by_role("button", name="บันทึก").click()
    assert Desk.objects.get(pk=desk.pk).pack.closing_reasons[-1].name == "ส่งต่อแล้ว"
