"""What is written to the ledger, and in whose words."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.core.kernel import clock
from tidtam.core.ledger import kinds
from tidtam.core.ledger.kinds import UnknownKind
from tidtam.core.ledger.models import ActorKind, Event
from tidtam.core.ledger.services import (
    GENESIS,
    SYSTEM,
    Actor,
    append,
    append_each,
    fingerprint,
    flaws,
    record,
)


@pytest.mark.django_db
def test_events_of_a_chain_stand_in_line_each_holding_the_one_before(at):
    first = record(chain="case:1", kind="case.confirmed", by=SYSTEM, at=at)
    second = record(chain="case:1", kind="case.confirmed", by=Actor(ActorKind.OFFICER, 7), at=at)
    other = record(chain="case:2", kind="case.confirmed", by=SYSTEM, at=at)
    assert [first.position, second.position, other.position] == [1, 2, 1]
    assert [first.previous_hash, second.previous_hash] == [GENESIS, first.hash]
    assert (second.actor_kind, second.actor_id) == ("officer", 7)


@pytest.mark.django_db
def test_what_happened_earlier_keeps_both_times(at):
    event = record(
        chain="case:1", kind="case.confirmed", by=SYSTEM, at=at, occurred_at=at - timedelta(hours=1)
    )
    event.refresh_from_db()
    assert (event.occurred_at, event.recorded_at) == (at - timedelta(hours=1), at)


@pytest.mark.django_db
def test_what_comes_back_from_the_database_has_the_same_fingerprint(at):
    moment = at + timedelta(microseconds=123456)
    record(chain="case:1", kind="case.assigned", by=SYSTEM, at=moment, officer=None)
    record(chain="case:1", kind="case.undone", by=SYSTEM, at=moment, undoes=(1, 2))
    assert all(fingerprint(event) == event.hash for event in Event.objects.all())


@pytest.mark.django_db
def test_a_replayed_event_says_so(at):
    with clock.replaying(at):
        assert record(chain="case:1", kind="case.confirmed", by=SYSTEM, at=at).replayed
    assert not record(chain="case:1", kind="case.confirmed", by=SYSTEM, at=at).replayed


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "data"), [("case.vanished", {}), ("case.confirmed", {"name": "นาง ก"})])
def test_the_vocabulary_refuses_what_no_room_has_described(at, kind, data):
    with pytest.raises(UnknownKind):
        record(chain="case:1", kind=kind, by=SYSTEM, at=at, **data)
    assert not Event.objects.exists()


@pytest.mark.parametrize("kind", kinds.all_kinds(), ids=lambda kind: kind.name)
def test_every_sentence_speaks_only_of_what_its_event_carries(kind):
    named = set(re.findall(r"\{(\w+)\}", str(kind.sentence)))
    assert named <= {"actor", "subject", *kind.carries}


@pytest.mark.django_db
@given(lengths=st.lists(st.integers(0, 4), max_size=6))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_events_written_one_by_one_or_several_at_once_make_one_whole_chain(at, lengths):
    with transaction.atomic():
        last = None
        for length in lengths:
            several = [{"officer": number} for number in range(length)]
            written = append_each(last, chain="case:1", kind="case.assigned", by=SYSTEM, at=at, each=several)
            last = written[-1] if written else last
            last = append(last, chain="case:1", kind="case.confirmed", by=SYSTEM, at=at)
        assert list(flaws()) == []
        positions = Event.objects.order_by("position").values_list("position", flat=True)
        assert list(positions) == list(range(1, sum(lengths) + len(lengths) + 1))
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_several_events_at_once_are_one_statement(at, django_assert_num_queries):
    with django_assert_num_queries(1):
        append_each(None, chain="case:1", kind="case.confirmed", by=SYSTEM, at=at, each=[{}, {}, {}])
