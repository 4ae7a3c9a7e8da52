"""What every test can ask for. A package's tests lie in the package; those of the whole house in tests/."""

from collections.abc import Iterator

import pytest
from django.utils import timezone, translation
from hypothesis import settings

pytest_plugins = ["tests.support.moments", "tests.support.databases", "tests.support.browser"]

# A busy machine is no reason to fail; a failing example is printed so that it can be replayed.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def nothing_said_before_is_remembered() -> Iterator[None]:
    """Take back the language and the time zone that a request leaves behind in its thread."""
    yield
    translation.deactivate()
    timezone.deactivate()
