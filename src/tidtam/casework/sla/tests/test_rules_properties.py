"""What holds for every promise, calendar, receipt, pause and act."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tidtam.casework.desks.promise import Promise
from tidtam.casework.sla.account import from_json, to_json
from tidtam.casework.sla.narrative import describe
from tidtam.casework.sla.rules import Pause, deadline, is_kept, reminder_times, stage, verdict
from tidtam.core.calendars.arithmetic import ALWAYS_OPEN
from tidtam.core.calendars.tests.offices import at, office

CALENDARS = st.sampled_from([office(), ALWAYS_OPEN])
FIRST_MOMENT = at("2019-12-01 00:00")
moments = st.integers(0, 60 * 1440).map(lambda minutes: FIRST_MOMENT + timedelta(minutes=minutes))
promises = st.builds(
    Promise,
    code=st.just("answered"),
    amount=st.integers(1, 90),
    unit=st.sampled_from(["minutes", "hours", "calendar_days", "working_days"]),
    starts=st.sampled_from(["receipt", "next_day"]),
    working_time=st.booleans(),
)
ended_pauses = st.tuples(moments, moments).map(lambda pair: Pause(min(pair), max(pair)))
pauses = st.lists(ended_pauses | moments.map(Pause), max_size=4)


@given(promises, CALENDARS, moments, pauses, ended_pauses | moments.map(Pause))
def test_a_pause_only_ever_moves_a_deadline_later(promise, calendar, received_at, before, pause):
    without = deadline(promise, calendar, received_at, before).due_at
    with_it = deadline(promise, calendar, received_at, [*before, pause]).due_at
    assert with_it is None or (without is not None and without <= with_it)


@given(promises, CALENDARS, moments, pauses, st.randoms())
def test_the_order_of_pauses_and_saying_one_twice_make_no_difference(
    promise, calendar, received_at, known, random
):
    shuffled = known * 2
    random.shuffle(shuffled)
    told, again = (deadline(promise, calendar, received_at, list(some)) for some in (known, shuffled))
    assert (told.due_at, told.started_at, told.account) == (again.due_at, again.started_at, again.account)


@given(promises, moments, pauses)
def test_a_24_hour_desk_has_no_working_time_of_its_own(promise, received_at, known):
    wall = Promise("answered", promise.amount, promise.unit, promise.starts, working_time=False)
    working = Promise("answered", promise.amount, promise.unit, promise.starts, working_time=True)
    on_desk = deadline(working, ALWAYS_OPEN, received_at, known)
    assert on_desk == deadline(wall, ALWAYS_OPEN, received_at, known)
    assert not [step for step in on_desk.account if step.kind in ("break", "closed", "holiday")]


@given(promises, CALENDARS, moments, moments)
def test_what_comes_later_is_never_due_earlier(promise, calendar, first, second):
    earlier, later = sorted((first, second))
    due, due_later = (deadline(promise, calendar, received_at).due_at for received_at in (earlier, later))
    assert due is not None and due_later is not None and due <= due_later


@given(moments, moments, moments, moments)
def test_a_verdict_once_given_stays(due_at, kept_at, as_of, later):
    as_of, later = sorted((as_of, later))
    now, then = verdict(due_at, kept_at, as_of), verdict(due_at, kept_at, later)
    after = {"running": {"running", "kept", "late", "missed"}, "missed": {"missed", "late"}}
    assert then in after.get(now, {now})


@given(moments, moments, moments)
def test_a_verdict_is_kept_exactly_when_the_act_was_within(due_at, kept_at, as_of):
    found = verdict(due_at, kept_at, max(as_of, kept_at))
    assert (found == "kept") is is_kept(kept_at, due_at)


@given(promises, CALENDARS, moments)
def test_reminders_come_in_order(promise, calendar, received_at):
    found = deadline(promise, calendar, received_at)
    assert found.due_at is not None
    times = reminder_times(promise, calendar, found.started_at, found.due_at)
    assert found.started_at <= times.warn <= times.due == found.due_at < times.escalate


@given(promises, CALENDARS, moments, st.lists(moments, min_size=2))
def test_a_screen_never_goes_back_from_late_to_running(promise, calendar, received_at, looks):
    found = deadline(promise, calendar, received_at)
    order = ["running", "soon", "late"]
    stages = [order.index(stage(now, found.started_at, found.due_at, calendar)) for now in sorted(looks)]
    assert stages == sorted(stages)


@given(promises, CALENDARS, moments, pauses)
def test_every_account_tells_the_deadline_and_survives_json(promise, calendar, received_at, known):
    found = deadline(promise, calendar, received_at, known)
    assert from_json(to_json(found.account)) == found.account
    assert found.account[0].kind == "received"
    assert [step.at for step in found.account if step.kind == "due"] == (
        [found.due_at] if found.due_at else []
    )
    on_the_way = [step.at for step in found.account[1:]]
    assert on_the_way == sorted(on_the_way)
    assert describe(found.account).startswith("รับเรื่อง ")
    assert describe(found.account, "en").startswith("received ")
