import pytest

from tidtam.casework.letters.tests.office import Office, make_office


@pytest.fixture
def office(db, at) -> Office:
    return make_office(at=at)
