"""A small thread that sends what is due and ends when nothing waits; no request ever waits for a webhook."""

import logging
import threading

from django.db import DatabaseError, connection

from tidtam.core.kernel.clock import now
from tidtam.demo.standin.services.deliveries import deliveries_send, next_due

log = logging.getLogger(__name__)
LONGEST_NAP_SECONDS = 2.0
NAP_AFTER_TROUBLE_SECONDS = 0.2

_state = threading.Lock()
_called = threading.Event()
_thread: threading.Thread | None = None


def wake() -> None:
    """Send in the background what is due; called after the commit that laid it down."""
    global _thread
    with _state:
        _called.set()
        if _thread is None:
            _thread = threading.Thread(target=_run, name="line-standin-sender", daemon=True)
            _thread.start()


def wait_until_idle(timeout: float = 10) -> bool:
    """Wait, in tests, until nothing is left to send. Return whether that came within ``timeout`` seconds."""
    thread = _thread
    if thread is not None:
        thread.join(timeout)
    return thread is None or not thread.is_alive()


def _run() -> None:
    global _thread
    try:
        while True:
            _called.clear()
            nap = _send_due()
            if nap is not None:
                _called.wait(nap)
            elif _ends():
                return
    finally:
        connection.close()
        with _state:
            if _thread is threading.current_thread():
                _thread = None


def _ends() -> bool:
    """Let the thread end, unless somebody called since it last looked."""
    global _thread
    with _state:
        if _called.is_set():
            return False
        _thread = None
        return True


def _send_due() -> float | None:
    """Send what is due. Return how many seconds to sleep, None when nothing waits."""
    try:
        while deliveries_send(at=now()):
            pass
        due = next_due()
    except DatabaseError as error:
        log.warning("the stand-in's sender tries again: %s", type(error).__name__)
        connection.close()
        return NAP_AFTER_TROUBLE_SECONDS
    if due is None:
        return None
    return min(LONGEST_NAP_SECONDS, max(0.0, (due - now()).total_seconds()))
