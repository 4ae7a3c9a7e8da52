"""The platform with one account and one person, and an office that listens."""

from datetime import UTC, datetime

import pytest

from tidtam.demo.standin.models import Channel, Chat
from tidtam.demo.standin.services.channels import channel_ensure
from tidtam.demo.standin.services.people import chat_follow, chat_open
from tidtam.demo.tests import office

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SECRET, TOKEN = "a" * 32, "token-of-the-demo"


@pytest.fixture(autouse=True)
def demo(settings):
    """The demo is on, and a small office stands at the webhook address."""
    settings.TIDTAM_DEMO = True
    settings.ROOT_URLCONF = "tidtam.demo.tests.addresses"
    office.received.clear()
    office.answers.clear()


@pytest.fixture
def channel(db) -> Channel:
    return channel_ensure(
        secret=SECRET, token=TOKEN, name="ติดตาม", webhook_url="http://127.0.0.1:9/line/default/webhook"
    )


@pytest.fixture
def chat(channel) -> Chat:
    """Somebody who added the account as a friend at ``AT``."""
    chat = chat_open(channel=channel, name="พิมพ์ชนก", at=AT)
    chat_follow(chat=chat, at=AT)
    return chat
