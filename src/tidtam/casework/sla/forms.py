"""What is typed about office hours, special days, and the question "when would it be due"."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.fields import ClockField, HoursField, ThaiDateField
from tidtam.core.calendars.intervals import BANGKOK, Interval
from tidtam.core.calendars.models import Calendar, Weekday

YEARS_AHEAD = 10


class WeekForm(forms.Form):
    """The hours of a week, a line a day."""

    name = forms.CharField(label=gettext_lazy("ชื่อปฏิทิน"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("ชื่อภาษาอังกฤษ"), max_length=120, required=False)
    always_open = forms.BooleanField(
        label=gettext_lazy("เปิดตลอด 24 ชั่วโมง"),
        required=False,
        help_text=gettext_lazy("ไม่มีพักเที่ยง กลางคืน หรือวันหยุด"),
    )
    observes_government_holidays = forms.BooleanField(label=gettext_lazy("หยุดตามวันหยุดราชการ"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("เหตุผลที่แก้ไข"),
        max_length=300,
        help_text=gettext_lazy("เช่น เลขที่คำสั่งที่เปลี่ยนเวลาทำการ"),
    )

    def __init__(self, data: Any, *, calendar: Calendar, week: WorkingCalendar) -> None:
        facts = ("name", "name_en", "always_open", "observes_government_holidays")
        initial = {name: getattr(calendar, name) for name in facts}
        super().__init__(data, initial={**initial, **_by_day(week)})
        for number, day in Weekday.choices:
            self.fields[f"day_{number}"] = HoursField(label=day)

    def days(self) -> list[Any]:
        """Return the seven fields, from Monday."""
        return [self[f"day_{number}"] for number in Weekday.values]

    def week(self) -> list[tuple[Interval, ...]]:
        """Return the hours as the service takes them; none on a calendar that is always open."""
        if self.cleaned_data["always_open"]:
            return [()] * 7
        return [self.cleaned_data[f"day_{number}"] for number in Weekday.values]


class DayForm(forms.Form):
    """A date with other hours than usual, and the resolution that says so."""

    day = ThaiDateField(label=gettext_lazy("วันที่"), required=True, help_text=gettext_lazy("เช่น 7 ม.ค. 63"))
    name = forms.CharField(
        label=gettext_lazy("ชื่อวัน"), max_length=200, help_text=gettext_lazy("เช่น วันหยุดพิเศษ")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("วันนั้น"),
        choices=[("closed", gettext_lazy("ปิดทำการ")), ("hours", gettext_lazy("เปิดตามเวลาที่กำหนด"))],
        widget=forms.RadioSelect,
        initial="closed",
    )
    hours = HoursField(label=gettext_lazy("เวลาทำการวันนั้น"), help_text=gettext_lazy("เช่น 08:30–12:00"))
    reason = forms.CharField(
        label=gettext_lazy("มติหรือหนังสืออ้างอิง"),
        max_length=300,
        help_text=gettext_lazy("เช่น มติ ครม. 7 ม.ค. 2563"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["day"].today = today  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """Refuse days beyond what a calendar holds."""
        day: date = self.cleaned_data["day"]
        if abs(day.year - self.today.year) > YEARS_AHEAD:
            raise forms.ValidationError(_("ปีอยู่ไกลเกินไป ตรวจว่าพิมพ์ พ.ศ. ถูกต้อง"))
        return day

    def clean(self) -> dict[str, Any]:
        """Open days need hours; closed days have none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == "hours" and "hours" in cleaned and not cleaned["hours"]:
            self.add_error("hours", _("พิมพ์เวลาเปิดและปิดของวันนั้น"))
        if cleaned.get("kind") == "closed":
            cleaned["hours"] = ()
        return cleaned


class RemoveForm(forms.Form):
    """Why a date goes back to the usual."""

    reason = forms.CharField(label=gettext_lazy("เหตุผล"), max_length=300)


class AskForm(forms.Form):
    """When something would be received."""

    day = ThaiDateField(label=gettext_lazy("รับเรื่องวันที่"))
    clock = ClockField(label=gettext_lazy("เวลา"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["day"].today = today  # type: ignore[attr-defined]

    def moment(self, usual: datetime) -> datetime:
        """Return the moment asked about; what was not typed is taken from ``usual``."""
        if not self.is_bound or not self.is_valid():
            return usual
        local = usual.astimezone(BANGKOK)
        day = self.cleaned_data["day"] or local.date()
        return datetime.combine(day, self.cleaned_data["clock"] or local.time(), BANGKOK)

    def clean_day(self) -> date | None:
        """Refuse days no calendar is made for."""
        day: date | None = self.cleaned_data["day"]
        if day and abs(day - self.today) > timedelta(days=365 * YEARS_AHEAD):
            raise forms.ValidationError(_("ปีอยู่ไกลเกินไป ตรวจว่าพิมพ์ พ.ศ. ถูกต้อง"))
        return day


def _by_day(week: WorkingCalendar) -> dict[str, tuple[Interval, ...]]:
    return {f"day_{number}": hours for number, hours in enumerate(week.weekly)}
