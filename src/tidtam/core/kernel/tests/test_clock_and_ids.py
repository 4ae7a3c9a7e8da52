from datetime import UTC, datetime

from tests.support.moments import bangkok
from tidtam.core.kernel import clock
from tidtam.core.kernel.ids import ALPHABET, LENGTH, new_public_id


def test_a_replay_says_what_time_it_is_and_only_while_it_lasts():
    told = bangkok("2020-01-07 10:00")
    with clock.replaying(told):
        assert (clock.now(), clock.is_replaying()) == (told, True)
    assert not clock.is_replaying()
    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5  # noqa: TID251 - what is tested


def test_public_ids_are_short_unlike_and_hold_no_look_alikes():
    ids = {new_public_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(each) for each in ids} == {LENGTH}
    assert not set("01loiu") & set(ALPHABET)
