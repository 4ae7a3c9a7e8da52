"""Form fields for days and times as Thai offices write them."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.core.thai.date_reading import ThaiDateError, parse_date
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.folding import fold

LONGEST = 60
"""Characters of a day or a time that are read."""


class ThaiDateField(forms.Field):
    """A day typed in any way that Thai offices write one; ``today`` completes what was left out.

    The form gives ``today`` before it reads the field.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, **options})
        self.today: date | None = None

    def to_python(self, value: Any) -> Any:
        """Return the day, or None when nothing was typed."""
        text = str(value or "").strip()[:LONGEST]
        if not text:
            return None
        assert self.today is not None, "The form has to say what day it is."  # noqa: S101
        try:
            return parse_date(text, today=self.today)
        except ThaiDateError as error:
            english = (get_language() or "th").startswith("en")
            raise forms.ValidationError(error.english if english else str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a day as a Thai office writes it in short."""
        return format_date(value, "short") if isinstance(value, date) else value


class ClockField(forms.Field):
    """A time of day, such as 10:30 or 10.30 น."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, **options})

    def to_python(self, value: Any) -> Any:
        """Return the time, or None when nothing was typed."""
        text = fold(str(value or "")[:LONGEST]).replace("น.", "").replace(".", ":").strip()
        if not text:
            return None
        try:
            hour, minute = text.split(":")
            return time(int(hour), int(minute))
        except ValueError as error:
            raise forms.ValidationError(_("พิมพ์เวลาเป็นชั่วโมง:นาที เช่น 10:30")) from error
