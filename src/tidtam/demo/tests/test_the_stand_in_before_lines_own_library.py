"""The stand-in over real HTTP, asked by line-bot-sdk."""

import json
import time
import uuid
from datetime import timedelta

import httpx
import pytest
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    CreateRichMenuAliasRequest,
    FlexMessage,
    MarkMessagesAsReadByTokenRequest,
    MessagingApi,
    MessagingApiBlob,
    PushMessageRequest,
    ReplyMessageRequest,
    RichMenuRequest,
    SetWebhookEndpointRequest,
    ShowLoadingAnimationRequest,
    TextMessage,
)
from linebot.v3.messaging import (
    TestWebhookEndpointRequest as WebhookTrial,
)

from tidtam.core.kernel.clock import now
from tidtam.demo.standin import sender
from tidtam.demo.standin.models import Channel, Chat, Delivery, Message, ReplyToken
from tidtam.demo.standin.services.channels import channel_ensure, weather_clear, weather_set
from tidtam.demo.standin.services.deliveries import deliveries_send
from tidtam.demo.standin.services.people import (
    Upload,
    chat_follow,
    chat_open,
    files_say,
    message_unsend,
    text_say,
)
from tidtam.demo.tests import office
from tidtam.demo.tests.conftest import SECRET, TOKEN
from tidtam.demo.tests.pictures import picture

HELLO = TextMessage(text="สวัสดีค่ะ")


@pytest.fixture
def platform(transactional_db, live_server, monkeypatch):
    """The account on a real server; nothing is sent before a test asks for it."""
    monkeypatch.setattr(sender, "wake", lambda: None)
    url = f"{live_server.url}/line/default/webhook"
    return channel_ensure(secret=SECRET, token=TOKEN, name="ติดตาม", webhook_url=url)


@pytest.fixture
def friend(platform) -> Chat:
    chat = chat_open(channel=platform, name="พิมพ์ชนก", at=now())
    chat_follow(chat=chat, at=now())
    return chat


@pytest.fixture
def host(live_server):
    return f"{live_server.url}/demo/line"


@pytest.fixture
def api(host, platform):
    with ApiClient(Configuration(host=host, access_token=TOKEN)) as client:
        yield MessagingApi(client)


@pytest.fixture
def blobs(host, platform):
    with ApiClient(Configuration(host=host, access_token=TOKEN)) as client:
        yield MessagingApiBlob(client)


def refused(act, *args, **kwargs):
    with pytest.raises(ApiException) as caught:
        act(*args, **kwargs)
    return caught.value


def body(error):
    return json.loads(error.body)


def test_a_message_is_answered_and_reported_and_the_quota_tells_it(api, friend):
    text_say(chat=friend, text="ขอติดตามหนังสือ", at=now())
    assert deliveries_send(at=now()) == 2
    token = json.loads(office.received[-1].body)["events"][0]["replyToken"]
    answer = api.reply_message(ReplyMessageRequest(reply_token=token, messages=[HELLO, HELLO]))
    assert len(answer.sent_messages) == 2
    to = friend.person.user_id
    sent = api.push_message_with_http_info(PushMessageRequest(to=to, messages=[HELLO]))
    assert uuid.UUID(sent.headers["x-line-request-id"])
    assert api.get_message_quota().value == 300
    assert api.get_message_quota_consumption().total_usage == 1
    assert Message.objects.filter(chat=friend, from_person=False).count() == 3


def test_refusals_reach_the_library_as_line_words_them(api, friend):
    to = friend.person.user_id
    long = refused(api.push_message, PushMessageRequest(to=to, messages=[TextMessage(text="ก" * 5001)]))
    assert long.status == 400
    assert body(long)["details"] == [
        {"message": "Length must be between 0 and 5000", "property": "messages[0].text"}
    ]
    used = refused(api.reply_message, ReplyMessageRequest(reply_token="none", messages=[HELLO]))
    assert body(used) == {"message": "Invalid reply token"}
    key = str(uuid.uuid4())
    first = api.push_message_with_http_info(PushMessageRequest(to=to, messages=[HELLO]), x_line_retry_key=key)
    again = refused(api.push_message, PushMessageRequest(to=to, messages=[HELLO]), x_line_retry_key=key)
    assert again.status == 409
    assert again.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert body(again)["sentMessages"][0]["id"] == first.data.sent_messages[0].id
    assert refused(api.get_profile, "U" + "0" * 32).status == 404


def test_a_wrong_token_a_retry_key_on_a_reply_and_a_broken_body_are_refused(host, platform):
    def post(path, **kwargs):
        headers = {"authorization": f"Bearer {TOKEN}", **kwargs.pop("headers", {})}
        return httpx.post(f"{host}/v2/bot/{path}", headers=headers, trust_env=False, **kwargs)

    answers = {
        "token": post("message/push", json={}, headers={"authorization": "Bearer wrong"}),
        "key": post("message/reply", json={}, headers={"x-line-retry-key": str(uuid.uuid4())}),
        "key form": post("message/push", json={}, headers={"x-line-retry-key": "abc"}),
        "json": post("message/push", content=b"{", headers={"content-type": "application/json"}),
        "kind": post("message/push", content=b"a=1"),
        "size": post("message/push", json={"x": "y" * 2_200_000}),
        "path": post("message/narrowcast", json={}),
    }
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "token": 401,
        "key": 400,
        "key form": 400,
        "json": 400,
        "kind": 415,
        "size": 413,
        "path": 404,
    }
    assert all(answer.headers["x-line-request-id"] for answer in answers.values())


def test_flex_profile_dots_read_marks_and_the_account_itself(api, friend):
    said = text_say(chat=friend, text="อยู่ไหม", at=now())
    bubble = {
        "type": "bubble",
        "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "ครบกำหนด"}]},
    }
    card = FlexMessage.from_dict({"type": "flex", "altText": "ข่าว", "contents": bubble})
    api.push_message(PushMessageRequest(to=friend.person.user_id, messages=[card]))
    api.show_loading_animation(ShowLoadingAnimationRequest(chat_id=friend.person.user_id, loading_seconds=30))
    api.mark_messages_as_read_by_token(MarkMessagesAsReadByTokenRequest(mark_as_read_token=said.read_token))
    friend.refresh_from_db()
    said.refresh_from_db()
    assert friend.is_loading(now())
    assert said.read_at is not None
    assert api.get_profile(friend.person.user_id).display_name == "พิมพ์ชนก"
    assert api.get_bot_info().display_name == "ติดตาม"


def test_a_film_is_prepared_then_fetched_then_gone_when_taken_back(api, blobs, friend):
    [film] = files_say(chat=friend, uploads=[Upload("video", "a.mp4", "video/mp4", b"film", 900)], at=now())
    waiting = blobs.get_message_content_with_http_info(film.message_id)
    assert waiting.status_code == 202
    assert blobs.get_message_content_transcoding_by_message_id(film.message_id).status == "processing"
    film.content.ready_at = now()
    film.content.save()
    assert blobs.get_message_content_transcoding_by_message_id(film.message_id).status == "succeeded"
    assert bytes(blobs.get_message_content(film.message_id)) == b"film"
    message_unsend(message=film, at=now())
    assert refused(blobs.get_message_content, film.message_id).status == 410
    assert refused(blobs.get_message_content, "1").status == 404


def test_a_rich_menu_is_made_pictured_shown_named_and_taken_away(api, blobs, friend):
    area = {
        "bounds": {"x": 0, "y": 0, "width": 400, "height": 270},
        "action": {"type": "message", "label": "เมนู", "text": "เมนู"},
    }
    menu = RichMenuRequest.from_dict(
        {
            "size": {"width": 800, "height": 540},
            "selected": True,
            "name": "หลัก",
            "chatBarText": "เมนู",
            "areas": [area],
        }
    )
    menu_id = api.create_rich_menu(menu).rich_menu_id
    assert refused(api.set_default_rich_menu, menu_id).status == 400
    png = picture(800, 540)
    blobs.set_rich_menu_image(menu_id, png, _headers={"Content-Type": "image/png"})
    assert (
        refused(blobs.set_rich_menu_image, menu_id, png, _headers={"Content-Type": "image/png"}).status == 400
    )
    assert bytes(blobs.get_rich_menu_image(menu_id)) == png
    api.set_default_rich_menu(menu_id)
    assert api.get_default_rich_menu_id().rich_menu_id == menu_id
    api.link_rich_menu_id_to_user(friend.person.user_id, menu_id)
    assert api.get_rich_menu_id_of_user(friend.person.user_id).rich_menu_id == menu_id
    api.create_rich_menu_alias(CreateRichMenuAliasRequest(rich_menu_alias_id="main", rich_menu_id=menu_id))
    assert api.get_rich_menu_alias("main").rich_menu_id == menu_id
    assert [one.rich_menu_id for one in api.get_rich_menu_list().richmenus] == [menu_id]
    api.delete_rich_menu(menu_id)
    assert refused(api.get_default_rich_menu_id).status == 404
    assert refused(api.get_rich_menu_alias, "main").status == 404


def test_the_webhook_address_is_set_told_and_tried(api, platform):
    url = platform.webhook_url
    Channel.objects.update(webhook_url="")
    assert refused(api.get_webhook_endpoint).status == 404
    api.set_webhook_endpoint(SetWebhookEndpointRequest(endpoint=url))
    assert api.get_webhook_endpoint().endpoint == url
    assert api.test_webhook_endpoint(WebhookTrial()).success
    assert json.loads(office.received[-1].body)["events"] == []
    office.answers.append(500)
    failed = api.test_webhook_endpoint(WebhookTrial())
    assert (failed.success, failed.status_code, failed.reason) == (False, 500, "ERROR_STATUS_CODE")
    nobody = WebhookTrial(endpoint="http://127.0.0.1:9/")
    assert api.test_webhook_endpoint(nobody).reason == "COULD_NOT_CONNECT"
    away = SetWebhookEndpointRequest(endpoint="https://office.example/hook")
    assert refused(api.set_webhook_endpoint, away).status == 400


@pytest.mark.parametrize(
    ("kind", "status", "arrived"),
    [
        ("error", 500, 0),
        ("error_after_accept", 500, 1),
        ("rate", 429, 0),
        ("down", 503, 0),
        ("timeout", 500, 0),
    ],
)
def test_bad_weather_spoils_one_call_and_then_the_sun_shines(api, friend, kind, status, arrived):
    weather_set(channel=friend.channel, kind=kind, call="push", seconds=0)
    request = PushMessageRequest(to=friend.person.user_id, messages=[HELLO])
    assert api.get_bot_info()
    assert refused(api.push_message, request).status == status
    assert Message.objects.filter(from_person=False).count() == arrived
    api.push_message(request)
    assert Message.objects.filter(from_person=False).count() == arrived + 1


def test_a_call_accepted_but_never_answered_is_found_again_by_its_retry_key(api, friend):
    weather_set(channel=friend.channel, kind="timeout_after_accept", seconds=1)
    request, key = PushMessageRequest(to=friend.person.user_id, messages=[HELLO]), str(uuid.uuid4())
    with pytest.raises(Exception, match="timed out"):
        api.push_message(request, x_line_retry_key=key, _request_timeout=0.2)
    time.sleep(1)
    assert refused(api.push_message, request, x_line_retry_key=key).status == 409
    assert Message.objects.filter(from_person=False).count() == 1


def test_clearing_the_weather_takes_every_fault_away(api, friend):
    weather_set(channel=friend.channel, kind="down", times=9)
    weather_clear(channel=friend.channel)
    assert api.get_bot_info()


def test_a_webhook_that_failed_comes_again_with_the_same_event_and_a_living_token(friend):
    Channel.objects.update(redelivers=True)
    start = now()
    office.answers.append(503)
    assert deliveries_send(at=start) == 1
    assert deliveries_send(at=start + timedelta(seconds=4)) == 0
    later = start + timedelta(seconds=70)
    assert deliveries_send(at=later) == 1
    first, second = (json.loads(heard.body)["events"][0] for heard in office.received)
    assert first["webhookEventId"] == second["webhookEventId"]
    assert [one["deliveryContext"]["isRedelivery"] for one in (first, second)] == [False, True]
    assert ReplyToken.objects.get(token=first["replyToken"]).is_alive(later + timedelta(seconds=59))
    assert deliveries_send(at=later + timedelta(days=1)) == 0


def test_without_the_switch_a_webhook_that_failed_is_lost(friend):
    office.answers.append(503)
    deliveries_send(at=now())
    delivery = Delivery.objects.get()
    assert delivery.ended_at is not None
    assert delivery.taken_at is None


def test_a_webhook_that_keeps_failing_is_given_up_after_five_attempts(friend):
    Channel.objects.update(redelivers=True)
    office.answers.extend([500] * 9)
    tries = sum(deliveries_send(at=now() + timedelta(minutes=10 * round_)) for round_ in range(9))
    assert tries == 5
