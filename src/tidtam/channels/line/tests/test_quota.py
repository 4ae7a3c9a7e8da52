"""The month's quota as officers see it: a refusal shows at once, a push counts before LINE counts it."""

from datetime import timedelta

import pytest

from tidtam.casework.messaging.models import Outcome
from tidtam.channels.doors.selectors import door_states
from tidtam.channels.line.accounts import accounts
from tidtam.channels.line.costs import cost_of
from tidtam.channels.line.health import check_ensure
from tidtam.channels.line.tests.platform import SPENT
from tidtam.channels.line.tests.test_outbound import outcome, person, say, token

__all__ = ["person"]
pytestmark = pytest.mark.django_db


def test_a_refusal_turns_the_light_at_once_though_lines_own_count_lags(person, line, work, at):
    line.used = 250
    check_ensure(account=accounts()[0], at=at)
    work(at)
    line.before["push"] = [SPENT]
    delivery = say(person, at, "แจ้งผล")
    work(at + timedelta(minutes=1))
    assert outcome(delivery) == (Outcome.PARKED, "")
    for minutes in (1, 2, 17):
        work(at + timedelta(minutes=minutes))
        (door,) = door_states(at=at)
        assert (door.ok, door.quota_used, door.quota_limit) == (False, 300, 300)
    assert cost_of(person, at).spent
    say(person, at + timedelta(minutes=18), "ลองใหม่")
    work(at + timedelta(minutes=18))
    assert door_states(at=at)[0].ok


def test_a_push_counts_before_line_is_asked_again_and_a_reply_does_not(person, line, work, at):
    line.used, line.limit = 297, 300
    check_ensure(account=accounts()[0], at=at)
    work(at)
    token(person, at)
    say(person, at, "ตอบ")
    work(at)
    assert cost_of(person, at).quota_used == 297
    for minute, used in ((1, 298), (2, 299), (3, 300)):
        say(person, at + timedelta(minutes=minute), "แจ้งผล")
        work(at + timedelta(minutes=minute))
        assert cost_of(person, at).quota_used == door_states(at=at)[0].quota_used == used
    assert line.asked.count("quota") == 1
