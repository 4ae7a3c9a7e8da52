"""Figures are counted on the narrow indexes made for them, on both databases."""

from datetime import date

import pytest
from django.db import connection

from tests.support.moments import bangkok
from tests.support.office import make_case
from tidtam.casework.cases.models import Case
from tidtam.casework.sla.models import Clock
from tidtam.casework.surveys.models import Answer
from tidtam.performance.indicators import counting
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.tests.office import make_indicators

WINDOW = Window(date(2019, 12, 1), date(2020, 3, 31))
MANY = 3000


@pytest.fixture
def many(db):
    """Enough rows for a planner of queries to bother with an index."""
    make_indicators()
    case = make_case(at=bangkok("2020-01-07 10:00"))
    fields = {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields}
    for name in ("id", "public_id", "number", "attend_at"):
        del fields[name]
    made = Case.objects.bulk_create(Case(**fields, public_id=f"p{n}", number=f"n{n}") for n in range(MANY))
    clock = case.clocks.get(promise="acknowledged")
    kept = {field.attname: getattr(clock, field.attname) for field in Clock._meta.concrete_fields}
    del kept["id"], kept["case_id"]
    Clock.objects.bulk_create(Clock(**kept, case=each) for each in made)
    Answer.objects.bulk_create(
        Answer(
            case=each,
            desk_id=each.desk_id,
            question=1,
            score=5,
            opened_at=each.opened_at,
            answered_at=each.opened_at,
        )
        for each in made
    )
    with connection.cursor() as cursor:
        for table in (Case, Clock, Answer):
            name = table._meta.db_table
            cursor.execute(f"ANALYZE {name}")


def plan(rows):
    if connection.vendor == "sqlite":
        return rows.explain()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()


@pytest.mark.parametrize(
    ("code", "rows", "index"),
    [
        ("letters.users", counting.cases_in, "cases_case_figures"),
        ("letters.acknowledged", counting.clocks_in, "sla_clock_figures"),
        ("letters.satisfied", counting.answers_in, "surveys_answer_figures"),
    ],
)
def test_a_figure_is_counted_on_the_index_made_for_it(many, code, rows, index):
    definition = Definition.objects.get(code=code)
    counted = rows(definition, WINDOW).order_by().values("desk_id")
    assert index in plan(counted)
