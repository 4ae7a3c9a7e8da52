"""The front door of the console."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tidtam.console import navigation


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Send officers to the first place they may see: usually the queue."""
    entries = navigation.entries_for(request)
    return redirect(entries[0].path if entries else "account_change_password")
