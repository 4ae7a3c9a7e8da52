"""The phone as a newcomer meets it, in a real Chromium."""

import pytest
from playwright.sync_api import expect

from tidtam.core.kernel.clock import now
from tidtam.demo.account import demo_credentials
from tidtam.demo.standin import sender
from tidtam.demo.standin.models import Chat
from tidtam.demo.standin.services.channels import channel_ensure
from tidtam.demo.standin.services.menus import menu_create, menu_picture_set, menu_set_default
from tidtam.demo.standin.services.sendings import loading_start, message_push, messages_mark_read
from tidtam.demo.tests.pictures import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STEP = {"type": "postback", "label": "ดูขั้นตอน", "data": "a=steps", "displayText": "ขอดูขั้นตอน"}
HEADING = {"type": "text", "text": "นส.63-0057", "color": "#ffffff", "weight": "bold", "size": "lg"}
CARD = {
    "type": "bubble",
    "header": {"type": "box", "layout": "vertical", "backgroundColor": "#0b6b57", "contents": [HEADING]},
    "body": {
        "type": "box",
        "layout": "vertical",
        "spacing": "md",
        "contents": [
            {"type": "text", "text": "ครบกำหนดรับทราบ 13:05 น.", "wrap": True},
            {"type": "separator"},
            {"type": "button", "style": "primary", "height": "sm", "color": "#0b6b57", "action": STEP},
        ],
    },
}
QUICK = {
    "items": [{"type": "action", "action": {"type": "message", "label": "เรื่องของฉัน", "text": "เรื่องของฉัน"}}]
}


@pytest.fixture
def account(live_server):
    """The demo's account with a menu; its office listens on the live server."""
    secret, token = demo_credentials()
    url = f"{live_server.url}/line/default/webhook"
    channel = channel_ensure(secret=secret, token=token, name="ติดตาม", webhook_url=url)
    area = {
        "bounds": {"x": 0, "y": 0, "width": 800, "height": 540},
        "action": {"type": "message", "label": "วิธีใช้", "text": "วิธีใช้"},
    }
    body = {
        "size": {"width": 800, "height": 540},
        "selected": False,
        "chatBarText": "เมนูบริการ",
        "name": "n",
        "areas": [area],
    }
    menu = menu_create(channel=channel, body=body, at=now())
    menu_picture_set(menu=menu, data=picture(800, 540), content_type="image/png")
    menu_set_default(channel=channel, menu=menu)
    yield channel
    assert sender.wait_until_idle()


def office_says(chat, *messages):
    to = chat.person.user_id
    message_push(
        channel=chat.channel, to=to, messages=list(messages), retry_key=None, request_id="r", at=now()
    )


def open_phone(open_window, width):
    page = open_window(width=width)
    page.goto("/demo/phone")
    page.get_by_role("button", name="พิมพ์ชนก").click()
    expect(page.get_by_role("heading", name="ติดตาม")).to_be_visible()
    return page, Chat.objects.get()


def write(page, words):
    page.get_by_label("ข้อความ", exact=True).fill(words)
    page.get_by_label("ข้อความ", exact=True).press("Enter")


def test_a_newcomer_writes_is_answered_and_taps(account, open_window, axe, screenshot):
    page, chat = open_phone(open_window, 390)
    write(page, "ขอติดตามหนังสือ <script>")
    expect(page.locator(".said--mine .words")).to_have_text("ขอติดตามหนังสือ <script>")
    expect(page.get_by_label("ข้อความ", exact=True)).to_have_value("")
    loading_start(channel=account, to=chat.person.user_id, seconds=20, at=now())
    expect(page.get_by_role("img", name="กำลังพิมพ์")).to_be_visible()
    messages_mark_read(channel=account, read_token=chat.messages.get().read_token, at=now())
    office_says(chat, {"type": "flex", "altText": "เรื่อง นส.63-0057", "contents": CARD, "quickReply": QUICK})
    expect(page.get_by_text("อ่านแล้ว")).to_be_visible()
    expect(page.locator(".dots")).to_have_count(0)
    header = page.locator(".fx-header > .fx-box")
    expect(header).to_have_css("background-color", "rgb(11, 107, 87)")
    axe(page)
    screenshot(page, "phone")
    page.get_by_role("button", name="ดูขั้นตอน").click()
    expect(page.locator(".said--mine .words").last).to_have_text("ขอดูขั้นตอน")
    office_says(chat, {"type": "text", "text": "อยู่ที่โต๊ะรองปลัดฯ", "quickReply": QUICK})
    page.get_by_role("button", name="เรื่องของฉัน").click()
    expect(page.locator(".quick")).to_have_count(0)
    page.get_by_text("เมนูบริการ").click()
    page.get_by_role("button", name="วิธีใช้").click()
    expect(page.locator(".said--mine .words").last).to_have_text("วิธีใช้")


def test_stickers_files_places_and_taking_back(account, open_window, axe, tmp_path):
    page, _chat = open_phone(open_window, 390)
    page.locator("#stickers summary").click()
    page.get_by_role("button", name="ขอบคุณ").click()
    expect(page.get_by_role("img", name="ขอบคุณ")).to_be_visible()
    photo = tmp_path / "ภาพ.png"
    photo.write_bytes(picture(60, 40))
    page.set_input_files("#pick-photo", photo)
    expect(page.get_by_role("img", name="รูปที่ส่ง")).to_be_visible()
    page.locator("#place summary").click()
    axe(page)
    page.get_by_role("button", name="เสาชิงช้า").click()
    expect(page.locator(".place b")).to_have_text("เสาชิงช้า")
    page.get_by_role("button", name="ยกเลิกข้อความนี้").first.click()
    expect(page.get_by_text("คุณยกเลิกข้อความแล้ว")).to_be_visible()


def test_beside_the_phone_stands_what_to_try_and_what_goes_over_the_wire(
    account, open_window, axe, screenshot
):
    page, _chat = open_phone(open_window, 1440)
    expect(page.get_by_text("ลองทำตามนี้")).to_be_visible()
    page.get_by_text("เบื้องหลังและสภาพของ LINE").click()
    write(page, "สวัสดี")
    expect(page.locator(".traffic").get_by_text("message")).to_be_visible()
    page.get_by_role("button", name="ผิดพลาด 500", exact=True).click()
    expect(page.locator(".traffic").get_by_text("รอเกิด")).to_be_visible()
    axe(page)
    screenshot(page, "phone-beside")


def test_the_choice_of_a_person_is_accessible(account, page, axe, screenshot):
    page.goto("/demo/phone")
    expect(page.get_by_role("button", name="Maya Lindqvist")).to_be_visible()
    axe(page)
    screenshot(page, "phone-chooser")


def test_blocking_and_the_other_language(account, open_window):
    page, _chat = open_phone(open_window, 390)
    page.get_by_label("เมนูของแชต").click()
    page.get_by_role("button", name="บล็อกบัญชีนี้").click()
    expect(page.get_by_text("คุณบล็อกบัญชีนี้อยู่")).to_be_visible()
    page.get_by_role("button", name="เลิกบล็อก").last.click()
    page.get_by_label("เมนูของแชต").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Message", exact=True)).to_be_visible()


def test_the_phone_is_there_in_the_demo_only(account, page, settings):
    settings.TIDTAM_DEMO = False
    assert page.goto("/demo/phone").status == 404
