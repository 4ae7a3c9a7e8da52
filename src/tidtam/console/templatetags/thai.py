"""Dates, times and lengths of time as people in Bangkok read them: ``{% load thai %}``."""

from datetime import date, datetime, timedelta

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.core.thai import dates, durations
from tidtam.core.thai.era import bangkok_day

register = template.Library()


@register.filter
def thai_date(day: date | datetime | None, style: dates.Style = "short") -> str:
    """Print a day: "7 ม.ค. 2563"; ``long``: "7 มกราคม 2563"."""
    return dates.format_date(day, style, _language()) if day else ""


@register.filter
def thai_time(at: datetime | None) -> str:
    """Print a time of day: "10:04 น."."""
    return dates.format_time(at, _language()) if at else ""


@register.filter
def thai_datetime(at: datetime | None, style: dates.Style = "short") -> str:
    """Print a moment: "7 ม.ค. 2563 10:04 น."."""
    return dates.format_datetime(at, style, _language()) if at else ""


@register.filter
def thai_moment(at: datetime | None, now: datetime | None = None) -> str:
    """Print a moment as briefly as ``now`` allows: today only its time, this year without the year."""
    if not at:
        return ""
    if now and bangkok_day(at) == bangkok_day(now):
        return thai_time(at)
    return thai_datetime(at)


@register.filter
def thai_day(day: date | datetime, now: datetime) -> str:
    """Print the day of a conversation: "วันนี้ 7 มีนาคม 2563", "เมื่อวาน …", else the date alone."""
    shown = thai_date(day, "long")
    ago = (bangkok_day(now) - bangkok_day(day)).days
    if ago == 0:
        return _("วันนี้ %(date)s") % {"date": shown}
    return _("เมื่อวาน %(date)s") % {"date": shown} if ago == 1 else shown


@register.filter
def thai_length(length: timedelta | None) -> str:
    """Print a length of time: "3 ชม. 20 นาที"."""
    return durations.humanise(length, _language()) if length is not None else ""


@register.filter
def iso(at: datetime | date | None) -> str:
    """Print a moment for machines."""
    return at.isoformat() if at else ""


def _language() -> str:
    return get_language() or "th"
