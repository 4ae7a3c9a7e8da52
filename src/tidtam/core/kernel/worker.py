"""The loop that drains: one thread inside ``tidtam serve`` on SQLite, any number of ``tidtam worker`` on PostgreSQL."""

import logging
import os
import socket
import threading
from secrets import token_hex

from django.db import close_old_connections, connections

from tidtam.core.kernel import clock, drain

log = logging.getLogger(__name__)
IDLE_SECONDS = 0.3


class Worker:
    """Drains every registered kind of work until told to stop."""

    def __init__(self) -> None:
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{token_hex(3)}"
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the loop to end after the row at hand."""
        self._stop.set()

    def run(self) -> None:
        """Drain until stopped; a database that is away is waited for."""
        log.info("worker %s started", self.holder)
        while not self._stop.is_set():
            if not self._turn():
                self._stop.wait(IDLE_SECONDS)
        connections.close_all()
        log.info("worker %s stopped", self.holder)

    def _turn(self) -> int:
        handled = 0
        for each in drain.registered():
            if self._stop.is_set():
                break
            try:
                close_old_connections()
                handled += drain.run_once(each, at=clock.now(), holder=self.holder)
            except Exception:
                log.exception("drain %s could not run; it will be tried again", each.name)
                self._stop.wait(2)
        return handled


def start_thread() -> Worker:
    """Start a worker in a daemon thread of this process and return it."""
    worker = Worker()
    threading.Thread(target=worker.run, name="tidtam-worker", daemon=True).start()
    return worker
