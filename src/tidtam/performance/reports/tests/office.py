"""The letters office with its five requests of January 2020, and a form ready to be certified."""

from tests.support.moments import bangkok
from tidtam.core.org.models import Role
from tidtam.performance.indicators.models import Definition, Target
from tidtam.performance.reports.models import Form, Place
from tidtam.performance.reports.services import form_certify, form_start, quarter_draft

YEAR = 2563
APRIL = bangkok("2020-04-08 09:00")
"""After the second quarter of fiscal year 2563."""


def make_form(people, *, at=APRIL) -> Form:
    """Return the form of the year, started by the planner."""
    definition = Definition.objects.get(code="letters")
    return form_start(definition=definition, fiscal_year=YEAR, by=people[Role.PLANNER], at=at)


def write(form, people, *places, at=APRIL):
    """Draft some places from the figures."""
    for place in places:
        quarter_draft(form=form, place=place, by=people[Role.PLANNER], at=at)


def certify(form, people, quarter, *, at=APRIL, **over):
    """Draft a quarter and the ones before it, and certify it."""
    write(form, people, *[place for place in Place.values[:quarter]], at=at)
    return form_certify(form=form, quarter=quarter, by=people[Role.EXECUTIVE], at=at, **over)


def lose_target(code, year=YEAR):
    """Forget the target of an indicator."""
    Target.objects.filter(definition__code=code, fiscal_year=year).delete()
