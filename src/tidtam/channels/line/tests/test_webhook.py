"""The webhook: only what LINE signed is stored, once, and the answer is quick."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tidtam.channels.doors.models import Envelope
from tidtam.channels.line.signature import signature_of
from tidtam.channels.line.tests.conftest import SECRET, event, post, post_raw, said

pytestmark = pytest.mark.django_db


def test_the_address_is_the_one_told_to_the_world():
    assert reverse("line:webhook", args=["default"]) == "/line/default/webhook"


def test_a_signed_event_is_stored_as_it_came(line, at):
    sent = said("สวัสดี", at)
    assert post(sent, at=at + timedelta(seconds=1)).status_code == 200
    envelope = Envelope.objects.get()
    assert (envelope.source, envelope.external_id) == ("line:default", sent["webhookEventId"])
    assert envelope.sender == sent["source"]["userId"]
    assert envelope.body == sent
    assert (envelope.occurred_at, envelope.received_at) == (at, at + timedelta(seconds=1))


@pytest.mark.parametrize("signature", [None, "", "d3Jvbmc=", "ก" * 44])
def test_what_is_not_signed_is_not_stored(line, at, signature):
    assert post_raw(b'{"events":[]}', at=at, signature=signature).status_code == 401
    assert not Envelope.objects.exists()


def test_the_signature_is_of_the_raw_bytes(line, at):
    body = b'{ "events" : [ ] , "destination":"U" }'
    assert post_raw(body, at=at, signature=signature_of(body, SECRET)).status_code == 200
    assert post_raw(body + b" ", at=at, signature=signature_of(body, SECRET)).status_code == 401


def test_an_account_we_do_not_have_is_not_found(line, at):
    assert post(at=at, account="other").status_code == 404


def test_no_account_at_all_is_not_found(settings, at):
    settings.LINE_CHANNEL_SECRET = ""
    assert post(at=at).status_code == 404


def test_the_check_of_the_address_is_answered(line, at):
    assert post(at=at).status_code == 200
    assert not Envelope.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"events":{}}', b"\xff\xfe", b"[" * 100_000])
def test_a_signed_body_that_is_no_webhook_is_refused_calmly(line, at, body):
    assert post_raw(body, at=at, signature=signature_of(body, SECRET)).status_code == 400
    assert not Envelope.objects.exists()


def test_a_huge_body_is_refused(line, at):
    body = b'{"events":[]}' + b" " * (2 * 1024 * 1024)
    assert post_raw(body, at=at, signature=signature_of(body, SECRET)).status_code == 413


def test_a_huge_body_is_refused_before_django_refuses_it(line, at):
    body = b'{"events":[]}' + b" " * (4 * 1024 * 1024)
    assert post_raw(body, at=at, signature=signature_of(body, SECRET)).status_code == 413


def test_only_posts_are_taken(line, client):
    assert client.get("/line/default/webhook").status_code == 405


def test_a_redelivery_changes_nothing(line, at):
    sent = said("สวัสดี", at)
    post(sent, at=at)
    again = {**sent, "deliveryContext": {"isRedelivery": True}}
    assert post(again, sent, at=at + timedelta(minutes=1)).status_code == 200
    assert Envelope.objects.get().body == sent


def test_a_batch_of_100_people_is_stored_in_a_handful_of_queries(line, at, django_assert_max_num_queries):
    events = [said(f"ข้อความ {n}", at, number=n, user=f"U{n:032x}") for n in range(100)]
    with django_assert_max_num_queries(4):
        assert post(*events, at=at).status_code == 200
    assert Envelope.objects.count() == 100


def test_nul_and_half_characters_are_stored_as_the_sign_for_them(line, at):
    sent = json.dumps({"events": [said("ก\x00ข", at)]}).replace("ก", "").encode()
    body = sent.replace(b"\\u0e02", b"\\ud83d")
    assert post_raw(body, at=at, signature=signature_of(body, SECRET)).status_code == 200
    assert "\x00" not in Envelope.objects.get().body["message"]["text"]


@pytest.mark.parametrize("timestamp", [None, "soon", -1, 0, 10**18, 10**400, True])
def test_a_clock_that_jumps_is_no_reason_to_lose_an_event(line, at, timestamp):
    assert post({**said("สวัสดี", at), "timestamp": timestamp}, at=at).status_code == 200
    assert Envelope.objects.count() == 1


def test_unknown_events_and_events_of_other_shapes_are_stored_calmly(line, at):
    odd: list[dict[str, Any]] = [
        {"type": "telepathy", "webhookEventId": "a", "timestamp": 1},
        {"type": "message"},
        {},
        {"type": None, "source": "x", "message": [1]},
        event("accountLink", at, number=7, source=None),
    ]
    assert post(*odd, at=at).status_code == 200
    assert Envelope.objects.count() == 5


def test_keys_to_the_account_are_nowhere_to_be_read(line):
    from tidtam.channels.line.accounts import account_named

    account = account_named("default")
    assert SECRET not in repr(account) and "token='" not in repr(account)
