"""One person's words arriving twice or all at once: each is heard once, and on one case."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from tidtam.casework.messaging.services import message_receive
from tidtam.channels.assistant.models import Dialogue, Hearing
from tidtam.channels.assistant.services import turn
from tidtam.channels.assistant.tests.clerk import make_clerk
from tidtam.channels.assistant.utterance import Deed, Utterance

WORDS = ("กท 0401/111", "กท 0401/111 ค่ะ", "ที่ กท ๐๔๐๑/๑๑๑", "กท 0401/111 ถึงไหนแล้ว")


@pytest.mark.django_db(transaction=True)
def test_the_same_letter_asked_for_four_times_at_once_and_each_twice_is_one_case(at):
    clerk = make_clerk(at=at)
    said = [
        message_receive(
            contact=clerk.identity.contact, identity=clerk.identity, text=text, external_id=text, at=at
        )[0]
        for text in WORDS
    ]

    def hear(message):
        try:
            with transaction.atomic():
                turn(utterance=Utterance(clerk.identity, Deed.SAID, at, "letters", message=message))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(hear, [*said, *said]))
    assert sorted(clerk.words_on(clerk.case())) == sorted(WORDS)
    assert Dialogue.objects.count() == 1 and Hearing.objects.count() == len(WORDS)
