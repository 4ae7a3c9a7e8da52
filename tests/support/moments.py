"""Moments as people in Bangkok write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

BANGKOK = ZoneInfo("Asia/Bangkok")


def bangkok(text: str) -> datetime:
    """Return the moment a clock in Bangkok shows, for example ``bangkok("2020-01-07 10:00")``."""
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)


@pytest.fixture
def at() -> datetime:
    """Tuesday 7 January 2020, ten in the morning: an ordinary working hour of the fiscal year 2563."""
    return bangkok("2020-01-07 10:00")
