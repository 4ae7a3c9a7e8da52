import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.demo.account import demo_channel
from tidtam.demo.phone.personas import PERSONAS
from tidtam.demo.phone.stickers import STICKERS
from tidtam.demo.phone.taps import tap_html
from tidtam.demo.standin.models import Chat, Delivery, Fault, Message, RichMenu, RichMenuAlias
from tidtam.demo.standin.services.sendings import message_push
from tidtam.demo.tests.conftest import AT
from tidtam.demo.tests.pictures import picture

HTMX = {"headers": {"hx-request": "true"}}


@pytest.fixture
def phone(client, db) -> Chat:
    """The phone of the first persona, just opened."""
    client.post(reverse("demo:open"), {"persona": "clerk"})
    return Chat.objects.get()


def to(name, phone):
    return reverse(f"demo:{name}", args=[phone.person.user_id])


def office_says(phone, *messages):
    message_push(
        channel=phone.channel,
        to=phone.person.user_id,
        messages=list(messages),
        retry_key=None,
        request_id="r",
        at=AT,
    )


def last_event():
    return Delivery.objects.latest("pk").events[-1]


def test_one_is_asked_who_to_be(client, db):
    page = client.get(reverse("demo:chooser")).content.decode()
    assert all(persona.name in page for persona in PERSONAS)


def test_an_invented_person_follows_the_account_once_and_keeps_the_phone(client, phone):
    client.post(reverse("demo:open"), {"persona": "clerk"})
    assert Chat.objects.count() == 1
    assert [delivery.events[0]["type"] for delivery in Delivery.objects.all()] == ["follow"]


def test_a_new_person_comes_with_a_name_and_a_language(client, db):
    client.post(reverse("demo:open"), {"name": "นิรนาม", "language": "en"})
    person = Chat.objects.get().person
    assert (person.name, person.language, person.persona) == ("นิรนาม", "en", "")


def test_nobody_comes_without_a_name(client, db):
    client.post(reverse("demo:open"), {"name": "  "})
    assert not Chat.objects.exists()


def test_the_phone_speaks_the_language_of_its_owner(client, phone):
    assert 'lang="th"' in client.get(to("phone", phone)).content.decode()
    client.post(to("language", phone), {"language": "en"})
    page = client.get(to("phone", phone)).content.decode()
    assert '<html lang="en"' in page
    assert "Send message" in page


def test_words_go_out_as_a_webhook_and_stay_escaped_on_the_screen(client, phone):
    page = client.post(to("text", phone), {"text": "<b>กท 0401/123</b>"}, **HTMX).content.decode()
    assert last_event()["message"]["text"] == "<b>กท 0401/123</b>"
    assert "&lt;b&gt;กท 0401/123&lt;/b&gt;" in page
    assert "<b>กท" not in page


def test_without_a_script_an_act_leads_back_to_the_phone(client, phone):
    assert client.post(to("text", phone), {"text": "สวัสดี"}).url == to("phone", phone)
    refused = client.post(to("text", phone), {"text": " "})
    assert refused.status_code == 422
    assert "พิมพ์ข้อความก่อนส่ง" in refused.content.decode()


def test_a_refusal_is_a_sentence_above_the_chat(client, phone):
    page = client.post(to("text", phone), {"text": "ก" * 5001}, **HTMX).content.decode()
    assert "ข้อความยาวเกิน 5,000 ตัวอักษร" in page
    assert Message.objects.count() == 0


@pytest.mark.parametrize("sticker", STICKERS)
def test_every_sticker_can_be_sent(client, phone, sticker):
    page = client.post(to("sticker", phone), {"sticker": sticker.id}, **HTMX).content.decode()
    assert last_event()["message"]["stickerId"] == sticker.id
    assert f"#s{sticker.id}" in page


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (picture(20, 20), "ก.png", "image"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "a.mp4", "video"),
        (b"ID3\x03" + b"\0" * 300, "a.mp3", "audio"),
        (b"%PDF-1.7", "หนังสือ.pdf", "file"),
        (b"<svg onload=alert(1)>", "evil.png", "file"),
    ],
)
def test_a_file_goes_out_as_what_its_bytes_are(client, phone, data, name, kind):
    client.post(to("attach", phone), {"files": SimpleUploadedFile(name, data)})
    assert last_event()["message"]["type"] == kind


def test_a_file_that_could_hold_a_script_is_only_handed_out_for_saving(client, phone):
    client.post(
        to("attach", phone), {"files": SimpleUploadedFile("a.html", b"<!doctype html><script>x</script>")}
    )
    message = Message.objects.get()
    answer = client.get(reverse("demo:file", args=[phone.person.user_id, message.message_id]))
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"


def test_a_picture_taken_back_is_gone(client, phone):
    client.post(to("attach", phone), {"files": SimpleUploadedFile("a.png", picture(9, 9))})
    message = Message.objects.get()
    address = reverse("demo:file", args=[phone.person.user_id, message.message_id])
    assert client.get(address).status_code == 200
    client.post(to("unsend", phone), {"message": message.message_id})
    assert client.get(address).status_code == 404
    assert last_event()["unsend"] == {"messageId": message.message_id}


@pytest.mark.parametrize(
    ("sent", "title"),
    [({"place": "0"}, "เสาชิงช้า"), ({"latitude": "13.7563", "longitude": "100.5018"}, None)],
)
def test_a_place_is_one_of_the_list_or_a_point(client, phone, sent, title):
    client.post(to("place", phone), sent)
    message = last_event()["message"]
    assert message.get("title") == title
    assert 13 < message["latitude"] < 14


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"latitude": "เหนือ", "longitude": "1"},
        {"latitude": "91", "longitude": "0"},
        {"latitude": "nan", "longitude": "0"},
    ],
)
def test_a_point_off_the_globe_is_refused(client, phone, sent):
    assert client.post(to("place", phone), sent).status_code == 422


@pytest.mark.parametrize(
    ("action", "more", "event"),
    [
        ({"type": "message", "text": "ติดตามหนังสือ"}, {}, ("message", "text", "ติดตามหนังสือ")),
        ({"type": "postback", "data": "a=ok"}, {}, ("postback", "data", "a=ok")),
        (
            {"type": "datetimepicker", "mode": "date", "data": "a=day"},
            {"chosen": "2026-03-09"},
            ("postback", "params", {"date": "2026-03-09"}),
        ),
        (
            {"type": "richmenuswitch", "richMenuAliasId": "none", "data": "a=menu"},
            {},
            ("postback", "params", {"newRichMenuAliasId": "none", "status": "RICHMENU_ALIAS_ID_NOTFOUND"}),
        ),
    ],
)
def test_a_tap_does_what_the_button_says(client, phone, action, more, event):
    client.post(to("tap", phone), {"action": json.dumps(action), **more})
    kind, key, value = event
    assert last_event()[kind][key] == value


@pytest.mark.parametrize("action", ["", "{", "[]", '{"type": "uri"}', '{"type": "datetimepicker"}'])
def test_a_tap_on_something_else_is_refused(client, phone, action):
    assert client.post(to("tap", phone), {"action": action}).status_code == 422


def test_a_tap_exchanges_the_menu_by_its_alias(client, phone):
    menu = RichMenu.objects.create(channel=phone.channel, body={}, image=b"x", created_at=AT)
    RichMenuAlias.objects.create(channel=phone.channel, alias_id="more", menu=menu)
    action = {"type": "richmenuswitch", "richMenuAliasId": "more", "data": "a=menu"}
    client.post(to("tap", phone), {"action": json.dumps(action)})
    phone.refresh_from_db()
    assert phone.menu == menu
    assert last_event()["postback"]["params"]["status"] == "SUCCESS"


def test_what_the_office_sends_shows_with_its_quick_replies_until_the_next_message(client, phone):
    quick = {
        "items": [
            {"type": "action", "action": {"type": "message", "label": "เรื่องของฉัน", "text": "เรื่องของฉัน"}}
        ]
    }
    office_says(phone, {"type": "text", "text": "มีอะไรให้ช่วย", "quickReply": quick})
    page = client.get(to("phone", phone)).content.decode()
    assert "มีอะไรให้ช่วย" in page
    assert 'class="quick"' in page
    client.post(to("text", phone), {"text": "สวัสดี"})
    assert 'class="quick"' not in client.get(to("phone", phone)).content.decode()


def test_a_screen_that_has_seen_it_all_is_told_nothing(client, phone):
    page = client.get(to("chat", phone))
    seen = page.content.decode().split("seen=")[1].split('"')[0]
    assert client.get(to("chat", phone), {"seen": seen}).status_code == 204
    office_says(phone, {"type": "text", "text": "ข่าวใหม่"})
    assert "ข่าวใหม่" in client.get(to("chat", phone), {"seen": seen}).content.decode()


def test_the_menu_lies_under_the_chat_with_a_button_on_each_area(client, phone):
    area = {
        "bounds": {"x": 0, "y": 0, "width": 400, "height": 270},
        "action": {"type": "message", "label": "เมนูหนึ่ง", "text": "1"},
    }
    body = {
        "size": {"width": 800, "height": 540},
        "selected": True,
        "chatBarText": "เมนู",
        "name": "n",
        "areas": [area],
    }
    menu = RichMenu.objects.create(
        channel=phone.channel, body=body, image=picture(800, 540), image_type="image/png", created_at=AT
    )
    phone.channel.default_menu = menu
    phone.channel.save()
    page = client.get(to("phone", phone)).content.decode()
    assert '<foreignObject x="0" y="0" width="400" height="270">' in page
    assert "เมนูหนึ่ง" in page
    assert (
        client.get(reverse("demo:menu-picture", args=[menu.menu_id])).headers["content-type"] == "image/png"
    )


def test_blocking_closes_the_chat_and_unblocking_opens_it(client, phone):
    client.post(to("block", phone))
    page = client.get(to("phone", phone)).content.decode()
    assert "คุณบล็อกบัญชีนี้อยู่" in page
    assert "<textarea" not in page
    client.post(to("follow", phone))
    assert last_event()["follow"] == {"isUnblocked": True}
    assert "<textarea" in client.get(to("phone", phone)).content.decode()


def test_the_weather_can_be_made_and_cleared_beside_the_phone(client, phone):
    client.post(to("weather", phone), {"fault": "error"})
    client.post(to("weather", phone), {"webhooks": "twice", "redelivers": "on", "spent": "on"})
    channel = demo_channel()
    assert (channel.webhooks, channel.redelivers, channel.used_elsewhere) == ("twice", True, 300)
    assert Fault.objects.get().kind == "error"
    client.post(to("weather", phone), {"clear": "1"})
    channel.refresh_from_db()
    assert (channel.webhooks, channel.redelivers, channel.used_elsewhere) == ("plain", False, 0)
    assert not Fault.objects.exists()


def test_the_panel_tells_what_went_over_the_wire(client, phone):
    page = client.get(to("traffic", phone)).content.decode()
    assert "follow" in page
    assert "0 จาก 300" in page


@pytest.mark.parametrize("name", ["chooser", "phone", "chat", "traffic"])
def test_without_the_demo_there_is_no_phone(client, phone, settings, name):
    settings.TIDTAM_DEMO = False
    address = reverse("demo:chooser") if name == "chooser" else to(name, phone)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["text", "tap", "attach", "block", "weather"])
def test_without_the_demo_nothing_can_be_done(client, phone, settings, name):
    settings.TIDTAM_DEMO = False
    assert client.post(to(name, phone), {"text": "x"}).status_code == 404


def test_without_the_demo_there_is_no_platform(client, channel, settings):
    settings.TIDTAM_DEMO = False
    answer = client.get("/demo/line/v2/bot/info", headers={"authorization": f"Bearer {channel.token}"})
    assert answer.status_code == 404


def test_a_stranger_has_no_phone(client, phone):
    assert client.get(reverse("demo:phone", args=["U" + "0" * 32])).status_code == 404


def test_an_unknown_action_is_shown_but_does_nothing():
    html = tap_html({"type": "future"}, "ปุ่ม", classes="quick")
    assert html == '<span class="quick">ปุ่ม</span>'
