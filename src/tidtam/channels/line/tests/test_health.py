"""The door says how it is: token, quota, what waits; and it recovers by itself."""

from datetime import timedelta

import pytest

from tidtam.channels.doors.models import DoorState
from tidtam.channels.doors.selectors import door_states
from tidtam.channels.line.accounts import account_named, accounts, slugs, sources
from tidtam.channels.line.health import check_ensure
from tidtam.channels.line.tests.conftest import post, said
from tidtam.channels.line.tests.platform import BROKEN, DENIED

pytestmark = pytest.mark.django_db


def look(line, work, at):
    check_ensure(account=accounts()[0], at=at)
    work(at)
    return door_states(at=at)[0]


def test_the_first_message_starts_looking_after_the_account(line, desk, turns, work, at):
    post(said("สวัสดี", at), at=at)
    work(at)
    assert DoorState.objects.get().quota_limit == 300


def test_quota_is_asked_for_every_quarter_of_an_hour(line, work, at):
    look(line, work, at)
    for minutes in (5, 14, 15, 29, 30):
        work(at + timedelta(minutes=minutes))
    assert line.asked.count("quota") == 3


@pytest.mark.parametrize(("used", "warns"), [(0, False), (239, False), (240, True), (299, True)])
def test_it_warns_at_80_percent(line, work, at, used, warns):
    line.used = used
    door = look(line, work, at)
    assert (door.ok, door.quota_used, door.quota_limit, door.quota_warns) == (True, used, 300, warns)


def test_an_unlimited_plan_never_warns(line, work, at):
    line.limit, line.used = None, 10_000
    door = look(line, work, at)
    assert (door.ok, door.quota_limit, door.quota_warns) == (True, None, False)


def test_a_spent_quota_is_trouble_until_the_month_turns(line, work, at):
    line.used = 300
    assert not look(line, work, at).ok
    work(at + timedelta(minutes=15))
    assert not door_states(at=at)[0].ok
    line.used = 0
    work(at + timedelta(days=31))
    assert door_states(at=at)[0].ok


def test_a_spent_quota_ends_when_more_is_bought(line, work, at):
    line.used = 300
    assert not look(line, work, at).ok
    line.limit = 1000
    work(at + timedelta(minutes=15))
    door = door_states(at=at)[0]
    assert (door.ok, door.quota_used, door.quota_limit) == (True, 300, 1000)


def test_trouble_says_since_when_and_goes_away(line, work, at):
    line.before["quota"] = [DENIED, DENIED]
    door = look(line, work, at)
    assert (door.ok, door.since) == (False, at) and "access token" in door.trouble
    work(at + timedelta(minutes=1))
    assert door_states(at=at)[0].since == at
    work(at + timedelta(minutes=2))
    assert door_states(at=at)[0].ok


def test_a_passing_error_of_line_is_told_too(line, work, at):
    line.before["quota"] = [BROKEN]
    assert "ติดต่อช่องทางไม่ได้" in look(line, work, at).trouble


def test_without_an_account_the_door_says_what_to_do(settings, at):
    settings.LINE_CHANNEL_SECRET = ""
    (door,) = door_states(at=at)
    assert not door.ok and "ยังไม่ได้เชื่อมต่อ" in door.trouble


def test_more_accounts_can_be_named(line, monkeypatch):
    from dataclasses import replace

    second = replace(accounts()[0], slug="clinic", desk="clinic")
    monkeypatch.setattr("tidtam.channels.line.accounts.sources", [*sources, lambda: [second]])
    assert slugs() == ["default", "clinic"] and account_named("clinic") == second
