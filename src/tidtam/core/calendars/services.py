"""Changing calendars. Every change writes a new version; deadlines frozen with an older one keep it.

``by`` is an opaque name of who acts: officers live on a higher floor. The version rows are the record
of the change.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.core.calendars.arithmetic import NO_WEEK, WorkingCalendar
from tidtam.core.calendars.holidays import government_holidays
from tidtam.core.calendars.intervals import Interval, day_of, in_order
from tidtam.core.calendars.models import Calendar, CalendarVersion, DayOverride, OpenInterval
from tidtam.core.calendars.snapshot import digest, to_json
from tidtam.core.kernel.errors import DomainError

FIRST_YEAR = 2010
YEARS_AHEAD = 10

Week = Sequence[Sequence[Interval]]


@transaction.atomic
def calendar_define(
    *,
    code: str,
    name: str,
    name_en: str = "",
    weekly: Week = NO_WEEK,
    always_open: bool = False,
    observes_government_holidays: bool = True,
    by: str,
    at: datetime,
    reason: str = "",
) -> Calendar:
    """Create the calendar ``code`` or bring it to this definition; its dated overrides stay.

    ``weekly`` holds seven days from Monday. The same definition twice makes no new version. A calendar
    that is always open has neither hours nor holidays. Raises DomainError when the hours make no sense.
    """
    _guard_hours(weekly, always_open=always_open)
    calendar, _created = Calendar.objects.select_for_update().get_or_create(
        code=code,
        defaults={"name": name, "observes_government_holidays": False, "always_open": False},
    )
    if always_open and calendar.overrides.exists():
        raise DomainError(_("ปฏิทินนี้มีวันที่กำหนดเวลาไว้ต่างหาก ลบวันเหล่านั้นก่อนเปลี่ยนเป็นเปิดตลอด 24 ชั่วโมง"))
    calendar.name = name
    calendar.name_en = name_en
    calendar.always_open = always_open
    calendar.observes_government_holidays = observes_government_holidays and not always_open
    calendar.save(update_fields=["name", "name_en", "always_open", "observes_government_holidays"])
    calendar.open_intervals.all().delete()
    OpenInterval.objects.bulk_create(
        OpenInterval(calendar=calendar, weekday=weekday, start=hours.start, end=hours.end)
        for weekday, day in enumerate(weekly)
        for hours in day
    )
    _version_make(calendar, by=by, at=at, reason=reason)
    return calendar


@transaction.atomic
def override_add(
    *,
    calendar: Calendar,
    day: date,
    intervals: Iterable[Interval] = (),
    name: str,
    reason: str,
    by: str,
    at: datetime,
) -> DayOverride:
    """Close ``day`` (no intervals) or open it at other hours, whatever the week and the holidays say.

    Replaces what was set for that day before. Raises DomainError on a 24-hour calendar, without name or
    reason, or when the hours overlap.
    """
    hours = tuple(sorted(intervals))
    calendar = _claimed(calendar)
    if calendar.always_open:
        raise DomainError(_("ปฏิทินที่เปิดตลอด 24 ชั่วโมงไม่มีวันหยุดหรือเวลาพิเศษ"))
    if not name.strip() or not reason.strip():
        raise DomainError(_("ระบุชื่อวันและเหตุผล เช่น เลขที่หนังสือหรือมติคณะรัฐมนตรี"))
    if not in_order(hours):
        raise DomainError(_("ช่วงเวลาทำการซ้อนกัน ตรวจเวลาเปิดและปิดอีกครั้ง"))
    override, _created = DayOverride.objects.update_or_create(
        calendar=calendar,
        day=day,
        defaults={
            "intervals": [str(interval) for interval in hours],
            "name": name.strip(),
            "reason": reason.strip(),
        },
    )
    _version_make(calendar, by=by, at=at, reason=f"{day.isoformat()} {name}: {reason}")
    return override


@transaction.atomic
def override_remove(*, calendar: Calendar, day: date, reason: str, by: str, at: datetime) -> None:
    """Let ``day`` follow the week and the holidays again. Raises DomainError when nothing was set for it."""
    calendar = _claimed(calendar)
    override = calendar.overrides.filter(day=day).first()
    if override is None:
        raise DomainError(_("ไม่มีเวลาพิเศษของวันนี้ อาจมีผู้ลบไปแล้ว"))
    if not reason.strip():
        raise DomainError(_("ระบุเหตุผลที่ลบวันนี้"))
    override.delete()
    _version_make(calendar, by=by, at=at, reason=f"{day.isoformat()} {override.name}: {reason}")


@transaction.atomic
def calendars_refresh(*, by: str, at: datetime, reason: str = "") -> list[Calendar]:
    """Take up holidays that became known, and keep ten years ahead; returns the calendars that changed.

    For after an upgrade and once a year. Calendars that stay the same get no new version.
    """
    calendars = Calendar.objects.select_for_update().filter(observes_government_holidays=True)
    return [calendar for calendar in calendars if _version_make(calendar, by=by, at=at, reason=reason)]


def _claimed(calendar: Calendar) -> Calendar:
    return Calendar.objects.select_for_update().get(pk=calendar.pk)


def _guard_hours(weekly: Week, *, always_open: bool) -> None:
    if len(weekly) != 7:
        raise DomainError(_("กำหนดเวลาทำการให้ครบเจ็ดวัน เริ่มที่วันจันทร์"))
    if always_open and any(weekly):
        raise DomainError(_("ปฏิทินที่เปิดตลอด 24 ชั่วโมงไม่ต้องกำหนดเวลาทำการ"))
    if not always_open and not any(weekly):
        raise DomainError(_("กำหนดเวลาทำการอย่างน้อยหนึ่งวัน"))
    if not all(in_order(tuple(hours)) for hours in weekly):
        raise DomainError(_("ช่วงเวลาทำการซ้อนกัน ตรวจเวลาเปิดและปิดอีกครั้ง"))


def _version_make(calendar: Calendar, *, by: str, at: datetime, reason: str) -> bool:
    """Write the next version when the content differs from the one in force; says whether it did."""
    content = to_json(_as_arithmetic(calendar, last_year=day_of(at).year + YEARS_AHEAD))
    mark = digest(content)
    if calendar.versions.filter(version=calendar.version, digest=mark).exists():
        return False
    calendar.version += 1
    calendar.save(update_fields=["version"])
    CalendarVersion.objects.create(
        calendar=calendar,
        version=calendar.version,
        snapshot=content,
        digest=mark,
        made_by=by,
        made_at=at,
        reason=reason,
    )
    return True


def _as_arithmetic(calendar: Calendar, *, last_year: int) -> WorkingCalendar:
    week: list[list[Interval]] = [[] for _weekday in range(7)]
    for row in calendar.open_intervals.order_by("weekday", "start"):
        week[row.weekday].append(row.as_interval())
    closed: dict[date, str] = {}
    if calendar.observes_government_holidays:
        for year in range(FIRST_YEAR, last_year + 1):
            closed |= government_holidays(year)
    special: dict[date, tuple[Interval, ...]] = {}
    notes: dict[date, str] = {}
    for override in calendar.overrides.order_by("day"):
        if hours := override.as_intervals():
            special[override.day], notes[override.day] = hours, override.name
            closed.pop(override.day, None)
        else:
            closed[override.day] = override.name
    return WorkingCalendar(
        name=calendar.name,
        version=calendar.version,
        weekly=tuple(tuple(day) for day in week),
        closed=closed,
        special=special,
        notes=notes,
        always_open=calendar.always_open,
    )
