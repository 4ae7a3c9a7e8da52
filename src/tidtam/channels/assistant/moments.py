"""Moments and office hours as people say them, in the active language."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.intervals import Interval, day_of
from tidtam.core.thai.dates import format_date, format_time


def language() -> str:
    """Return the language we speak now, ``th`` or ``en``."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def moment(at: datetime, *, seen_at: datetime) -> str:
    """Return ``at`` as one would say it at ``seen_at``.

    "10:15 น." today, "พรุ่งนี้ 08:45 น.", else "วันจันทร์ที่ 13 ม.ค. 2563 08:45 น.".
    """
    clock, day = format_time(at, language()), day_of(at)
    days = (day - day_of(seen_at)).days
    if days == 0:
        return clock
    if days == 1:
        return _("พรุ่งนี้ %(clock)s") % {"clock": clock}
    date = format_date(day, "short", language())
    return _("วัน%(weekday)sที่ %(date)s %(clock)s") % {
        "weekday": _weekdays()[day.weekday()],
        "date": date,
        "clock": clock,
    }


def week_lines(calendar: WorkingCalendar) -> list[str]:
    """Return the hours of a week, days with the same hours in one line.

    "จันทร์–ศุกร์ 08:30–12:00, 13:00–16:30 น."
    """
    if calendar.always_open:
        return [_("ทุกวัน ตลอด 24 ชั่วโมง")]
    lines = []
    for hours, run in groupby(range(7), key=lambda weekday: calendar.weekly[weekday]):
        days = list(run)
        if hours:
            lines.append(_("%(days)s %(spans)s น.") % {"days": _days(days), "spans": _spans(hours)})
    return [*lines, _("หยุดวันหยุดราชการ")]


def special_lines(calendar: WorkingCalendar, day: date) -> list[str]:
    """Return a line about a day that is open at other hours than its weekday, with the reason if known."""
    hours = calendar.special.get(day, ())
    if calendar.always_open or not hours:
        return []
    said = _("วันนี้เปิดเป็นกรณีพิเศษ %(spans)s น.") % {"spans": _spans(hours)}
    why = calendar.notes.get(day)
    return [f"{said} ({why})" if why else said]


def _spans(hours: Iterable[Interval]) -> str:
    return ", ".join(f"{span.start:%H:%M}–{_end(str(span))}" for span in hours)


def _end(span: str) -> str:
    return span.partition("-")[2]


def _days(days: list[int]) -> str:
    names = _weekdays()
    return names[days[0]] if len(days) == 1 else f"{names[days[0]]}–{names[days[-1]]}"


def _weekdays() -> tuple[str, ...]:
    return (_("จันทร์"), _("อังคาร"), _("พุธ"), _("พฤหัสบดี"), _("ศุกร์"), _("เสาร์"), _("อาทิตย์"))
