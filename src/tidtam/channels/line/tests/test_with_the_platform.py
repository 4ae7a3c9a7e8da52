"""The whole way on one loopback server: a phone of the stand-in, our webhook, the assistant, the answer."""

from datetime import timedelta

import pytest
from django.urls import include, path

from tests.support.office import make_desk, make_officer
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_reply
from tidtam.casework.messaging.models import Delivery, Outcome
from tidtam.channels.line.tests.conftest import SECRET
from tidtam.core.kernel import drain
from tidtam.core.kernel.clock import now
from tidtam.demo.standin import sender
from tidtam.demo.standin.models import Call, Channel, Chat, Fault, Sending
from tidtam.demo.standin.services.channels import channel_ensure, switches_set, weather_set
from tidtam.demo.standin.services.people import Upload, chat_follow, chat_open, files_say, text_say

pytestmark = pytest.mark.django_db(transaction=True)
urlpatterns = [
    path("demo/", include("tidtam.demo.urls")),
    path("line/", include("tidtam.channels.line.urls")),
]
WORDS = "ขอทราบเรื่องงบประมาณลานคนเมืองของเขตพระนคร"


@pytest.fixture
def chat(live_server, settings, media) -> Chat:
    """Somebody who has added the account as a friend and has read its greeting."""
    settings.ROOT_URLCONF, settings.TIDTAM_DEMO = __name__, True
    settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_ACCESS_TOKEN = SECRET, "token"
    settings.LINE_API_HOST = settings.LINE_DATA_HOST = f"{live_server.url}/demo/line"
    make_desk(at=now())
    address = f"{live_server.url}/line/default/webhook"
    channel = channel_ensure(secret=SECRET, token="token", name="ติดตาม", webhook_url=address)
    opened = chat_open(channel=channel, name="พิมพ์ชนก", at=now())
    chat_follow(chat=opened, at=now())
    settle()
    return opened


def settle() -> None:
    """Let every webhook arrive and everything due be done."""
    assert sender.wait_until_idle()
    drain.run_all(at=now())


def heard(chat: Chat) -> list[dict]:
    return [message.body for message in chat.messages.filter(from_person=False)]


def ask(chat: Chat) -> Case:
    """Ask until a case is open: words the assistant does not understand bring an officer."""
    for words in (WORDS, WORDS + " อีกครั้ง"):
        text_say(chat=chat, text=words, at=now())
        settle()
    return Case.objects.get()


def test_a_new_friend_is_greeted_free_of_charge(chat):
    assert heard(chat)
    assert set(Sending.objects.values_list("way", flat=True)) == {"reply"}


@pytest.mark.parametrize("webhooks", ["plain", "twice", "shuffled"])
def test_a_request_becomes_one_case_however_the_webhooks_come(chat, webhooks):
    switches_set(channel=chat.channel, webhooks=webhooks, redelivers=True, is_quota_spent=False)
    case = ask(chat)
    assert case.contact.name == "พิมพ์ชนก" and case.messages.filter(direction="in").count() == 2
    assert not Call.objects.exclude(status__in=(200, 202)).exists()


def test_a_file_lands_on_the_case(chat):
    case = ask(chat)
    files_say(chat=chat, uploads=[Upload("file", "หนังสือ.pdf", "text/html", b"%PDF-1.7 ...")], at=now())
    settle()
    (kept,) = [file for message in case.messages.all() for file in message.attachments.all()]
    assert (kept.fetch, kept.content_type, kept.name) == ("ready", "application/pdf", "หนังสือ.pdf")


def test_an_officers_answer_survives_every_weather_and_is_shown_once(chat):
    case, officer = ask(chat), make_officer()
    Channel.objects.update(monthly_limit=300)
    for kind in (Fault.Kind.ERROR_AFTER_ACCEPT, Fault.Kind.RATE):
        weather_set(channel=chat.channel, kind=kind, call="push")
    later = now() + timedelta(minutes=5)
    case_reply(case=case, officer=officer, text="ตรวจแล้ว", at=later, hold=timedelta(0))
    for minutes in range(5):
        drain.run_all(at=later + timedelta(minutes=minutes))
    assert [body["text"] for body in heard(chat) if body.get("text", "").startswith("ตรวจแล้ว")] == ["ตรวจแล้ว"]
    assert Delivery.objects.order_by("-pk")[0].outcome == Outcome.SENT


def test_with_the_quota_spent_an_answer_waits_for_the_next_words(chat):
    case, officer = ask(chat), make_officer()
    switches_set(channel=chat.channel, webhooks="plain", redelivers=False, is_quota_spent=True)
    later = now() + timedelta(minutes=2)
    case_reply(case=case, officer=officer, text="ตรวจแล้ว", at=later, hold=timedelta(0))
    drain.run_all(at=later)
    assert Delivery.objects.order_by("-pk")[0].outcome == Outcome.PARKED
    text_say(chat=chat, text="ถึงไหนแล้วคะ", at=now())
    settle()
    assert "ตรวจแล้ว" in [body.get("text") for body in heard(chat)]
