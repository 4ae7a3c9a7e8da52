"""Figures are counted on the narrow indexes made for them, on both databases."""

from datetime import date, timedelta

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
    """Eight years of requests, one a day: enough for a planner of queries to choose well."""
    make_indicators()
    case = make_case(at=bangkok("2020-01-07 10:00"))
    days = [bangkok("2015-01-01 10:00") + timedelta(days=n) for n in range(MANY)]
    like_case = copied(case, "id", "public_id", "number", "attend_at", "opened_at")
    made = Case.objects.bulk_create(
        Case(**like_case, public_id=f"p{n}", number=f"n{n}", opened_at=day) for n, day in enumerate(days)
    )
    like_clock = copied(case.clocks.get(promise="acknowledged"), "id", "case_id", "received_at")
    Clock.objects.bulk_create(Clock(**like_clock, case=each, received_at=each.opened_at) for each in made)
    Answer.objects.bulk_create(
        Answer(case=each, desk_id=each.desk_id, question=1, score=5, opened_at=day, answered_at=day)
        for each, day in zip(made, days, strict=True)
    )
    with connection.cursor() as cursor:
        for table in ("cases_case", "sla_clock", "surveys_answer"):
            cursor.execute(f"ANALYZE {table}")


def copied(row, *without):
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in without
    }


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
    assert index in counted.explain()
