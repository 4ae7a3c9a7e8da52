"""The screens of cases and contacts in a real Chromium: looks, keyboard, live parts, and without scripts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.support.office import make_message, make_person
from tidtam.casework.cases.services import (
    call_log,
    case_acknowledge,
    case_note,
    case_pause,
    case_reply,
    case_say,
    officer_actor,
)
from tidtam.casework.cases.tests.screens import ask, make_office
from tidtam.casework.messaging.models import Delivery, Outcome
from tidtam.casework.messaging.services import Part
from tidtam.core.contacts.services import contact_describe
from tidtam.core.kernel import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def office(transactional_db, now):
    return make_office(at=now - timedelta(days=30))


def person(name, agency, at):
    identity = make_person(name, at=at, external_id=f"U{name}")
    contact_describe(contact=identity.contact, by=None, at=at, agency=agency)
    return identity


@pytest.fixture
def busy(office, now):
    """A morning's work: something new, something late, something paused, something told."""
    first = ask(
        at=now - 4 * MINUTE,
        title="ขอติดตามหนังสือ กท 0901/1542",
        text="เรื่องขอใช้ลานคนเมือง เสนอท่านปลัดหรือยังคะ",
        person=person("สุพรรณี พระนคร", "ฝ่ายปกครอง สำนักงานเขตพระนคร", now),
    )
    late = ask(
        at=now - timedelta(days=4), title="ไฟส่องสว่างดับทั้งซอย", person=person("กวี วงศ์ดุสิต", "เขตดุสิต", now)
    )
    case_acknowledge(case=late, by=officer_actor(office.napha), at=now - timedelta(days=4))
    told = ask(at=now - 50 * MINUTE, title="รูปแบบหนังสือ", person=person("อรทัย", "สำนักการศึกษา", now))
    sent = case_reply(
        case=told, officer=office.napha, text="ใช้ตราครุฑสูง 3 ซม. ค่ะ", reports=True, at=now - 40 * MINUTE
    )
    Delivery.objects.filter(messages=sent).update(outcome=Outcome.UNCERTAIN)
    paused = ask(at=now - 60 * MINUTE, title="ใบขอเบิก 119/2563", person=person("ธนา", "สำนักการคลัง", now))
    case_reply(case=paused, officer=office.suda, text="ขอสำเนาใบส่งของค่ะ", at=now - 55 * MINUTE)
    case_pause(case=paused, by=officer_actor(office.suda), reason="waiting_person", at=now - 54 * MINUTE)
    case_say(case=first, parts=[Part("พบในทะเบียน อยู่ขั้นกลั่นกรอง")], at=now - 4 * MINUTE)
    case_note(case=first, officer=office.napha, text="ท่านรองฯ ขอเอกสารแนบฉบับจริง", at=now - 3 * MINUTE)
    call_log(
        case=first, officer=office.napha, text="ไม่รับสาย", called_at=now, reports=False, answered=False, at=now
    )
    return first


def page_of(case):
    return reverse("cases:page", args=[case.public_id])


def test_the_queue_is_accessible_and_fits_every_width(office, busy, open_window, axe, screenshot):
    page = open_window(signed_in_as=office.suda)
    page.goto("/cases/")
    axe(page)
    screenshot(page, "queue")


def test_an_empty_queue_is_accessible_too(office, open_window, axe, screenshot):
    page = open_window(signed_in_as=office.suda)
    page.goto("/cases/")
    expect(page.get_by_text("ยังไม่มีเรื่องรอ")).to_be_visible()
    axe(page)
    screenshot(page, "queue-empty")


def test_a_case_is_accessible_and_fits_every_width(office, busy, open_window, axe, screenshot):
    page = open_window(signed_in_as=office.suda)
    page.goto(page_of(busy))
    axe(page)
    screenshot(page, "case")


def test_the_other_pages_are_accessible(office, busy, open_window, axe, screenshot):
    page = open_window(signed_in_as=office.suda)
    pages = {
        "case-new": "/cases/new/",
        "case-close": f"{page_of(busy)}close/",
        "case-merge": f"{page_of(busy)}merge/",
        "notices": "/cases/notices/",
        "contacts": "/contacts/",
        "contact": reverse("contacts:contact", args=[busy.contact.public_id]),
    }
    for name, address in pages.items():
        page.goto(address)
        axe(page)
        screenshot(page, name)


def test_a_new_request_appears_by_itself_and_moves_nothing_the_officer_holds(office, busy, open_window, now):
    page = open_window(signed_in_as=office.suda)
    page.goto("/cases/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    held = page.locator(".row--here").get_attribute("data-row")
    ask(at=now, person=make_person("ผู้มาใหม่", at=now))
    expect(page.get_by_text("ผู้มาใหม่").first).to_be_visible(timeout=15_000)
    assert page.locator(".row--here").get_attribute("data-row") == held
    expect(page.locator("[name=case]:checked")).to_have_value(held)
    expect(page.locator("#bulk")).to_be_visible()


def test_one_key_acknowledges_the_row_and_another_opens_it(office, open_window, now):
    case = ask(at=now)
    page = open_window(signed_in_as=office.suda)
    page.goto("/cases/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_text(f"รับทราบ {case.number} แล้ว")).to_be_visible()
    expect(page.locator("[data-row] .clock--kept")).to_have_count(1, timeout=15_000)
    page.keyboard.press("r")
    page.wait_for_url(f"**{page_of(case)}#reply")
    expect(page.locator("#reply")).to_be_focused()


def test_an_answer_is_chosen_sent_and_taken_back_with_the_keyboard(office, open_window, now):
    case = ask(at=now)
    page = open_window(signed_in_as=office.suda)
    page.goto(f"{page_of(case)}#reply")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "{letter}" in page.locator("#reply").input_value()
    chosen = "หนังสืออยู่ขั้นตรวจและกลั่นกรองค่ะ"
    page.locator("#reply").fill(chosen)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("ส่งและแจ้งผลแล้ว")).to_be_visible()
    expect(page.locator("#reply")).to_have_value("")
    page.locator(".toast").get_by_role("button", name="เลิกทำ").click()
    expect(page.locator("#reply")).to_have_value(chosen)
    case.refresh_from_db()
    assert case.state == "new"


def test_what_is_typed_survives_new_messages_and_a_reload(office, open_window, now):
    case = ask(at=now)
    page = open_window(signed_in_as=office.suda)
    page.goto(page_of(case))
    page.locator("#reply").fill("กำลังตรวจสอบ")
    make_message(case=case, at=now, text="มีเอกสารเพิ่มค่ะ")
    expect(page.get_by_text("มีเอกสารเพิ่มค่ะ")).to_be_visible(timeout=15_000)
    expect(page.locator("#reply")).to_have_value("กำลังตรวจสอบ")
    page.reload()
    expect(page.locator("#reply")).to_have_value("กำลังตรวจสอบ")


def test_colleagues_see_who_has_a_case_open_until_she_leaves(office, open_window, now):
    case = ask(at=now)
    hers, mine = open_window(signed_in_as=office.napha), open_window(signed_in_as=office.suda)
    hers.goto(page_of(case))
    mine.goto("/cases/")
    expect(mine.get_by_text("นภา เปิดอยู่")).to_be_visible()
    hers.goto("/contacts/")
    expect(mine.get_by_text("นภา เปิดอยู่")).to_be_hidden(timeout=15_000)


def test_an_act_asks_in_a_dialog_over_the_page(office, open_window, now):
    case = ask(at=now)
    page = open_window(signed_in_as=office.suda)
    page.goto(page_of(case))
    page.get_by_role("link", name="ปิดเรื่อง", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("แจ้งผลแล้ว").check()
    dialog.get_by_role("button", name="ปิดเรื่อง").click()
    expect(dialog.get_by_text("เขียนผลที่ผู้แจ้งอ่านเข้าใจก่อนปิดเรื่อง")).to_be_visible()
    dialog.get_by_label("เปิดเรื่องโดยไม่ตั้งใจ").check()
    dialog.get_by_role("button", name="ปิดเรื่อง").click()
    expect(page.locator("#case-head").get_by_text("ปิดเรื่องแล้ว")).to_be_visible()


def test_everything_needed_works_without_scripts(office, open_window, now):
    case = ask(at=now)
    page = open_window(signed_in_as=office.suda, java_script_enabled=False)
    page.goto("/cases/")
    page.get_by_role("button", name="รับทราบ").click()
    page.locator("[data-row-link]").click()
    page.locator("#panel-note summary").click()
    page.locator("#note").fill("โทรแจ้งเขตแล้ว")
    page.locator("#panel-note").get_by_role("button", name="บันทึก").click()
    page.locator("#reply").fill("ลงนามแล้วค่ะ")
    page.get_by_role("button", name="ส่งและแจ้งผล").click()
    page.get_by_role("link", name="ปิดเรื่อง", exact=True).click()
    page.get_by_label("เปิดเรื่องโดยไม่ตั้งใจ").check()
    page.get_by_role("button", name="ปิดเรื่อง").click()
    case.refresh_from_db()
    assert case.state == "closed"
    said = set(case.messages.filter(author=office.suda).values_list("text", flat=True))
    assert {"โทรแจ้งเขตแล้ว", "ลงนามแล้วค่ะ"} <= said


def test_a_call_is_taken_down_with_a_person_known_already(office, busy, open_window):
    page = open_window(signed_in_as=office.suda)
    page.goto("/cases/new/")
    page.keyboard.type("สุพรรณี")
    page.get_by_role("button", name="สุพรรณี พระนคร").click()
    expect(page.locator("#new-agency")).to_have_value("ฝ่ายปกครอง สำนักงานเขตพระนคร")
    page.keyboard.type("ขอทราบผลหนังสือเวียน")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#case-head h1")).to_have_text("ขอทราบผลหนังสือเวียน")
    assert busy.contact.cases.count() == 2
