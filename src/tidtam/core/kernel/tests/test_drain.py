"""Durable work: claimed once, done once, whatever happens to the worker."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.support.office import make_person
from tidtam.casework.messaging.models import Delivery
from tidtam.core.kernel import drain
from tidtam.core.kernel.drain import LeaseLost, bury, claim, completing, postpone, retry, run_once
from tidtam.core.kernel.models import WorkState
from tidtam.core.kernel.tests.work import make_drain, make_rows

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def nothing(row, at):
    with completing(row, at=at):
        pass


def test_it_claims_what_is_due_the_longest_due_first(at):
    first, second = make_rows(2, at=at)
    Delivery.objects.create(identity=first.identity, due_at=at + MINUTE)
    assert claim(make_drain(nothing), at=at, holder="a") == [first, second]


def test_a_claimed_row_knows_its_holder_and_counts_the_attempt(at):
    make_rows(1, at=at)
    (row,) = claim(make_drain(nothing), at=at, holder="a")
    row.refresh_from_db()
    assert (row.lease_holder, row.attempts, row.lease_until) == ("a", 1, at + MINUTE)


def test_nobody_else_claims_a_row_while_its_lease_lasts(at):
    make_rows(1, at=at)
    work = make_drain(nothing)
    claim(work, at=at, holder="a")
    assert claim(work, at=at + timedelta(seconds=59), holder="b") == []
    assert len(claim(work, at=at + MINUTE, holder="b")) == 1


def test_it_claims_no_more_than_a_batch(at):
    make_rows(3, at=at)
    assert len(claim(make_drain(nothing, batch=2), at=at, holder="a")) == 2


def test_the_effect_and_the_end_of_a_row_are_kept_together(at):
    make_rows(1, at=at)
    run_once(make_drain(lambda row, at: _name(row, at, "done")), at=at, holder="a")
    row = Delivery.objects.get()
    assert (row.work_state, row.finished_at, row.identity.display_name) == (WorkState.DONE, at, "done")


def test_a_worker_killed_between_effect_and_end_leaves_nothing_and_the_next_does_it_once(at):
    make_rows(1, at=at)

    def killed(row, at):
        with completing(row, at=at):
            _rename(row, "half done")
            raise SystemExit  # as a kill: no handler of errors sees it

    with pytest.raises(SystemExit):
        run_once(make_drain(killed), at=at, holder="a")
    row = Delivery.objects.get()
    assert (row.work_state, row.identity.display_name == "half done") == (WorkState.WAITING, False)
    done = []

    def handle(row, at):
        nothing(row, at)
        done.append(row.pk)

    work = make_drain(handle)
    assert run_once(work, at=at, holder="b") == 0
    assert run_once(work, at=at + MINUTE, holder="b") == 1
    assert run_once(work, at=at + 2 * MINUTE, holder="b") == 0
    assert done == [row.pk]


def test_a_worker_whose_row_was_taken_over_writes_nothing(at):
    make_rows(1, at=at)
    work = make_drain(nothing)
    (late,) = claim(work, at=at, holder="a")
    claim(work, at=at + MINUTE, holder="b")
    with pytest.raises(LeaseLost), completing(late, at=at + MINUTE):
        _rename(late, "too late")
    for ending in (lambda: retry(late, at=at, error="x"), lambda: bury(late, at=at, error="x")):
        with pytest.raises(LeaseLost):
            ending()
    row = Delivery.objects.get()
    assert (row.work_state, row.lease_holder, row.last_error) == (WorkState.WAITING, "b", "")
    assert row.identity.display_name != "too late"


def test_the_same_worker_is_fenced_off_too_when_it_claims_again(at):
    make_rows(1, at=at)
    work = make_drain(nothing)
    (late,) = claim(work, at=at, holder="a")
    claim(work, at=at + MINUTE, holder="a")
    with pytest.raises(LeaseLost), completing(late, at=at):
        pass


def test_a_handler_that_breaks_costs_its_own_row_a_retry_and_nobody_elses(at):
    broken, sound = make_rows(2, at=at)

    def handle(row, at):
        if row.pk == broken.pk:
            raise ValueError("a secret that must not be kept")
        nothing(row, at)

    assert run_once(make_drain(handle), at=at, holder="a") == 2
    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.work_state, broken.last_error, broken.lease_until) == ("waiting", "ValueError", None)
    assert broken.due_at > at
    assert sound.work_state == WorkState.DONE


def test_pauses_between_retries_grow_and_the_last_failure_buries_the_row(at):
    make_rows(1, at=at)

    def handle(row, at):
        raise ValueError

    work, moment, pauses = make_drain(handle, limit=4), at, []
    for _attempt in range(4):
        run_once(work, at=moment, holder="a")
        row = Delivery.objects.get()
        pauses.append(row.due_at - moment)
        moment = row.due_at
    assert pauses[0] < pauses[1] < pauses[2]
    assert (row.work_state, row.attempts, row.finished_at) == (WorkState.DEAD, 4, moment)


def test_what_kills_its_worker_each_time_is_buried(at):
    make_rows(1, at=at)

    def killed(row, at):
        raise SystemExit

    work, moment = make_drain(killed, limit=2), at
    for _attempt in range(2):
        with pytest.raises(SystemExit):
            run_once(work, at=moment, holder="a")
        moment += MINUTE
    run_once(work, at=moment, holder="b")
    assert Delivery.objects.get().work_state == WorkState.DEAD


def test_putting_off_does_not_count_as_an_attempt(at):
    make_rows(1, at=at)
    run_once(make_drain(lambda row, at: postpone(row, until=at + MINUTE)), at=at, holder="a")
    row = Delivery.objects.get()
    assert (row.attempts, row.due_at, row.lease_until) == (0, at + MINUTE, None)


def test_a_worker_asked_to_stop_finishes_the_row_at_hand_and_frees_the_rest(at):
    make_rows(3, at=at)
    done = []

    def handle(row, at):
        nothing(row, at)
        done.append(row.pk)

    work = make_drain(handle)
    run_once(work, at=at, holder="a", stopping=lambda: bool(done))
    assert len(done) == 1
    assert len(claim(work, at=at, holder="b")) == 2


def test_rows_whose_lease_ran_out_before_they_were_reached_are_left_to_others(at):
    make_rows(2, at=at)
    moments = iter([at, at + MINUTE])
    work = make_drain(nothing)
    run_once(work, at=at, holder="slow", tick=lambda: next(moments))
    assert len(claim(work, at=at + MINUTE, holder="b")) == 1


def test_it_goes_on_until_nothing_is_due_including_what_the_work_makes_due(at, monkeypatch):
    make_rows(1, at=at)

    def handle(row, at):
        with completing(row, at=at):
            if Delivery.objects.count() < 5:
                Delivery.objects.create(identity=row.identity, due_at=at)

    monkeypatch.setattr(drain, "_drains", {"test": make_drain(handle)})
    assert drain.run_all(at=at) == 5


def test_finding_nothing_to_do_takes_no_lock(at, django_assert_num_queries):
    make_person(at=at)
    with django_assert_num_queries(1) as asked:
        assert claim(make_drain(nothing), at=at, holder="a") == []
    assert "FOR UPDATE" not in asked.captured_queries[0]["sql"]


def test_due_rows_are_found_by_the_index_of_waiting_ones(at):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    due = Delivery.objects.filter(work_state=WorkState.WAITING, due_at__lte=at).order_by("due_at", "pk")
    assert "messaging_delivery_due" in due[:20].explain()


def _rename(row, name):
    row.identity.display_name = name
    row.identity.save(update_fields=["display_name"])


def _name(row, at, name):
    with completing(row, at=at):
        _rename(row, name)
