"""Several workers adding to one case: its chain stays whole, and nothing said is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from tests.support.office import make_case, make_message
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_say
from tidtam.casework.messaging.models import Message
from tidtam.casework.messaging.services import Part
from tidtam.core.ledger.services import flaws

PARTS = [Part("ได้รับเรื่องแล้ว"), Part("เจ้าหน้าที่จะตอบในแชตนี้")]


@pytest.mark.django_db(transaction=True)
def test_what_people_and_machine_say_at_once_is_one_whole_chain(at):
    case = make_case(at=at)

    def say(number):
        moment = at + timedelta(seconds=number)
        try:
            if number % 2:
                make_message(case=Case.objects.get(), at=moment)
            else:
                case_say(case=Case.objects.get(), parts=PARTS, at=moment)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(say, range(8)))
    assert list(flaws()) == []
    assert case.events().count() == 1 + 4 + 4 * len(PARTS)
    assert Message.objects.filter(case=case).count() == 4 + 4 * len(PARTS)


@pytest.mark.django_db
def test_the_machine_says_several_things_in_five_statements(at, django_assert_max_num_queries):
    case = make_case(at=at)
    with django_assert_max_num_queries(5):
        case_say(case=case, parts=PARTS, at=at)


@pytest.mark.django_db
def test_words_that_open_a_case_lie_on_it_as_if_they_had_come_after(at):
    later = make_message(case=make_case(at=at), at=at)
    said = Message.objects.get()
    said.case = None
    said.save()
    opened = make_case(at=at, said=[said])
    shown = ("unanswered_since", "last_message", "last_message_at", "state", "next_due_at")
    assert [getattr(opened, name) for name in shown] == [getattr(later, name) for name in shown]
    assert said.text in Case.objects.get(pk=opened.pk).search_text
    assert [event.kind for event in opened.events()] == ["case.opened", "message.received"]
