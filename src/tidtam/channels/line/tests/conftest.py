"""A platform, an account on it, a desk behind it, and a way to let people write."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from tests.support.office import make_desk
from tidtam.channels.assistant.utterance import Utterance
from tidtam.channels.line import inbound
from tidtam.channels.line.signature import signature_of
from tidtam.channels.line.tests import samples
from tidtam.channels.line.tests.platform import Platform, platform
from tidtam.core.kernel import clock, drain

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"


@pytest.fixture
def line(settings) -> Iterator[Platform]:
    """The platform with our account ``default``."""
    with platform() as running:
        settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_ACCESS_TOKEN = SECRET, "token"
        settings.LINE_API_HOST = settings.LINE_DATA_HOST = running.url
        settings.LINE_DESK = "letters"
        running.profiles[samples.USER] = samples_profile("พิมพ์ชนก")
        yield running


def samples_profile(name: str, language: str = "th"):
    """What LINE tells of a person."""
    from tidtam.channels.line.tests.listener import Told

    return Told(body={"userId": samples.USER, "displayName": name, "language": language})


@pytest.fixture
def desk(db, at):
    return make_desk(at=at)


@pytest.fixture
def turns(monkeypatch) -> list[Utterance]:
    """An assistant that only listens; what it was handed."""
    heard: list[Utterance] = []
    monkeypatch.setattr(inbound, "turn", lambda *, utterance: heard.append(utterance))
    return heard


def said(
    text: str, at: datetime, *, number: int = 1, user: str = samples.USER, **over: Any
) -> dict[str, Any]:
    """A text of a person at ``at``; ``number`` makes it another event."""
    own = {"type": "text", "text": text, "quoteToken": "q"}
    return event("message", at, number=number, user=user, message={"id": f"{number:018d}", **own}, **over)


def event(
    kind: str, at: datetime, *, number: int = 1, user: str = samples.USER, **own: Any
) -> dict[str, Any]:
    """An event of a person at ``at`` with a reply token of its own."""
    common = {
        "timestamp": int(at.timestamp() * 1000),
        "webhookEventId": f"01FZ74A0TDDPYRVKNK77{number:06d}",
        "source": {"type": "user", "userId": user},
        "replyToken": f"token-{number}",
    }
    return {**samples.event(kind), **common, **own}


def post(*events: dict[str, Any], at: datetime, account: str = "default"):
    """Post a signed webhook, received at ``at``."""
    body = json.dumps({"destination": "U" + "0" * 32, "events": list(events)}).encode()
    return post_raw(body, at=at, signature=signature_of(body, SECRET), account=account)


def post_raw(body: bytes, *, at: datetime, signature: str | None, account: str = "default"):
    """Post ``body`` as it is."""
    headers = {} if signature is None else {"x-line-signature": signature}
    with clock.replaying(at):
        return Client(enforce_csrf_checks=True).post(
            f"/line/{account}/webhook", body, content_type="application/json", headers=headers
        )


@pytest.fixture
def work() -> Callable[..., int]:
    """Do everything due at ``at``."""
    return lambda at: drain.run_all(at=at)
