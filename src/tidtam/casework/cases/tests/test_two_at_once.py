"""Two officers at the same moment: one change after the other, none lost, nobody left waiting for ever."""

import threading

import pytest
from django.db import connection

from tests.support.office import make_case, make_desk, make_officer, make_person
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import (
    case_acknowledge,
    case_merge,
    case_reply,
    case_report,
    officer_actor,
)
from tidtam.casework.messaging.models import Message
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.services import flaws

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do ``acts`` in threads that start together; return what each gave, or how it was refused."""
    results, barrier = [], threading.Barrier(len(acts))

    def run(act):
        barrier.wait()
        try:
            results.append(act())
        except DomainError as refusal:
            results.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == len(acts)
    return results


def test_only_one_of_two_acknowledges_and_the_other_is_told(at):
    case, officers = make_case(at=at), [make_officer("napha"), make_officer("suda")]
    results = at_once(
        *(
            lambda officer=officer: case_acknowledge(case=case, by=officer_actor(officer), at=at)
            for officer in officers
        )
    )
    assert sorted(type(result).__name__ for result in results) == ["Case", "str"]
    assert case.events().filter(kind="case.acknowledged").count() == 1


def test_answers_of_two_officers_both_arrive_on_one_sound_chain(at):
    case, officers = make_case(at=at), [make_officer("napha"), make_officer("suda")]
    at_once(
        *(
            lambda officer=officer: case_reply(case=case, officer=officer, text=officer.username, at=at)
            for officer in officers
        )
    )
    assert Message.objects.filter(is_automatic=False).count() == 2
    assert [event.position for event in case.events().order_by("position")] == list(range(1, 5))
    assert list(flaws()) == []


def test_requests_that_come_at_once_get_numbers_without_a_gap(at):
    desk, people = make_desk(at=at), [make_person(f"คนที่ {number}", at=at) for number in range(6)]
    at_once(*(lambda person=person: make_case(at=at, desk=desk, person=person) for person in people))
    numbers = sorted(Case.objects.values_list("number", flat=True))
    assert numbers == [f"นส.63-{number:04}" for number in range(1, 7)]


def test_merging_each_into_the_other_leaves_one_main_case(at):
    first, second, by = make_case(at=at), make_case(at=at), officer_actor(make_officer())
    at_once(
        lambda: case_merge(case=first, into=second, by=by, at=at),
        lambda: case_merge(case=second, into=first, by=by, at=at),
        lambda: case_report(case=first, by=by, at=at),
    )
    assert Case.objects.filter(state="merged").count() == 1
    assert list(flaws()) == []
