"""The table of moves: every state with every act, in the table, in the services and in the database."""

import pytest
from django.db import IntegrityError, transaction

from tests.support.office import make_case, make_officer
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import (
    case_acknowledge,
    case_close,
    case_confirm,
    case_contest,
    case_merge,
    case_reopen,
    case_report,
    case_unmerge,
    officer_actor,
)
from tidtam.casework.cases.states import MOVES, OPEN, Act, State, after
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import Event

TABLE = """
            new       working   reported  closed    contested merged
acknowledge working   -         -         -         -         -
report      reported  reported  reported  -         reported  -
close       closed    closed    closed    -         closed    -
contest     -         -         contested contested -         -
confirm     -         -         closed    closed    closed    -
reopen      -         -         working   working   -         -
merge       merged    merged    merged    -         merged    -
unmerge     -         -         -         -         -         working
"""
STATES, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [(row[0], state, to) for row in ROWS for state, to in zip(STATES, row[1:], strict=True)]
SERVICES = {
    Act.ACKNOWLEDGE: case_acknowledge,
    Act.REPORT: case_report,
    Act.CONTEST: case_contest,
    Act.CONFIRM: case_confirm,
    Act.REOPEN: case_reopen,
    Act.UNMERGE: case_unmerge,
}


def test_the_table_speaks_of_every_state_and_every_act():
    assert set(STATES) == set(State)
    assert {row[0] for row in ROWS} == set(Act) == set(MOVES)


@pytest.mark.parametrize(("act", "state", "to"), CELLS)
def test_an_act_leads_where_the_table_says(act, state, to):
    assert (after(Act(act), State(state)) or "-") == to


@pytest.mark.django_db
@pytest.mark.parametrize(("act", "state", "to"), CELLS)
def test_a_service_does_what_the_table_allows_and_refuses_the_rest(act, state, to, at):
    by = officer_actor(make_officer())
    case = _in_state(State(state), by, at)
    written = Event.objects.count()
    if to == "-":
        with pytest.raises(DomainError):
            _do(Act(act), case, by, at)
        assert Event.objects.count() == written
        return
    _do(Act(act), case, by, at)
    case.refresh_from_db()
    # What is unmerged goes back to where its own acts had brought it.
    assert case.state == (State.NEW if act == "unmerge" else to)
    assert (case.closed_at is not None) == (case.state == State.CLOSED)
    assert case.is_open == (case.state in OPEN) == (case in Case.objects.open())


@pytest.mark.django_db
@pytest.mark.parametrize("impossible", [{"state": "closed"}, {"closed_at": "now"}, {"state": "merged"}])
def test_the_database_keeps_impossible_rows_out(impossible, at):
    case = make_case(at=at)
    values = {name: at if value == "now" else value for name, value in impossible.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**values)


def _do(act, case, by, at):
    if act is Act.CLOSE:
        case_close(case=case, by=by, reason="told", at=at)
    elif act is Act.MERGE:
        case_merge(case=case, into=Case.objects.get(external_ref="main"), by=by, at=at)
    else:
        SERVICES[act](case=case, by=by, at=at)


def _in_state(state, by, at):
    case, _main = make_case(at=at), make_case(at=at, external_ref="main")
    way = {
        State.NEW: [],
        State.WORKING: [Act.ACKNOWLEDGE],
        State.REPORTED: [Act.REPORT],
        State.CLOSED: [Act.CLOSE],
        State.CONTESTED: [Act.REPORT, Act.CONTEST],
        State.MERGED: [Act.MERGE],
    }
    for act in way[state]:
        _do(act, case, by, at)
    case.refresh_from_db()
    assert case.state == state
    return case
