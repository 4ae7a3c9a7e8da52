"""The thread that carries webhooks, against a real office on a real server."""

import json

import pytest

from tidtam.core.kernel.clock import now
from tidtam.demo.standin import sender
from tidtam.demo.standin.models import Delivery
from tidtam.demo.standin.services.channels import channel_ensure
from tidtam.demo.standin.services.people import chat_follow, chat_open, text_say
from tidtam.demo.tests import office
from tidtam.demo.tests.conftest import SECRET, TOKEN


@pytest.fixture
def friend(transactional_db, live_server):
    url = f"{live_server.url}/line/default/webhook"
    channel = channel_ensure(secret=SECRET, token=TOKEN, name="ติดตาม", webhook_url=url)
    chat = chat_open(channel=channel, name="พิมพ์ชนก", at=now())
    yield chat
    assert sender.wait_until_idle()


def heard():
    return [event["type"] for one in office.received for event in json.loads(one.body)["events"]]


def test_what_people_do_reaches_the_office_by_itself_and_the_thread_goes_home(friend):
    chat_follow(chat=friend, at=now())
    assert sender.wait_until_idle()
    text_say(chat=friend, text="สวัสดี", at=now())
    assert sender.wait_until_idle()
    assert heard() == ["follow", "message"]
    assert not Delivery.objects.filter(taken_at__isnull=True).exists()


def test_many_acts_at_once_are_each_sent_once(friend):
    for number in range(12):
        text_say(chat=friend, text=str(number), at=now())
    assert sender.wait_until_idle(30)
    said = [json.loads(one.body)["events"][0]["message"]["text"] for one in office.received]
    assert sorted(said, key=int) == [str(number) for number in range(12)]


def test_a_call_with_nothing_to_send_ends_at_once(transactional_db):
    sender.wake()
    assert sender.wait_until_idle()
    assert office.received == []
