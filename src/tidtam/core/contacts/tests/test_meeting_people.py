"""People as channels know them, and what is noted of looking at them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from tests.support.office import make_officer, make_person
from tidtam.core.contacts.models import AccessRecord, Contact
from tidtam.core.contacts.services import access_note, contact_describe, identity_meet, identity_notice
from tidtam.core.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def test_the_same_name_on_a_channel_is_the_same_person(at):
    first = identity_meet(channel="line", account="default", external_id="U1", at=at)
    again = identity_meet(channel="line", account="default", external_id="U1", at=at)
    assert first == again
    assert Contact.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_person_met_by_several_workers_at_once_is_one_person(at):
    def meet(_worker):
        try:
            return identity_meet(channel="line", account="default", external_id="U1", at=at).contact_id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        met = set(workers.map(meet, range(8)))
    assert met == {Contact.objects.get().pk}


def test_a_sign_of_life_older_than_the_last_one_changes_nothing(at):
    person = make_person(at=at)
    identity_notice(identity=person, at=at, blocked=True)
    late = identity_notice(identity=person, at=at - timedelta(minutes=1))
    person.refresh_from_db()
    assert (late.last_seen_at, late.blocked_at) == (person.last_seen_at, person.blocked_at) == (at, at)
    assert identity_notice(identity=person, at=at + timedelta(minutes=1)).blocked_at is None


def test_the_same_id_on_another_account_or_channel_is_somebody_else(at):
    for channel, account in (("line", "a"), ("line", "b"), ("facebook", "a")):
        identity_meet(channel=channel, account=account, external_id="U1", at=at)
    assert Contact.objects.count() == 3


def test_a_name_is_stored_whatever_it_holds(at):
    name = "<b>สมชาย</b>\x00\u202e" + "ก" * 300
    contact = identity_meet(channel="line", external_id="U1", name=name, at=at).contact
    contact.refresh_from_db()
    assert contact.name.startswith("<b>สมชาย</b>ก")
    assert len(contact.name) == 200


def test_describing_a_person_changes_what_was_given_and_how_they_sort(at):
    contact = make_person("ฮ", at=at).contact
    before = contact.sort_key
    contact_describe(contact=contact, by=None, at=at, name="กานดา", erased_at="2020-01-01")
    contact.refresh_from_db()
    assert (contact.name, contact.erased_at) == ("กานดา", None)
    assert contact.sort_key < before


def test_what_has_no_room_is_refused_with_a_sentence(at):
    contact = make_person(at=at).contact
    with pytest.raises(DomainError, match="40"):
        contact_describe(contact=contact, by=None, at=at, phone="0" * 41)


def test_looks_within_a_quarter_of_an_hour_count_as_one(at):
    officer, contact = make_officer(), make_person(at=at).contact
    for minutes in (0, 5, 14, 16):
        access_note(contact=contact, officer=officer, purpose="case", at=at + timedelta(minutes=minutes))
    assert AccessRecord.objects.count() == 2
