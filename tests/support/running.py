"""The whole product at work before a live server: office, door, worker, and the stand-in for LINE."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tidtam.casework.letters.models import Addressee, Letter, Secrecy
from tidtam.casework.letters.services import letter_move, letter_register
from tidtam.channels.line.accounts import DEFAULT, account_named
from tidtam.channels.line.connections import connection
from tidtam.core.kernel.clock import now
from tidtam.core.kernel.worker import Worker
from tidtam.core.org.models import Officer, Unit
from tidtam.demo.account import demo_channel
from tidtam.demo.standin import sender
from tidtam.demo.standin.models import Channel
from tidtam.demo.year.office import office_make, office_open

PATIENCE_MILLISECONDS = 30_000  # for what a person would see within seconds, on a machine that is busy
PLAYWRIGHT_WAITS_MILLISECONDS = 5_000


@dataclass(frozen=True)
class Office:
    """The demo's office on a day it is open round the clock; ``line`` is its account on the stand-in."""

    suda: Officer
    napa: Officer
    planner: Officer
    line: Channel


def office_at_work(*, live_server: LiveServer, settings: Settings, media: Path) -> Iterator[Office]:
    """Open an office with two letters in its register; its worker works until the test ends."""
    settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_ACCESS_TOKEN = "c" * 32, "token-of-the-whole-flow"
    settings.LINE_API_HOST = settings.LINE_DATA_HOST = f"{live_server.url}/demo/line"
    settings.TIDTAM_PUBLIC_URL, settings.TIDTAM_PORT = live_server.url, urlsplit(live_server.url).port
    office_make(at=now())
    office_open(at=now())
    officers = {officer.username: officer for officer in Officer.objects.all()}
    _registered(officers["napa"], reference="กท 4301/1542", subject="ขออนุมัติใช้ลานคนเมืองจัดกิจกรรมปีใหม่")
    _registered(officers["napa"], reference="กท 1201/9", subject="รายงานผลการสืบข้อเท็จจริง", secret=True)
    worker = Worker()
    worker.start()
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    yield Office(officers["suda"], officers["napa"], officers["panee"], demo_channel())
    expect.set_options(timeout=PLAYWRIGHT_WAITS_MILLISECONDS)
    assert sender.wait_until_idle(), "the stand-in still has webhooks to send"
    worker.stop()
    account = account_named(DEFAULT)
    assert account is not None
    connection(account).close()  # an open line to the stand-in keeps a thread and its database connection
    connection.cache_clear()


def _registered(by: Officer, *, reference: str, subject: str, secret: bool = False) -> Letter:
    """Enter a letter that came in two hours ago and was proposed an hour ago."""
    addressee, _made = Addressee.objects.get_or_create(name="ปลัดกรุงเทพมหานคร", defaults={"order": 1})
    facts: dict[str, Any] = {"secrecy": Secrecy.CONFIDENTIAL} if secret else {}
    letter = letter_register(
        unit=Unit.objects.get(code="secretariat"),
        by=by,
        at=now() - timedelta(hours=2),
        sender="สำนักงานเขตพระนคร",
        addressee=addressee,
        reference=reference,
        subject=subject,
        **facts,
    )
    an_hour_ago = now() - timedelta(hours=1)
    letter_move(letter=letter, step="proposed", by=by, at=an_hour_ago, place="ห้องปลัดกรุงเทพมหานคร")
    return letter
