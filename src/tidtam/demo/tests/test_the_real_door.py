"""The phone and the stand-in before the house's own LINE door."""

import io
import uuid

import pytest

from tidtam.channels.doors.models import Envelope
from tidtam.channels.line import richmenu
from tidtam.channels.line.accounts import account_named
from tidtam.core.kernel.clock import now
from tidtam.demo.account import demo_channel
from tidtam.demo.phone.screen import screen_of
from tidtam.demo.standin import sender
from tidtam.demo.standin.services.deliveries import deliveries_send
from tidtam.demo.standin.services.people import Upload, chat_follow, chat_open, files_say, text_say


@pytest.fixture
def friend(transactional_db, live_server, settings, monkeypatch):
    """Somebody whose phone speaks to the account ``default`` of this installation."""
    monkeypatch.setattr(sender, "wake", lambda: None)
    settings.ROOT_URLCONF = "tidtam.config.urls"
    settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_ACCESS_TOKEN = "b" * 32, "token"
    settings.LINE_API_HOST = settings.LINE_DATA_HOST = f"{live_server.url}/demo/line"
    channel = demo_channel()
    channel.webhook_url = f"{live_server.url}/line/default/webhook"
    channel.save()
    chat = chat_open(channel=channel, name="พิมพ์ชนก", at=now())
    chat_follow(chat=chat, at=now())
    return chat


@pytest.fixture
def line(friend):
    account = account_named("default")
    assert account is not None
    with account.client() as client:
        yield client


def test_what_is_said_on_the_phone_is_stored_once_by_the_door(friend):
    friend.channel.webhooks = "twice"
    friend.channel.save()
    text_say(chat=friend, text="ขอติดตามหนังสือ กท 0401/123", at=now())
    assert deliveries_send(at=now()) == 3
    follow, message = Envelope.objects.order_by("occurred_at", "pk")
    assert follow.body["type"] == "follow"
    assert message.body["message"]["text"] == "ขอติดตามหนังสือ กท 0401/123"
    assert message.sender == friend.person.user_id


def test_what_the_door_sends_arrives_on_the_phone(friend, line):
    key = uuid.uuid4()
    first = line.push(friend.person.user_id, [{"type": "text", "text": "รับเรื่องแล้ว"}], key)
    again = line.push(friend.person.user_id, [{"type": "text", "text": "รับเรื่องแล้ว"}], key)
    assert (first.state, again.state) == ("accepted", "duplicate")
    assert [bubble.body["text"] for bubble in screen_of(friend, now()).bubbles] == ["รับเรื่องแล้ว"]
    assert (line.quota().limit, line.quota().used) == (300, 1)
    assert line.profile(friend.person.user_id).display_name == "พิมพ์ชนก"


def test_the_door_fetches_what_the_phone_sent(friend, line):
    [message] = files_say(
        chat=friend, uploads=[Upload("file", "ก.pdf", "application/pdf", b"%PDF")], at=now()
    )
    into = io.BytesIO()
    fetched = line.content(message.message_id, into, limit_bytes=100)
    assert (fetched.state, into.getvalue()) == ("fetched", b"%PDF")


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_menu_of_the_house_is_one_line_would_take(friend, line, language):
    menu = line.menus.create(richmenu.menu_json(language))
    line.menus.upload(menu, richmenu.menu_image(language))
    line.menus.set_default(menu)
    line.menus.set_alias(f"main-{language}", menu)
    assert line.menus.default() == menu
    assert line.menus.alias(f"main-{language}") == menu
    friend.channel.refresh_from_db()
    shown = screen_of(friend, now()).menu
    assert shown is not None
    assert shown.menu_id == menu
