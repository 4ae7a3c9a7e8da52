"""How allauth behaves here: accounts are made by the administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from tidtam.core.org.models import Officer


class OfficeAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Officers sign in; they do not register themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always closed."""
        return False


def name_of(officer: Officer) -> str:
    """Return how an officer is greeted."""
    return officer.get_full_name()
