"""Questions to LINE: people, files, the account, the menu."""

import io

import pytest

from tidtam.channels.line.client import Endpoint, LineClient, Quota
from tidtam.channels.line.menus import Menu
from tidtam.channels.line.tests.listener import Told, listening
from tidtam.channels.line.wire import LineError


@pytest.fixture
def line():
    with listening(lambda _: Told(404, {"message": "Not found"})) as listener:
        yield listener


@pytest.fixture
def client(line):
    with LineClient("t", line.url + "/api", line.url + "/data/") as client:
        yield client


def test_a_profile_has_a_name_and_a_language(line, client):
    line.answer = lambda _: Told(body={"userId": "U1", "displayName": "สมหญิง", "language": "th"})
    profile = client.profile("U1")
    assert (profile.display_name, profile.language, profile.picture_url) == ("สมหญิง", "th", None)
    assert line.asked[0].path == "/api/v2/bot/profile/U1"


def test_a_person_who_blocked_us_has_no_profile(client):
    assert client.profile("U1") is None


def test_a_profile_that_cannot_be_had_now_is_an_error_not_a_stranger(line, client):
    line.answer = lambda _: Told(500)
    with pytest.raises(LineError) as caught:
        client.profile("U1")
    assert caught.value.answer.verdict == "uncertain"


def test_an_id_cannot_lead_to_another_address(line, client):
    client.profile("../message/push?x")
    assert line.asked[0].path == "/api/v2/bot/profile/..%2Fmessage%2Fpush%3Fx"


def test_a_file_is_written_in_pieces_from_the_host_of_files(line, client):
    photo = bytes(range(256)) * 1000
    line.answer = lambda _: Told(body=photo, headers={"content-type": "Image/JPEG; q=1"})
    into = io.BytesIO()
    content = client.content("444", into, limit_bytes=len(photo))
    assert (content.state, content.content_type, content.size) == ("fetched", "image/jpeg", len(photo))
    assert into.getvalue() == photo
    assert line.asked[0].path == "/data/v2/bot/message/444/content"


def test_a_file_over_the_limit_is_not_read_to_its_end(line, client):
    line.answer = lambda _: Told(body=b"x" * 3_000_000)
    into = io.BytesIO()
    assert client.content("444", into, limit_bytes=100_000).state == "too_large"
    assert len(into.getvalue()) <= 100_000


@pytest.mark.parametrize(("status", "state"), [(202, "not_ready"), (404, "gone"), (410, "gone")])
def test_a_file_that_is_not_there_says_why(line, client, status, state):
    line.answer = lambda _: Told(status, {"message": "The content is gone"})
    assert client.content("444", io.BytesIO(), limit_bytes=10).state == state


@pytest.mark.parametrize(("told", "verdict"), [(Told(401), "denied"), (Told(breaks=True), "uncertain")])
def test_a_file_that_cannot_be_had_now_is_an_error(line, client, told, verdict):
    line.answer = lambda _: told
    with pytest.raises(LineError) as caught:
        client.content("444", io.BytesIO(), limit_bytes=10)
    assert caught.value.answer.verdict == verdict


def test_a_film_tells_how_far_it_is(line, client):
    line.answer = lambda _: Told(body={"status": "processing"})
    assert client.transcoding("444") == "processing"
    assert line.asked[0].path == "/data/v2/bot/message/444/content/transcoding"


@pytest.mark.parametrize(("asked", "sent"), [(1, 5), (20, 20), (32, 30), (300, 60)])
def test_the_waiting_dots_last_as_line_allows(line, client, asked, sent):
    line.answer = lambda _: Told(202)
    assert client.loading("U1", asked)
    assert line.asked[0].json == {"chatId": "U1", "loadingSeconds": sent}


def test_the_account_tells_its_name_and_switches(line, client):
    body = {
        "userId": "U0",
        "basicId": "@216ru",
        "displayName": "ติดตาม",
        "chatMode": "bot",
        "markAsReadMode": "auto",
    }
    line.answer = lambda _: Told(body=body)
    account = client.account()
    assert (account.basic_id, account.display_name, account.chat_mode) == ("@216ru", "ติดตาม", "bot")


def test_the_webhook_can_be_read_set_and_tried(line, client):
    assert client.webhook() is None
    line.answer = lambda _: Told(body={"endpoint": "https://a.example/line", "active": True})
    assert client.webhook() == Endpoint("https://a.example/line", True)
    client.webhook_set("https://b.example/line")
    assert (line.asked[-1].method, line.asked[-1].json) == ("PUT", {"endpoint": "https://b.example/line"})
    line.answer = lambda _: Told(
        body={"success": False, "statusCode": 401, "reason": "ERROR_STATUS_CODE", "detail": "401"}
    )
    trial = client.webhook_test()
    assert (trial.success, trial.status_code, trial.reason) == (False, 401, "ERROR_STATUS_CODE")


@pytest.mark.parametrize(
    ("plan", "quota"),
    [({"type": "limited", "value": 300}, Quota(300, 241)), ({"type": "none"}, Quota(None, 241))],
)
def test_the_quota_is_told_with_what_is_used(line, client, plan, quota):
    line.answer = lambda asked: Told(body={"totalUsage": 241} if "consumption" in asked.path else plan)
    assert client.quota() == quota


def test_a_rich_menu_is_made_drawn_and_shown(line, client):
    line.answer = lambda _: Told(body={"richMenuId": "richmenu-1"})
    menu_id = client.menus.create({"name": "tidtam-th"})
    client.menus.upload(menu_id, b"\x89PNG")
    client.menus.set_default(menu_id)
    client.menus.link("U1", menu_id)
    client.menus.delete("richmenu-0")
    assert [(asked.method, asked.path) for asked in line.asked] == [
        ("POST", "/api/v2/bot/richmenu"),
        ("POST", "/data/v2/bot/richmenu/richmenu-1/content"),
        ("POST", "/api/v2/bot/user/all/richmenu/richmenu-1"),
        ("POST", "/api/v2/bot/user/U1/richmenu/richmenu-1"),
        ("DELETE", "/api/v2/bot/richmenu/richmenu-0"),
    ]
    assert (line.asked[1].headers["content-type"], line.asked[1].body) == ("image/png", b"\x89PNG")


def test_the_menus_there_are_can_be_listed(line, client):
    assert client.menus.default() is None
    line.answer = lambda _: Told(body={"richmenus": [{"richMenuId": "r1", "name": "tidtam-th"}, 5]})
    assert client.menus.listed() == (Menu("r1", "tidtam-th"),)


def test_an_alias_is_made_once_and_then_moved(line, client):
    line.answer = lambda asked: Told(404 if asked.method == "GET" else 200)
    client.menus.set_alias("th", "r1")
    assert line.asked[-1].path == "/api/v2/bot/richmenu/alias"
    line.answer = lambda _: Told(body={"richMenuId": "r1"})
    client.menus.set_alias("th", "r2")
    assert line.asked[-1].path == "/api/v2/bot/richmenu/alias/th"
    assert line.asked[-1].json == {"richMenuId": "r2"}


def test_a_menu_that_line_refuses_is_an_error_that_says_why(line, client):
    line.answer = lambda _: Told(400, {"message": "must have an image"})
    with pytest.raises(LineError, match="must have an image"):
        client.menus.set_default("r1")
