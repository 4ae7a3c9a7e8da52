"""What events add up to, whatever the order they were written in."""

import itertools
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.moments import bangkok
from tidtam.casework.cases.history import KINDS, Fact, fold
from tidtam.casework.cases.states import Act, State

OPENED = bangkok("2020-01-07 10:00")
MINUTE = timedelta(minutes=1)
KEPT_BY = {"acknowledged": ("acknowledge", "report", "close"), "reported": ("report", "close")}
kinds = st.sampled_from([*KINDS, "case.paused", "case.resumed", "message.noted"])


@st.composite
def chains(draw):
    """Draw events of different moments, each with its place in the chain."""
    minutes = draw(st.lists(st.integers(0, 10_000), max_size=12, unique=True))
    return [
        Fact(draw(kinds), OPENED + minute * MINUTE, place, draw(st.booleans()))
        for place, minute in enumerate(minutes, 1)
    ]


def verdicts(history):
    """What the figures and the screens read of a history."""
    first = history.rounds[0]
    kept = {promise: first.kept_at(by) for promise, by in KEPT_BY.items()}
    return kept, history.state, history.pauses, history.closed


def facts(*told):
    """Return facts from (minute, kind) or (minute, kind, by an officer), written in that order."""
    return [
        Fact(f"case.{kind}", OPENED + minute * MINUTE, place, *by)
        for place, (minute, kind, *by) in enumerate(told, 1)
    ]


@given(chains(), st.randoms())
def test_the_order_of_writing_changes_nothing(chain, random):
    shuffled = random.sample(chain, len(chain))
    renumbered = [replace(fact, position=place) for place, fact in enumerate(shuffled, 1)]
    assert fold(renumbered, OPENED) == fold(chain, OPENED)


@given(chains(), st.data())
def test_duplicates_change_nothing(chain, data):
    again = data.draw(st.lists(st.sampled_from(chain), max_size=5)) if chain else []
    places = range(len(chain) + 1, len(chain) + len(again) + 1)
    twins = [replace(fact, position=place) for place, fact in zip(places, again, strict=True)]
    assert verdicts(fold([*chain, *twins], OPENED)) == verdicts(fold(chain, OPENED))


@given(chains())
def test_a_replay_gives_the_same_history(chain):
    assert fold(iter(chain), OPENED) == fold(chain, OPENED)


@given(chains(), kinds, st.booleans())
def test_what_comes_later_never_changes_when_a_first_promise_was_kept(chain, kind, by_officer):
    last = max((fact.occurred_at for fact in chain), default=OPENED)
    later = Fact(kind, last + MINUTE, len(chain) + 1, by_officer)
    before, after = (fold(each, OPENED).rounds[0] for each in (chain, [*chain, later]))
    for kept_by in KEPT_BY.values():
        assert before.kept_at(kept_by) in (None, after.kept_at(kept_by))


@given(chains(), st.data())
def test_what_was_undone_never_happened(chain, data):
    gone = data.draw(st.sampled_from(chain)) if chain else None
    if gone is None:
        return
    undoing = Fact("case.undone", OPENED + 20_000 * MINUTE, len(chain) + 1, undoes=gone.position)
    rest = [fact for fact in chain if fact is not gone]
    assert fold([*chain, undoing], OPENED) == fold(rest, OPENED)


@given(chains())
def test_pauses_and_closed_spans_follow_one_another(chain):
    history = fold(chain, OPENED)
    pauses = [(pause.since, pause.until) for pause in history.pauses]
    for spans in (pauses, list(history.closed)):
        assert all(until is not None for _since, until in spans[:-1])
        assert all(first[1] and first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert (history.state is State.CLOSED) == (bool(history.closed) and history.closed[-1][1] is None)


def test_the_machines_acts_and_the_persons_move_the_case_and_keep_no_promise():
    history = fold(facts((1, "acknowledged", False)), OPENED)
    assert (history.state, history.rounds[0].first) == (State.WORKING, {})


def test_what_was_told_for_a_merged_case_counts_and_shows_once_it_goes_on_by_itself():
    told = ((1, "merged"), (5, "reported"), (9, "unmerged"))
    merged, gone_on = fold(facts(*told[:2]), OPENED), fold(facts(*told), OPENED)
    assert merged.state is State.MERGED
    assert merged.rounds[0].first[Act.REPORT] == OPENED + 5 * MINUTE
    assert gone_on.state is State.REPORTED


def test_a_case_merged_by_mistake_goes_on_from_where_it_stood():
    assert fold(facts((1, "merged"), (2, "unmerged")), OPENED).state is State.NEW
    assert fold(facts((1, "acknowledged"), (2, "merged"), (3, "unmerged")), OPENED).state is State.WORKING


def test_contests_and_reopenings_are_counted_apart():
    history = fold(facts((1, "closed"), (2, "contested"), (3, "closed"), (4, "reopened")), OPENED)
    assert (len(history.rounds), history.contested, history.reopened) == (3, 1, 1)
