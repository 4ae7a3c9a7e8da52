"""An office's hours, the days that differ, and every version they have had."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.core.calendars.intervals import MIDNIGHT, Interval

CODE = RegexValidator(r"\A[a-z0-9][a-z0-9_-]*\Z", _("รหัสปฏิทินใช้ตัวพิมพ์เล็ก a-z ตัวเลข ขีดกลางหรือขีดล่าง"))


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("วันจันทร์")
    TUESDAY = 1, _("วันอังคาร")
    WEDNESDAY = 2, _("วันพุธ")
    THURSDAY = 3, _("วันพฤหัสบดี")
    FRIDAY = 4, _("วันศุกร์")
    SATURDAY = 5, _("วันเสาร์")
    SUNDAY = 6, _("วันอาทิตย์")


class Calendar(models.Model):
    """The hours on which promises are kept. ``version`` names the CalendarVersion in force."""

    code = models.CharField(_("รหัส"), max_length=40, unique=True, validators=[CODE])
    name = models.CharField(_("ชื่อ"), max_length=120)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=120, blank=True)
    always_open = models.BooleanField(_("เปิดตลอด 24 ชั่วโมง"), default=False)
    observes_government_holidays = models.BooleanField(_("หยุดตามวันหยุดราชการ"), default=True)
    version = models.PositiveIntegerField(_("ฉบับที่"), default=0)

    class Meta:
        ordering = ["name"]
        verbose_name = _("ปฏิทินทำการ")
        verbose_name_plural = _("ปฏิทินทำการ")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(always_open=True, observes_government_holidays=True),
                name="calendar_open_24_hours_has_no_holidays",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OpenInterval(models.Model):
    """Open hours of one weekday; ``end`` of 00:00 is the midnight that ends the day."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="open_intervals")
    weekday = models.PositiveSmallIntegerField(_("วัน"), choices=Weekday.choices)
    start = models.TimeField(_("เปิด"))
    end = models.TimeField(_("ปิด"))

    class Meta:
        ordering = ["calendar", "weekday", "start"]
        verbose_name = _("ช่วงเวลาทำการ")
        verbose_name_plural = _("ช่วงเวลาทำการ")
        constraints = [
            models.UniqueConstraint("calendar", "weekday", "start", name="open_interval_starts_once"),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="open_interval_in_the_week"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")) | models.Q(end=MIDNIGHT),
                name="open_interval_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.as_interval()}"

    def as_interval(self) -> Interval:
        """The hours as the arithmetic takes them."""
        return Interval(self.start, self.end)


class DayOverride(models.Model):
    """A date with other hours than the week and the holidays say; without intervals the office is closed."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="overrides")
    day = models.DateField(_("วันที่"))
    intervals = models.JSONField(_("เวลาทำการวันนั้น"), default=list, blank=True)
    name = models.CharField(_("ชื่อวัน"), max_length=200)
    reason = models.CharField(_("เหตุผลหรือหนังสืออ้างอิง"), max_length=400)

    class Meta:
        ordering = ["calendar", "day"]
        verbose_name = _("วันที่เวลาทำการต่างไป")
        verbose_name_plural = _("วันที่เวลาทำการต่างไป")
        constraints = [models.UniqueConstraint("calendar", "day", name="one_override_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

    def as_intervals(self) -> tuple[Interval, ...]:
        """The hours of the day in order; empty when closed."""
        return tuple(Interval.parse(text) for text in self.intervals)


class CalendarVersion(models.Model):
    """A calendar as it stood from ``made_at`` until its next version: who changed it, when and why.

    Written once and never changed. ``snapshot`` holds the whole calendar, holidays included, so a
    deadline frozen with this version can always be recomputed.
    """

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField(_("ฉบับที่"))
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    made_by = models.CharField(_("ผู้แก้ไข"), max_length=120)
    made_at = models.DateTimeField(_("เมื่อ"))
    reason = models.CharField(_("เหตุผล"), max_length=400, blank=True)

    class Meta:
        ordering = ["calendar", "-version"]
        verbose_name = _("ฉบับของปฏิทิน")
        verbose_name_plural = _("ฉบับของปฏิทิน")
        constraints = [models.UniqueConstraint("calendar", "version", name="calendar_version_once")]

    def __str__(self) -> str:
        return f"{self.calendar_id} v{self.version}"
