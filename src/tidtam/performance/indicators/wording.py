"""Words of the data packs in the reader's language."""

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from tidtam.casework.desks.promise import Promise

UNITS = (gettext_noop("คน"), gettext_noop("ราย"), gettext_noop("ครั้ง"), gettext_noop("ร้อยละ"))
"""Units that have an English word; any other stays as the definition has it."""


def unit_name(unit: str) -> str:
    """Return the word after a number."""
    return _(unit) if unit in UNITS else unit


def promise_title(promise: Promise) -> str:
    """Return what a promise is called."""
    return (
        promise.title_en if (get_language() or "th").startswith("en") and promise.title_en else promise.title
    )
