"""What holds for every calendar and every moment."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.calendars import snapshot
from tidtam.core.calendars.arithmetic import ALWAYS_OPEN, WorkingCalendar
from tidtam.core.calendars.intervals import MIDNIGHT, Interval, day_of, day_start

FIRST_MOMENT = datetime(2019, 12, 1, tzinfo=UTC)
moments = st.integers(0, 62 * 86_400).map(lambda seconds: FIRST_MOMENT + timedelta(seconds=seconds))
lengths = st.integers(0, 9 * 86_400).map(lambda seconds: timedelta(seconds=seconds))
dates = st.dates(date(2019, 12, 1), date(2020, 3, 1))


@st.composite
def hours_of_a_day(draw, min_intervals=0):
    """Up to three intervals on quarter hours, possibly touching, possibly up to midnight."""
    count = 2 * draw(st.integers(min_intervals, 3))
    quarters = sorted(draw(st.lists(st.integers(0, 96), min_size=count, max_size=count, unique=True)))
    ends = [MIDNIGHT if quarter == 96 else time(quarter // 4, quarter % 4 * 15) for quarter in quarters]
    return tuple(Interval(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True))


@st.composite
def calendars(draw):
    """A week with at least one open day, with closures and special hours; sometimes a 24-hour desk."""
    if draw(st.integers(0, 9)) == 0:
        return ALWAYS_OPEN
    week = [draw(hours_of_a_day(min_intervals=1)), *(draw(hours_of_a_day()) for _day in range(6))]
    return WorkingCalendar(
        name="สุ่ม",
        version=1,
        weekly=tuple(draw(st.permutations(week))),
        closed=draw(st.dictionaries(dates, st.just("วันหยุด"), max_size=8)),
        special=draw(st.dictionaries(dates, hours_of_a_day(), max_size=4)),
    )


def minutes_open(calendar, since, until):
    """The slow, obvious way: ask every minute whether the office is open."""
    count = int((until - since) / timedelta(minutes=1))
    return sum(calendar.is_open(since + timedelta(minutes=number)) for number in range(count))


@given(calendars(), moments, lengths)
def test_the_time_added_is_the_time_elapsed(calendar, start, length):
    assert calendar.elapsed(start, calendar.add(start, length)) == length


@given(calendars(), moments, lengths, lengths)
def test_adding_twice_is_adding_the_sum(calendar, start, first, second):
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(calendars(), moments, moments, moments)
def test_elapsed_time_adds_up_whatever_the_order(calendar, first, second, third):
    total = calendar.elapsed(first, second) + calendar.elapsed(second, third)
    assert total == calendar.elapsed(first, third)


@given(calendars(), moments, moments, lengths)
def test_a_later_start_never_ends_earlier(calendar, first, second, length):
    earlier, later = sorted((first, second))
    assert calendar.add(earlier, length) <= calendar.add(later, length)


@given(calendars(), moments, lengths)
def test_it_ends_at_the_earliest_moment(calendar, start, length):
    end = calendar.add(start, length)
    if end > start:
        assert calendar.elapsed(start, end - timedelta(seconds=1)) < length


@given(calendars(), moments, st.integers(0, 3000))
def test_it_agrees_with_asking_every_minute(calendar, start, minutes):
    start = start.replace(second=0)
    until = start + timedelta(minutes=minutes)
    assert calendar.elapsed(start, until) == timedelta(minutes=minutes_open(calendar, start, until))


@given(calendars(), moments)
def test_nothing_is_open_before_the_next_opening(calendar, at):
    opening = calendar.next_opening(at)
    assert opening >= at
    assert calendar.is_open(opening)
    assert calendar.elapsed(at, opening) == timedelta()


@given(calendars(), moments, moments)
def test_openings_and_closings_tile_the_time_between(calendar, first, second):
    since, until = sorted((first, second))
    spans = sorted([*calendar.openings(since, until), *calendar.closings(since, until)])
    edges = [since, *(end for _start, end in spans)]
    assert [start for start, _end in spans] == edges[:-1]
    assert edges[-1] == until


@given(calendars(), dates, st.integers(1, 12))
def test_working_days_lead_there_and_back(calendar, day, number):
    due = calendar.add_working_days(day, number)
    days = [day + timedelta(days=step) for step in range(1, (due - day).days + 1)]
    assert calendar.is_working_day(due)
    assert sum(map(calendar.is_working_day, days)) == number
    if calendar.is_working_day(day):
        assert calendar.add_working_days(due, -number) == day


@given(calendars())
def test_a_snapshot_is_the_whole_calendar(calendar):
    data = snapshot.to_json(calendar)
    assert snapshot.from_json(data, version=calendar.version) == calendar
    assert snapshot.digest(data) == snapshot.digest(snapshot.to_json(calendar))


@given(moments)
def test_every_moment_lies_on_its_own_day(at):
    assert day_start(day_of(at)) <= at < day_start(day_of(at)) + timedelta(days=1)
