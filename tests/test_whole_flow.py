"""A request from the first word to the figure, in real windows: the clerk's phone and the officers' desks."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.support.desk import Desk
from tests.support.phone import Phone
from tidtam.casework.cases.models import Case
from tidtam.casework.surveys.models import Answer, Suggestion
from tidtam.core.kernel.clock import now
from tidtam.core.ledger.models import Event
from tidtam.core.ledger.services import flaws
from tidtam.core.thai.era import bangkok_day
from tidtam.demo.standin.services.channels import switches_set
from tidtam.demo.tests.pictures import picture
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.selectors import figure

pytestmark = pytest.mark.browser

TITLE = "ติดตามหนังสือ กท 4301/1542"
REPORT = "ส่งและแจ้งผล"
PAID, FREE = "ส่งแล้ว ใช้โควตา 1", "ส่งแล้ว ไม่เสียโควตา"


@pytest.fixture
def phone(office, open_window):
    return Phone(open_window(width=390), "พิมพ์ชนก")


@pytest.fixture
def desk(office, open_window):
    return Desk(open_window(signed_in_as=office.suda))


def asks_after_a_letter(phone, desk):
    """Let the clerk ask and the officer open the case."""
    phone.say("กท 4301/1542")
    phone.hears("รับเรื่องติดตามหนังสือแล้วค่ะ")
    desk.open(TITLE)


def figures_as_of_today():
    today = bangkok_day(now())
    parts = Definition.objects.get(code="letters").parts.all()
    made = {part.code: figure(part, as_of=today) for part in parts}
    return {code: (each.printed, each.numerator, each.denominator) for code, each in made.items()}


@pytest.mark.both_databases
def test_a_request_goes_from_the_phone_to_the_figures(
    office, phone, desk, open_window, screenshot, axe, capsys
):
    call_command("line", "setup")
    _clerk_asks(phone)
    _officer_answers(phone, desk)
    axe(phone.page)
    axe(desk.page)
    screenshot(phone.page, "flow-phone-answered")
    _clerk_rates(phone, desk)
    screenshot(desk.page, "flow-case-rated")
    _officer_closes(desk)
    assert figures_as_of_today() == {
        "letters.users": ("1", 1, None),
        "letters.acknowledged": ("100", 1, 1),
        "letters.reported": ("100", 1, 1),
        "letters.satisfied": ("100", 1, 1),
    }
    planner = open_window(signed_in_as=office.planner)
    planner.goto("/kpi/")
    for short in ("รับทราบ", "แจ้งผล", "พึงพอใจ"):
        expect(planner.get_by_role("row").filter(has_text=short)).to_contain_text("1 จาก 1")
    axe(planner)
    screenshot(planner, "flow-kpi")
    assert list(flaws()) == []
    assert Event.objects.filter(chain=Case.objects.get().chain).count() > 8


def _clerk_asks(phone):
    phone.hears("ประกาศความเป็นส่วนตัว")
    phone.say("ขอติดตามหนังสือ ที่ กท ๔๓๐๑/๑๕๔๒ ค่ะ")
    phone.hears("เสนอผู้บริหาร")
    phone.hears("รับเรื่องติดตามหนังสือแล้วค่ะ")
    phone.hears("แจ้งผลภายใน")


def _officer_answers(phone, desk):
    page = desk.page
    page.evaluate("() => { window.neverReloaded = true; }")
    expect(desk.row(TITLE)).to_contain_text("๔๓๐๑/๑๕๔๒")
    assert page.evaluate("() => window.neverReloaded")
    page.keyboard.press("j")
    page.keyboard.press("a")
    desk.is_told("รับทราบ นส.")
    expect(desk.row(TITLE).get_by_role("button", name="รับทราบ")).to_have_count(0)
    page.keyboard.press("Enter")
    page.get_by_text("คำตอบสำเร็จรูป").first.click()
    page.locator("[data-answer]").filter(has_text="แจ้งขั้นที่อยู่").click()
    expect(page.get_by_label("ข้อความตอบ")).to_have_value(re.compile("กท 4301/1542 อยู่ขั้นเสนอผู้บริหาร"))
    page.get_by_role("button", name=REPORT).click()
    desk.sees(PAID, said_of="อยู่ขั้นเสนอผู้บริหาร ตั้งแต่")
    phone.hears("อยู่ขั้นเสนอผู้บริหาร ตั้งแต่")
    phone.hears("ท่านพึงพอใจเพียงใด")


def _clerk_rates(phone, desk):
    phone.say("ต้องไปรับคืนที่ไหนคะ")
    expect(desk.bubble("ต้องไปรับคืนที่ไหนคะ")).to_be_visible()
    desk.send("ที่ส่วนเลขานุการค่ะ")
    phone.hears("ที่ส่วนเลขานุการค่ะ")
    desk.sees(FREE, said_of="ที่ส่วนเลขานุการค่ะ")
    phone.tap("มากที่สุด")
    phone.hears("ขอบคุณสำหรับคะแนน “มากที่สุด” ค่ะ")
    phone.say("อยากให้แจ้งเตือนเมื่อลงนามค่ะ")
    phone.hears("บันทึกข้อเสนอแนะแล้ว")
    assert Suggestion.objects.get().text == "อยากให้แจ้งเตือนเมื่อลงนามค่ะ"
    side = desk.page.get_by_label("ข้อมูลเรื่อง")
    expect(side).to_contain_text("ตอบแล้ว คะแนนจะแสดงเมื่อมีผู้ตอบมากพอ")
    expect(desk.page.locator("#log")).not_to_contain_text("อยากให้แจ้งเตือน")


def _officer_closes(desk):
    desk.page.get_by_role("link", name="ปิดเรื่อง", exact=True).click()
    dialog = desk.page.get_by_role("dialog", name="ปิดเรื่อง")
    dialog.get_by_label("แจ้งผลแล้ว").check()
    dialog.get_by_role("button", name="ปิดเรื่อง").click()
    expect(dialog).to_contain_text("เขียนผลที่ผู้แจ้งอ่านเข้าใจก่อนปิดเรื่อง")
    dialog.get_by_label("ผลที่แจ้งผู้แจ้ง").fill("ขอบคุณที่ใช้บริการค่ะ")
    dialog.get_by_role("button", name="ปิดเรื่อง").click()
    desk.is_told("ปิดเรื่องแล้ว")
    assert Case.objects.get().state == "closed"


def test_an_answer_taken_back_in_time_never_arrives(phone, desk):
    asks_after_a_letter(phone, desk)
    desk.send("ลงนามแล้วค่ะ", button=REPORT)
    desk.page.get_by_role("button", name="เลิกทำ").click()
    desk.is_told("ยกเลิกการส่งแล้ว")
    expect(desk.page.get_by_label("ข้อความตอบ")).to_have_value("ลงนามแล้วค่ะ")
    expect(desk.page.locator("#log .bubble--gone")).to_have_count(1)
    expect(desk.page.locator("#case-head")).to_contain_text("รอรับทราบ")
    desk.page.wait_for_timeout(6_000)  # longer than an answer is held
    expect(phone.everything).not_to_contain_text("ลงนามแล้วค่ะ")
    expect(phone.everything).not_to_contain_text("ท่านพึงพอใจเพียงใด")
    assert figures_as_of_today()["letters.reported"] == ("0", 0, 1)
    assert list(flaws()) == []


def test_a_secret_letter_is_answered_in_the_words_of_one_that_does_not_exist(
    office, phone, desk, open_window
):
    said = []
    for window, number in ((phone, "กท 9999/8"), (Phone(open_window(width=390), "ก้องภพ"), "กท 1201/9")):
        window.say(number)
        window.hears(f"ระบบยังไม่พบ {number}")
        said.append(re.sub(r"[\d:]+", "0", window.heard.last.inner_text()))
        expect(desk.row(f"ติดตามหนังสือ {number}")).to_be_visible()
        assert "สืบข้อเท็จจริง" not in window.page.content()
    assert said[0] == said[1]


def test_tapping_twice_is_tapping_once(phone, desk):
    asks_after_a_letter(phone, desk)
    desk.page.get_by_label("ข้อความตอบ").fill("ลงนามแล้วค่ะ")
    desk.page.get_by_role("button", name=REPORT).dblclick()
    phone.hears("ท่านพึงพอใจเพียงใด")
    phone.tap("ปานกลาง")
    phone.hears("ขอบคุณสำหรับคะแนน “ปานกลาง” ค่ะ")
    phone.tap("ปานกลาง")
    phone.hears("รับคะแนน “ปานกลาง” ไว้แล้วค่ะ")
    phone.tap("เรียบร้อยแล้ว")
    phone.tap("เรียบร้อยแล้ว")
    expect(phone.everything.get_by_text("ลงนามแล้วค่ะ")).to_have_count(1)
    assert [answer.score for answer in Answer.objects.all()] == [3]
    assert figures_as_of_today()["letters.satisfied"] == ("0", 0, 1)


def test_two_officers_see_each_other_on_one_case(office, phone, desk, open_window):
    phone.say("กท 4301/1542")
    colleague = Desk(open_window(signed_in_as=office.napa))
    colleague.open(TITLE)
    expect(desk.row(TITLE)).to_contain_text("นภา เปิดอยู่")
    desk.open(TITLE)
    expect(desk.page.locator("#case-head")).to_contain_text("นภา ศรีสุข เปิดอยู่")
    desk.page.get_by_role("button", name="รับทราบ").click()
    desk.is_told("รับทราบ นส.")
    expect(colleague.page.locator("#log")).to_contain_text("สุดา ใจเย็น รับทราบเรื่อง")
    colleague.page.get_by_role("button", name="รับทราบ").click()
    colleague.is_told("เรื่องนี้รับทราบแล้ว")
    assert Event.objects.filter(kind="case.acknowledged").count() == 1


def test_a_picture_from_the_phone_shows_on_the_case_until_it_is_taken_back(phone, desk, media, tmp_path):
    photo = tmp_path / "หนังสือ.png"
    photo.write_bytes(picture(60, 40))
    phone.page.set_input_files("#pick-photo", photo)
    phone.hears("รับเรื่องของท่านแล้วค่ะ")
    desk.open("นส.")
    shown = desk.page.locator("#log img.bubble__media")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 60)
    assert [path.suffix for path in media.rglob("*") if path.is_file()] == [".png"]
    phone.page.get_by_role("button", name="ยกเลิกข้อความนี้").first.click()
    expect(desk.page.locator("#log")).to_contain_text("ผู้ส่งยกเลิกข้อความนี้")
    expect(shown).to_have_count(0)
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_officers_see_that_an_answer_did_not_reach_somebody_who_blocked_the_account(phone, desk):
    asks_after_a_letter(phone, desk)
    phone.page.get_by_label("เมนูของแชต").click()
    phone.page.get_by_role("button", name="บล็อกบัญชีนี้").click()
    expect(desk.page.locator("#cost")).to_contain_text("ข้อความจะไม่ถึง")
    desk.send("ลงนามแล้วค่ะ", button=REPORT)
    desk.sees("ส่งไม่ได้ ผู้แจ้งบล็อกบัญชีอยู่", said_of="ลงนามแล้วค่ะ")
    expect(desk.page.locator("#log")).to_contain_text("โทรแจ้งผู้แจ้งแล้วบันทึกการโทรไว้")
    desk.page.goto("/cases/")
    expect(desk.row(TITLE)).to_contain_text("ส่งไม่ถึง")


def test_an_answer_waits_when_the_quota_is_spent_and_goes_free_with_the_next_message(office, phone, desk):
    asks_after_a_letter(phone, desk)
    switches_set(channel=phone.chat.channel, webhooks="plain", redelivers=False, is_quota_spent=True)
    desk.send("ลงนามแล้วค่ะ", button=REPORT)
    desk.sees("รอส่งเมื่อผู้แจ้งทักมา", said_of="ลงนามแล้วค่ะ")
    expect(phone.everything).not_to_contain_text("ลงนามแล้วค่ะ")
    phone.say("มีความคืบหน้าไหมคะ")
    phone.hears("ลงนามแล้วค่ะ")
    desk.sees(FREE, said_of="ลงนามแล้วค่ะ")
    desk.page.goto("/cases/")
    expect(desk.page.get_by_role("banner")).to_contain_text("โควตา")
