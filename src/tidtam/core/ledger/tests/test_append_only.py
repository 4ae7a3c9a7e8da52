"""Nobody changes what happened: the database refuses, and the chain shows it where the refusal was lifted."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tidtam.core.ledger import triggers
from tidtam.core.ledger.models import Event
from tidtam.core.ledger.services import SYSTEM, Flaw, flaws, record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def events(at):
    return [
        record(chain="case:1", kind="case.confirmed", by=SYSTEM, at=at + timedelta(minutes=number))
        for number in range(4)
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Event.objects.filter(position=2).update(kind="case.closed"),
        lambda: Event.objects.filter(position=2).delete(),
        lambda: Event.objects.get(position=2).save(),
        lambda: Event.objects.bulk_update([Event.objects.get(position=2)], ["kind"]),
    ],
    ids=["update", "delete", "save", "bulk update"],
)
def test_the_database_refuses_to_change_or_remove_an_event(events, change):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert Event.objects.count() == 4
    assert not list(flaws())


def test_the_database_refuses_to_replace_an_event(events):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows INSERT OR REPLACE")
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("INSERT OR REPLACE INTO ledger_event SELECT * FROM ledger_event WHERE position = 2")


def test_a_sound_ledger_has_no_flaws(events, at):
    record(chain="case:2", kind="case.confirmed", by=SYSTEM, at=at)
    assert list(flaws()) == []


def test_an_altered_event_is_found(events):
    with triggers.disabled():
        Event.objects.filter(position=2).update(actor_id=99)
    assert list(flaws()) == [Flaw("case:1", 2, "altered")]


def test_a_moved_time_is_found(events, at):
    with triggers.disabled():
        Event.objects.filter(position=3).update(occurred_at=at)
    assert list(flaws("case:1")) == [Flaw("case:1", 3, "altered")]


def test_an_event_altered_with_its_fingerprint_breaks_the_chain_after_it(events):
    with triggers.disabled():
        Event.objects.filter(position=2).update(hash="0" * 64)
    assert Flaw("case:1", 3, "unchained") in list(flaws())


def test_a_missing_event_is_found(events):
    with triggers.disabled():
        Event.objects.filter(position=2).delete()
    assert list(flaws()) == [Flaw("case:1", 2, "missing"), Flaw("case:1", 3, "unchained")]


def test_the_refusal_is_back_after_it_was_lifted(events):
    with triggers.disabled():
        pass
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()
