import pytest
from django.conf import settings

from tidtam.core.kernel.clock import replaying
from tidtam.performance.indicators.tests.office import make_indicators, make_people, replay_example
from tidtam.performance.reports.tests.office import APRIL, make_form


@pytest.fixture
def people(db, media):
    """The office in April 2020, with five requests of January behind it."""
    make_indicators()
    found = make_people()
    replay_example()
    with replaying(APRIL):
        yield found


@pytest.fixture
def form(people):
    """The form of fiscal year 2563, as the planner has just started it."""
    return make_form(people)


@pytest.fixture
def sign_in(client, people):
    """``sign_in("planner")`` returns a client of the officer in that role."""

    def as_role(role):
        client.force_login(people[role], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return as_role
