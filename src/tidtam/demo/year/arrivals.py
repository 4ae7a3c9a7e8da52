"""What can happen only once the server answers: the rich menu is set up, and a few people write.

It runs in a process of its own: a thread beside the server would hold locks at the moment the server forks.
"""

import os
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from tidtam.core.kernel.clock import now
from tidtam.demo.account import demo_channel
from tidtam.demo.standin import sender
from tidtam.demo.year.build import people_ask

PATIENCE_SECONDS = 60


def arrive_when_served(*, people: bool) -> None:
    """Start a process that waits for the server, sets the door up and, with ``people``, lets some write."""
    command = [sys.executable, "-m", "tidtam", "demo", "--arrive", "people" if people else "door"]
    subprocess.Popen(command, env=os.environ)  # noqa: S603 - this very program


def arrive(*, people: bool) -> bool:
    """Wait for the server, then set the door up and let people write. Say whether the server answered."""
    if not _is_served():
        return False
    demo_channel()
    call_command("line", "setup", verbosity=0, stdout=StringIO())
    if people:
        people_ask(at=now())
        sender.wait_until_idle()
    return True


def _is_served() -> bool:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            server = HTTPConnection("127.0.0.1", settings.TIDTAM_PORT, timeout=2)
            server.request("GET", "/healthz")
            if server.getresponse().status == 200:
                return True
        except (OSError, HTTPException):
            pass
        time.sleep(0.2)
    return False
