"""What officers type into the register."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tidtam.casework.letters.fields import ClockField, ThaiDateField
from tidtam.casework.letters.listing import SORTS
from tidtam.casework.letters.models import Addressee, Letter, Secrecy, Urgency
from tidtam.casework.letters.selectors import next_steps, owners_for, step_names
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.era import BANGKOK

KEPT_SECRECIES = [choice for choice in Secrecy.choices if choice[0] != Secrecy.TOP_SECRET]


class LetterForm(forms.Form):
    """All facts of an entry; the quick row uses the first few."""

    reference = forms.CharField(label=_("ที่"), max_length=120, required=False)
    sender = forms.CharField(label=_("จาก"), max_length=200)
    subject = forms.CharField(label=pgettext_lazy("หนังสือ", "เรื่อง"), max_length=500)
    addressee = forms.ModelChoiceField(Addressee.objects.none(), label=_("ถึง"), empty_label=None)
    urgency = forms.ChoiceField(label=_("ชั้นความเร็ว"), choices=Urgency.choices, initial=Urgency.NORMAL)
    secrecy = forms.ChoiceField(label=_("ชั้นความลับ"), choices=Secrecy.choices, initial=Secrecy.NORMAL)
    dated = ThaiDateField(label=_("ลงวันที่"))
    owner = forms.ModelChoiceField(
        Officer.objects.none(), label=_("ผู้รับผิดชอบ"), required=False, empty_label=_("ยังไม่ระบุ")
    )
    action = forms.CharField(label=_("การปฏิบัติ"), max_length=500, required=False)
    remarks = forms.CharField(label=_("หมายเหตุ"), max_length=500, required=False)

    def __init__(
        self, *args: Any, unit: Unit, today: date, present: Letter | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dated"].today = today  # type: ignore[attr-defined]
        active = Addressee.objects.filter(is_active=True)
        if present is not None:
            active = active | Addressee.objects.filter(pk=present.addressee_id)
        self.fields["addressee"].queryset = active.distinct()  # type: ignore[attr-defined]
        keys = [officer.pk for officer in owners_for(unit)]
        if present is not None and present.owner_id:
            keys.append(present.owner_id)
        self.fields["owner"].queryset = Officer.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
        self.fields["dated"].widget.attrs["placeholder"] = _("7 ม.ค. 63")
        self.fields["sender"].widget.attrs.update({"list": "senders", "autocomplete": "off"})
        self.fields["reference"].widget.attrs["autocomplete"] = "off"
        self.fields["subject"].widget.attrs["autocomplete"] = "off"


class EntryForm(LetterForm):
    """A new entry: its register, and when it was received if that was not just now."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("ทะเบียนของ"), empty_label=None)
    registered_on = ThaiDateField(label=_("รับเมื่อวันที่"), help_text=_("เว้นว่างคือขณะนี้"))
    registered_time = ClockField(label=_("เวลา"))
    place = forms.CharField(label=_("อยู่ที่"), max_length=200, required=False)

    def __init__(self, *args: Any, registers: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, unit=registers[0], **kwargs)
        keys = [unit.pk for unit in registers]
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
        self.fields["registered_on"].today = self.fields["dated"].today  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Return what ``letter_register`` takes."""
        facts = dict(self.cleaned_data)
        facts["registered_at"] = moment_of(facts.pop("registered_on"), facts.pop("registered_time"))
        return facts


class MoveForm(forms.Form):
    """Where the letter goes, and what its followers are told."""

    step = forms.ChoiceField(label=_("ขั้น"), widget=forms.RadioSelect)
    place = forms.CharField(label=_("อยู่ที่"), max_length=200, required=False)
    note = forms.CharField(label=_("หมายเหตุ"), max_length=500, required=False)
    occurred_on = ThaiDateField(label=_("เมื่อวันที่"), help_text=_("เว้นว่างคือขณะนี้"))
    occurred_time = ClockField(label=_("เวลา"))
    message = forms.CharField(
        label=_("ข้อความถึงผู้ติดตาม"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, letter: Letter, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = step_names()
        offered = [(step.code, _way(letter, step.code, names)) for step in next_steps(letter)]
        self.fields["step"].choices = offered  # type: ignore[attr-defined]
        self.fields["step"].initial = offered[0][0] if offered else None
        self.fields["occurred_on"].today = today  # type: ignore[attr-defined]
        self.fields["place"].widget.attrs["list"] = "places"
        self.fields["place"].initial = letter.place

    def facts(self) -> dict[str, Any]:
        """Return what ``letter_move`` takes, but for whether followers are told."""
        facts = dict(self.cleaned_data)
        facts["occurred_at"] = moment_of(facts.pop("occurred_on"), facts.pop("occurred_time"))
        return facts


def _way(letter: Letter, step: str, names: dict[str, str]) -> str:
    """Return how a step is offered: whether it is the same one, or lies behind."""
    codes = list(names)
    if step == letter.step:
        return gettext("%(step)s (ขั้นเดิม ย้ายที่)") % {"step": names[step]}
    if letter.step in codes and codes.index(step) < codes.index(letter.step):
        return gettext("%(step)s (ย้อนกลับ)") % {"step": names[step]}
    return names[step]


class FilterForm(forms.Form):
    """Which letters of the register are shown, and in what order."""

    q = forms.CharField(label=_("ค้นหา"), max_length=200, required=False)
    step = forms.ChoiceField(label=_("ขั้น"), required=False)
    urgency = forms.ChoiceField(
        label=_("ชั้นความเร็ว"), choices=[("", _("ทุกชั้นความเร็ว")), *Urgency.choices], required=False
    )
    secrecy = forms.ChoiceField(
        label=_("ชั้นความลับ"), choices=[("", _("ทุกชั้นความลับ")), *KEPT_SECRECIES], required=False
    )
    year = forms.TypedChoiceField(label=_("ปีทะเบียน"), coerce=int, empty_value=None, required=False)
    owner = forms.ChoiceField(
        label=_("ผู้รับผิดชอบ"),
        choices=[("", _("ของทุกคน")), ("me", _("ของฉัน")), ("none", _("ยังไม่ระบุผู้รับผิดชอบ"))],
        required=False,
    )
    sort = forms.ChoiceField(
        label=_("เรียงตาม"),
        choices=[
            ("registered", _("ลงทะเบียนล่าสุด")),
            ("since", _("ค้างขั้นนานที่สุด")),
            ("sender", _("หน่วยงาน ก–ฮ")),
            ("subject", _("เรื่อง ก–ฮ")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [("", _("ทุกขั้น")), *step_names().items()]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("ทุกปี")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]

        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def sort_key(self) -> str:
        """Return the chosen order, a key of ``SORTS``."""
        chosen = self.cleaned_data.get("sort") or "registered"
        return chosen if chosen in SORTS else "registered"


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("เหตุที่ยกเลิก"), max_length=300, help_text=_("เช่น ลงทะเบียนซ้ำกับเลขรับ 2187"))


class FollowForm(forms.Form):
    number = forms.CharField(label=_("เลขเรื่อง"), max_length=24, help_text=_("เช่น นส.63-0057"))


class ImportForm(forms.Form):
    """A spreadsheet and the register it belongs to."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("ทะเบียนของ"), empty_label=None)
    file = forms.FileField(label=_("ไฟล์ XLSX หรือ CSV"))

    def __init__(self, *args: Any, registers: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [unit.pk for unit in registers]
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
        self.fields["unit"].initial = registers[0].pk
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv"


class AddresseeForm(forms.Form):
    """Someone letters are addressed to."""

    name = forms.CharField(label=_("ชื่อหรือตำแหน่ง"), max_length=150)
    name_en = forms.CharField(label=_("ชื่อภาษาอังกฤษ"), max_length=150, required=False)
    order = forms.IntegerField(label=_("ลำดับในรายการ"), min_value=0, max_value=999, initial=9)
    is_active = forms.BooleanField(label=_("ยังรับหนังสืออยู่"), required=False, initial=True)


def moment_of(day: date | None, clock: time | None) -> datetime | None:
    """Return the moment a day and a time in Bangkok name; nothing without a day, midnight without a time."""
    return datetime.combine(day, clock or time(), tzinfo=BANGKOK) if day else None
