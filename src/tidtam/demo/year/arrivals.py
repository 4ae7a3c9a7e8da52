"""What can happen only once the server answers: the rich menu is set up, and a few people write."""

import logging
import threading
import time
from io import StringIO

import httpx
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tidtam.core.kernel.clock import now
from tidtam.demo.account import demo_channel
from tidtam.demo.year.build import people_ask

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 60


def arrive_when_served(*, people: bool) -> None:
    """Start a thread that waits for the server, sets the door up and, with ``people``, lets some write."""
    threading.Thread(target=_arrive, args=(people,), name="demo-arrivals", daemon=True).start()


def _arrive(people: bool) -> None:
    try:
        if not _is_served():
            log.warning("the server did not answer in %s s; nobody wrote", PATIENCE_SECONDS)
            return
        demo_channel()
        call_command("line", "setup", verbosity=0, stdout=StringIO())
        if people:
            people_ask(at=now())
    except Exception:
        log.exception("nobody could write to the demo")
    finally:
        connection.close()


def _is_served() -> bool:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{settings.TIDTAM_PUBLIC_URL}/healthz", timeout=2).is_success:
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    return False
