"""What the tests of the screens share: an office, a working hour, somebody signed in."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from tidtam.casework.cases.tests.screens import Office, make_office
from tidtam.core.org.models import Officer


@pytest.fixture
def office(db: None, at: datetime) -> Office:
    """An office at ten in the morning."""
    return make_office(at=at)


@pytest.fixture
def present(at: datetime) -> Iterator[time_machine.Traveller]:
    """Let the clock on the wall stand at ``at``; ``move_to`` moves it."""
    with time_machine.travel(at, tick=False) as traveller:
        yield traveller


@pytest.fixture
def seen_by(client: Client, present: time_machine.Traveller) -> Callable[[Officer], Client]:
    """Sign somebody in and return the browser."""

    def sign_in(officer: Officer) -> Client:
        client.force_login(officer)
        return client

    return sign_in
