"""How allauth behaves here: accounts are made by the administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Officers sign in; they do not register themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always closed."""
        return False
