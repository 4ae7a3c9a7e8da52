"""Several workers at once, each with a connection of its own."""

import threading

import pytest
from django.db import connection

from tidtam.casework.messaging.models import Delivery
from tidtam.core.kernel import clock, drain
from tidtam.core.kernel.drain import claim, completing
from tidtam.core.kernel.models import WorkState
from tidtam.core.kernel.tests.work import make_drain, make_rows
from tidtam.core.kernel.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def in_threads(count, work):
    """Run ``work(number)`` in threads that start together; return what they gave."""
    results, barrier = [], threading.Barrier(count)

    def run(number):
        barrier.wait()
        try:
            results.append(work(number))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_workers_claim_disjoint_rows(at):
    make_rows(40, at=at)
    work = make_drain(lambda row, at: None, batch=10)
    claimed = in_threads(4, lambda number: [row.pk for row in claim(work, at=at, holder=f"w{number}")])
    keys = [pk for batch in claimed for pk in batch]
    while left := claim(work, at=at, holder="last"):
        keys += [row.pk for row in left]
    assert len(keys) == len(set(keys)) == 40


def test_every_row_is_done_once_by_whoever(at):
    make_rows(30, at=at)
    done, lock = [], threading.Lock()

    def handle(row, at):
        with completing(row, at=at), lock:
            done.append(row.pk)

    work = make_drain(handle, batch=5)

    def until_dry(number):
        while drain.run_once(work, at=at, holder=f"w{number}"):
            pass

    in_threads(3, until_dry)
    drain.run_once(work, at=at, holder="last")
    assert sorted(done) == sorted(
        Delivery.objects.filter(work_state=WorkState.DONE).values_list("pk", flat=True)
    )
    assert len(done) == 30


def test_a_slow_lane_keeps_no_other_waiting(monkeypatch):
    at = clock.now()
    row, *_others = make_rows(2, at=at)
    begun, slow, quick = threading.Event(), threading.Event(), threading.Event()

    def wait(row, at):
        begun.set()
        slow.wait(20)
        _end(row, at)

    def tell(row, at):
        _end(row, at)
        quick.set()

    drains = {
        "slow": make_drain(wait, lane="outside", ready=lambda rows: rows.filter(pk=row.pk)),
        "quick": make_drain(tell, ready=lambda rows: rows.exclude(pk=row.pk)),
    }
    monkeypatch.setattr(drain, "_drains", drains)
    worker = Worker()
    worker.start()
    told = begun.wait(10) and quick.wait(10)
    slow.set()
    worker.stop()
    assert told
    assert Delivery.objects.filter(work_state=WorkState.DONE).count() == 2


def _end(row, at):
    with completing(row, at=at):
        pass
