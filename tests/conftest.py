"""What tests of the whole house can ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.support.running import Office, office_at_work


@pytest.fixture
def office(
    transactional_db: None, live_server: LiveServer, settings: Settings, media: Path
) -> Iterator[Office]:
    """Give the demo's office at work: whatever is laid down is done within a second, as in real life."""
    yield from office_at_work(live_server=live_server, settings=settings, media=media)
