"""What is written to the ledger, and in whose words."""

import re
from datetime import timedelta

import pytest

from tidtam.core.kernel import clock
from tidtam.core.ledger import kinds
from tidtam.core.ledger.kinds import UnknownKind
from tidtam.core.ledger.models import ActorKind, Event
from tidtam.core.ledger.services import GENESIS, SYSTEM, Actor, fingerprint, record


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
