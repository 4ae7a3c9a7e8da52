"""Pages of figures and reports in a real Chromium: their looks, what axe finds, one whole certification."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.support.moments import bangkok
from tests.support.office import make_case
from tidtam.core.org.models import Role
from tidtam.performance.indicators.tests.office import make_indicators, make_people, replay_example
from tidtam.performance.reports.tests.office import certify, make_form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = "year=2563&as_of=2020-03-31"


@pytest.fixture
def people(media):
    cache.clear()
    make_indicators()
    found = make_people()
    replay_example()
    for number in range(24):
        make_case(at=bangkok(f"2020-0{number % 3 + 1}-{number % 9 + 13} 09:{number:02}"))
    return found


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("figures", f"/kpi/?{MARCH}"),
        ("figures-indicator", f"/kpi/letters.acknowledged/?{MARCH}"),
        ("figures-cases", "/kpi/letters.reported/cases?from=2019-12-01&to=2020-03-31"),
        ("figures-definition", "/kpi/letters/definition?year=2563"),
        ("figures-target", "/kpi/letters.users/target/2563"),
        ("reports", "/reports/?year=2563"),
    ],
)
def test_pages_of_figures_are_accessible_and_fit_every_width(
    people, open_window, axe, screenshot, name, address
):
    make_form(people)
    page = open_window(signed_in_as=people[Role.PLANNER])
    page.goto(address)
    axe(page)
    screenshot(page, name)


def test_a_form_and_its_certificate_are_accessible_and_fit_every_width(people, open_window, axe, screenshot):
    form = make_form(people)
    signed = certify(form, people, 1)
    make_case(at=bangkok("2019-12-20 09:00"))
    page = open_window(signed_in_as=people[Role.PLANNER])
    places = {
        "report-form": f"/reports/{form.public_id}/",
        "report-certified": f"/reports/certified/{signed.number}/",
        "verify": f"/verify/{signed.number}",
        "verify-unknown": "/verify/TD-2563-9999",
        "verify-ask": "/verify/",
    }
    for name, address in places.items():
        page.goto(address)
        axe(page)
        screenshot(page, name)


def test_a_card_a_bar_and_a_quarter_lead_to_their_cases(people, open_window):
    page = open_window(signed_in_as=people[Role.PLANNER])
    page.goto(f"/kpi/letters/?{MARCH}")
    page.get_by_role("link", name="รับทราบใน 15 นาที").first.click()
    expect(page.locator(".figure[aria-current]")).to_contain_text("รับทราบใน 15 นาที")
    page.get_by_role("link", name="ดูเรื่องที่นับ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("เรื่องที่อยู่หลังตัวเลข")
    expect(page.locator("tbody tr")).to_have_count(3)
    page.go_back()
    page.locator("svg a").nth(1).click()
    expect(page.locator(".tabs__tab[aria-current]")).to_contain_text("ไม่ทันหรือยังรอ")


def test_a_report_is_drafted_mended_and_certified_by_two_people(people, open_window):
    planner = open_window(signed_in_as=people[Role.PLANNER])
    planner.goto("/reports/?year=2563")
    planner.get_by_role("button", name="เริ่มแบบรายงานปี 2563").click()
    planner.get_by_role("button", name="ร่างจากตัวเลข ไตรมาสที่ 1").click()
    words = planner.get_by_label("ไตรมาสที่ 1", exact=True)
    expect(words).to_have_value(_holding("ดำเนินการให้บริการ"))
    words.fill(words.input_value() + "\nเริ่มให้บริการเดือนธันวาคม")
    planner.get_by_role("button", name="ร่างจากตัวเลข ไตรมาสที่ 1").click()
    expect(planner.get_by_role("group", name="ร่างใหม่จากตัวเลข")).to_be_visible()
    planner.get_by_role("button", name="เก็บถ้อยคำเดิม").click()
    expect(planner.get_by_label("ไตรมาสที่ 1", exact=True)).to_have_value(_holding("เริ่มให้บริการเดือนธันวาคม"))

    boss = open_window(signed_in_as=people[Role.EXECUTIVE])
    boss.goto(planner.url.split("#")[0])
    boss.get_by_role("link", name="รับรองไตรมาส 1").click()
    boss.get_by_label("ตรวจตัวเลขและข้อความแล้ว").check()
    boss.get_by_role("button", name="รับรองไตรมาสที่ 1").click()
    expect(boss.get_by_role("heading", level=1)).to_contain_text("TD-2563-0001")
    boss.get_by_role("link", name="/verify/TD-2563-0001").click()
    expect(boss.get_by_role("heading", level=1)).to_have_text("ตรงกัน")


def _holding(words):
    return re.compile(re.escape(words))
