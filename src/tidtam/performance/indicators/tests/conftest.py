import pytest
from django.conf import settings

from tests.support.moments import bangkok
from tidtam.core.kernel.clock import replaying
from tidtam.performance.indicators.tests.office import make_indicators, make_people, replay_example


@pytest.fixture
def january(db):
    """Five requests of January 2020, seen from 1 March."""
    make_indicators()
    people = make_people()
    replay_example()
    with replaying(bangkok("2020-03-01 09:00")):
        yield people


@pytest.fixture
def sign_in(client, january):
    """``sign_in("planner")`` returns a client of the officer in that role."""

    def as_role(role):
        client.force_login(january[role], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return as_role
