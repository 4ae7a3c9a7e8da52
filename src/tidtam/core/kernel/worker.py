"""What drains: inside ``tidtam serve`` on SQLite, any number of ``tidtam worker`` on PostgreSQL."""

import logging
import os
import socket
import threading
from collections.abc import Sequence
from secrets import token_hex

from django.db import close_old_connections, connections

from tidtam.core.kernel import clock, drain
from tidtam.core.kernel.drain import Drain

log = logging.getLogger(__name__)
IDLE_SECONDS = 0.3
AFTER_TROUBLE_SECONDS = 2.0
FAREWELL_SECONDS = 20.0


class Worker:
    """Drains every registered kind of work until told to stop: a thread for each lane."""

    def __init__(self) -> None:
        self.holder = f"{socket.gethostname()[:40]}:{os.getpid()}:{token_hex(3)}"
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin in the background."""
        lanes: dict[str, list[Drain]] = {}
        for each in drain.registered():
            lanes.setdefault(each.lane, []).append(each)
        for lane, drains in lanes.items():
            thread = threading.Thread(
                target=self._run, args=(drains,), name=f"tidtam-worker-{lane}", daemon=True
            )
            thread.start()
            self._threads.append(thread)
        log.info("worker %s started, lanes: %s", self.holder, ", ".join(lanes))

    def stop(self) -> None:
        """End after the rows at hand; what was claimed and not begun is free for others at once."""
        self._stop.set()
        for thread in self._threads:
            thread.join(FAREWELL_SECONDS)
        log.info("worker %s stopped", self.holder)

    def run(self) -> None:
        """Drain until ``ask_to_stop``, in the foreground."""
        self.start()
        self._stop.wait()
        self.stop()

    def ask_to_stop(self) -> None:
        """Let ``run`` end; safe to call from a signal handler."""
        self._stop.set()

    def _run(self, drains: Sequence[Drain]) -> None:
        while not self._stop.is_set():
            if not sum(self._turn(each) for each in drains):
                self._stop.wait(IDLE_SECONDS)
        connections.close_all()

    def _turn(self, each: Drain) -> int:
        """Handle one batch of one kind; a database that is away is waited for."""
        try:
            close_old_connections()
            return drain.run_once(
                each, at=clock.now(), holder=self.holder, tick=clock.now, stopping=self._stop.is_set
            )
        except Exception:
            log.exception("drain %s could not run; it will be tried again", each.name)
            self._stop.wait(AFTER_TROUBLE_SECONDS)
            return 0
