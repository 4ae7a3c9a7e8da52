"""Where the cases behind a figure are listed, and how such an address is read again."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.models import Definition


def cases_href(definition: Definition, window: Window, *, which: str = "") -> str:
    """Return where the cases behind a figure are listed."""
    query = {"from": window.since.isoformat(), "to": window.as_of.isoformat()}
    if window.known and window.known != window.as_of:
        query["known"] = window.known.isoformat()
    if which:
        query["which"] = which
    return f"{reverse('indicators:cases', args=[definition.code])}?{urlencode(query)}"


def window_read(asked: Mapping[str, str], *, began: date, today: date) -> Window:
    """Read the days of a list of cases from an address; what cannot be read falls back to all until today."""
    since, as_of = _day(asked.get("from"), began), min(_day(asked.get("to"), today), today)
    known = min(_day(asked.get("known"), as_of), today)
    return Window(min(since, as_of), as_of, known if known > as_of else None)


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
