from contextlib import contextmanager

import pytest
from django.db import transaction

from tidtam.channels.assistant.tests.clerk import Clerk, make_clerk


@pytest.fixture
def clerk(db, at) -> Clerk:
    return make_clerk(at=at)


@pytest.fixture
def rolled_back():
    """A block whose writes are gone after it: one clean office for each of many examples."""

    @contextmanager
    def block():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return block
