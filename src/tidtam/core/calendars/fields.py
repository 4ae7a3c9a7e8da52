"""Form fields for days, times and office hours as Thai offices write them."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.core.calendars.intervals import Interval, in_order
from tidtam.core.thai.date_reading import ThaiDateError, parse_date
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.folding import fold

LONGEST = 60
"""Characters of a day or a time that are read."""
BETWEEN = re.compile(r"\s*(?:,|;|และ|\band\b)\s*|(?<=\d)\s+(?=\d)")


class ThaiDateField(forms.Field):
    """A day typed in any way that Thai offices write one; the form gives ``today`` before it reads."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, **options})
        self.today: date | None = None

    def to_python(self, value: Any) -> date | None:
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
        return format_date(value, "short", get_language() or "th") if isinstance(value, date) else value


class ClockField(forms.Field):
    """A time of day, such as 10:30 or 10.30 น."""

    def to_python(self, value: Any) -> time | None:
        """Return the time, or None when nothing was typed."""
        text = _plain(value).strip()
        if not text:
            return None
        try:
            hour, minute = text.split(":")
            return time(int(hour), int(minute))
        except ValueError as error:
            raise forms.ValidationError(_("พิมพ์เวลาเป็นชั่วโมง:นาที เช่น 10:30")) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a time as clocks do."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class HoursField(forms.Field):
    """The open hours of one day, such as "08.30–12.00, 13.00–16.30"; nothing typed means closed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, **options})

    def to_python(self, value: Any) -> tuple[Interval, ...]:
        """Return the intervals in order."""
        parts = [part for part in BETWEEN.split(re.sub(r"\s*[-–—]\s*", "-", _plain(value)).strip()) if part]
        try:
            hours = tuple(sorted(Interval.parse(_two_digits(part)) for part in parts))
        except ValueError as error:
            raise forms.ValidationError(
                _("พิมพ์เวลาเปิดและปิด เช่น 08:30–12:00, 13:00–16:30 เวลาปิดต้องหลังเวลาเปิด")
            ) from error
        if not in_order(hours):
            raise forms.ValidationError(_("ช่วงเวลาทำการซ้อนกัน ตรวจเวลาเปิดและปิดอีกครั้ง"))
        return hours

    def prepare_value(self, value: Any) -> Any:
        """Show the intervals as they are typed."""
        return hours_written(value) if isinstance(value, tuple) else value


def hours_written(hours: tuple[Interval, ...]) -> str:
    """Return "08:30–12:00, 13:00–16:30"."""
    return ", ".join(str(interval).replace("-", "–") for interval in hours)


def _plain(value: Any) -> str:
    return fold(str(value or "")[: 2 * LONGEST]).replace("น.", "").replace(".", ":")


def _two_digits(part: str) -> str:
    return re.sub(r"(?<!\d)(\d):", r"0\1:", part)
