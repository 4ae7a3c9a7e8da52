"""A reply or push ends in one of a few ways, and each is told apart."""

import logging
import threading
import uuid

import pytest

from tidtam.channels.line import wire
from tidtam.channels.line.client import LineClient
from tidtam.channels.line.tests.listener import Told, listening

KEY = uuid.UUID("123e4567-e89b-12d3-a456-426614174000")
HELLO = [{"type": "text", "text": "เรียนคุณสมหญิง"}]


def pushed(told: Told):
    with listening(lambda _: told) as line, LineClient("secret-token", line.url, line.url) as client:
        return client.push("U1", HELLO, KEY), line.asked


def test_a_push_carries_its_key_from_the_first_call():
    sent, (asked,) = pushed(Told(body={"sentMessages": [{"id": "461230966842064897", "quoteToken": "q"}]}))
    assert (asked.method, asked.path) == ("POST", "/v2/bot/message/push")
    assert asked.headers["x-line-retry-key"] == str(KEY)
    assert asked.headers["authorization"] == "Bearer secret-token"
    assert asked.headers["content-type"] == "application/json"
    assert asked.json == {"to": "U1", "messages": HELLO}
    assert (sent.state, sent.arrived, sent.request_id) == ("accepted", True, "req-1")
    assert sent.sent_message_ids == ("461230966842064897",)


def test_a_reply_never_carries_a_key_since_line_refuses_it():
    with listening(lambda _: Told(body={"sentMessages": [{"id": "1"}]})) as line:
        with LineClient("t", line.url, line.url) as client:
            assert client.reply("token", HELLO).arrived
        (asked,) = line.asked
    assert asked.path == "/v2/bot/message/reply"
    assert asked.json == {"replyToken": "token", "messages": HELLO}
    assert "x-line-retry-key" not in asked.headers


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (409, {"message": "The retry key is already accepted", "sentMessages": [{"id": "7"}]}, "duplicate"),
        (429, {"message": "You have reached your monthly limit."}, "quota_spent"),
        (429, {"message": "The API rate limit has been exceeded. Try again later."}, "rate_limited"),
        (429, b"", "rate_limited"),
        (400, {"message": "Invalid reply token"}, "invalid_token"),
        (400, {"message": "The request body has 1 error(s)"}, "rejected"),
        (413, b"too big", "rejected"),
        (404, {"message": "Not found"}, "rejected"),
        (401, {"message": "Authentication failed"}, "denied"),
        (403, {"message": "Access to this API is not available for your account"}, "denied"),
        (500, {"message": "Internal error"}, "uncertain"),
        (503, b"<html>", "uncertain"),
        (302, b"", "failed"),
    ],
)
def test_each_answer_of_line_has_its_meaning(status, body, state):
    sent, _ = pushed(Told(status, body))
    assert sent.state == state
    assert sent.arrived == (state == "duplicate")
    assert sent.sent_message_ids == (("7",) if state == "duplicate" else ())


def test_the_detail_names_what_line_found_wrong():
    details = [{"message": "May not be empty", "property": "messages[0].text"}]
    sent, _ = pushed(Told(400, {"message": "The request body has 1 error(s)", "details": details}))
    assert sent.detail == "The request body has 1 error(s); messages[0].text: May not be empty"


def test_an_answer_that_is_lost_after_sending_is_uncertain():
    sent, asked = pushed(Told(breaks=True))
    assert len(asked) == 1
    assert (sent.state, sent.request_id) == ("uncertain", "")


def test_an_answer_that_takes_too_long_is_uncertain(monkeypatch):
    monkeypatch.setattr(wire, "READ_SECONDS", 0.05)
    answered = threading.Event()

    def never(_):
        answered.wait(5)
        return Told()

    with listening(never) as line, LineClient("t", line.url, line.url) as client:
        assert client.push("U1", HELLO, KEY).state == "uncertain"
        answered.set()


def test_a_host_that_cannot_be_reached_got_nothing():
    with listening(lambda _: Told()) as line:
        gone = line.url
    with LineClient("t", gone, gone) as client:
        assert client.push("U1", HELLO, KEY).state == "failed"


def test_the_log_holds_the_request_id_and_neither_words_nor_people_nor_tokens(caplog):
    caplog.set_level(logging.DEBUG, logger="tidtam.line")
    pushed(Told(body={"sentMessages": []}))
    pushed(Told(500, {"message": "Internal error"}))
    with listening(lambda _: Told(404)) as line, LineClient("secret-token", line.url, line.url) as client:
        client.profile("U-person")
        client.reply("reply-token", HELLO)
    said = "\n".join(record.getMessage() for record in caplog.records if record.name == "tidtam.line")
    assert "push 200 accepted request-id=req-1" in said and "push 500 uncertain request-id=req-1" in said
    for private in ("สมหญิง", "secret-token", "reply-token", "U-person", "U1"):
        assert private not in said
