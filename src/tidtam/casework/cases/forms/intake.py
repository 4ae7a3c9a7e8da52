"""A request taken down by hand, in under a minute: who, what, how and when it came."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Channel
from tidtam.casework.cases.services.opening import CLOCK_SKEW
from tidtam.casework.desks.models import Desk
from tidtam.core.contacts.models import Contact
from tidtam.core.org.access import Permission, units_where
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import BANGKOK

BY_HAND = [
    (Channel.PHONE.value, Channel.PHONE.label),
    (Channel.WALK_IN.value, Channel.WALK_IN.label),
    (Channel.LETTER.value, Channel.LETTER.label),
]


class IntakeForm(forms.Form):
    """Who asks, what, by which way, when."""

    contact = forms.ModelChoiceField(
        Contact.objects.filter(erased_at=None),
        to_field_name="public_id",
        required=False,
        widget=forms.HiddenInput,
    )
    name = forms.CharField(
        label=_("ชื่อผู้แจ้ง"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("โทรศัพท์"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    agency = forms.CharField(
        label=_("หน่วยงาน"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    desk = forms.ModelChoiceField(Desk.objects.none(), label=_("บริการ"), empty_label=None)
    channel = forms.ChoiceField(
        label=_("มาทาง"), choices=BY_HAND, initial=Channel.PHONE.value, widget=forms.RadioSelect
    )
    number = forms.CharField(
        label=_("เลขที่หนังสือ หรือเลขรับ"),
        max_length=120,
        required=False,
        help_text=_("พิมพ์เลขไทยหรืออารบิกก็ได้ เช่น กท 0901/1542 หรือ 2187"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    references = forms.MultipleChoiceField(required=False, choices=[])
    text = forms.CharField(
        label=_("เรื่องที่แจ้ง"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": ""}),
        error_messages={"required": _("บันทึกว่าผู้แจ้งต้องการทราบหรือขออะไร")},
    )
    received_at = forms.DateTimeField(
        label=_("รับเรื่องเมื่อ"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    offered = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    backdate_reason = forms.CharField(
        label=_("เหตุที่ลงเวลาย้อนหลัง"),
        max_length=300,
        required=False,
        help_text=_("จำเป็นเมื่อแก้เวลารับเรื่องย้อนหลัง และจะแสดงในรายการและรายงาน"),
    )

    def __init__(self, data: Any = None, *, officer: Officer, at: datetime) -> None:
        minute = at.astimezone(BANGKOK).strftime("%Y-%m-%dT%H:%M")
        initial = {"received_at": minute, "offered": minute}
        super().__init__(data, auto_id="new-%s", initial=initial)
        desks = Desk.objects.filter(unit_id__in=units_where(officer, Permission.WORK_CASES))
        self.fields["desk"].queryset = desks  # type: ignore[attr-defined]
        self.fields["desk"].initial = desks.first()
        self.fields["references"].valid_value = lambda value: len(value) <= 12  # type: ignore[attr-defined]
        self.at, self.has_one_desk = at, desks.count() == 1

    def clean_received_at(self) -> datetime:
        """Refuse the future; a time left as it was offered is no backdating, however long the call took."""
        received_at: datetime = self.cleaned_data["received_at"]
        if self.data.get("received_at", "")[:16] == self.data.get("offered"):
            received_at = max(received_at, self.at - CLOCK_SKEW)
        if received_at > self.at:
            raise ValidationError(_("เวลารับเรื่องอยู่ในอนาคต ตรวจวันที่และเวลาอีกครั้ง"))
        return received_at

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("contact") or said.get("name", "").strip() or said.get("phone", "").strip()):
            self.add_error("name", _("ระบุชื่อหรือหมายเลขโทรศัพท์ของผู้แจ้ง"))
        received_at = said.get("received_at")
        if received_at and self.at - received_at > CLOCK_SKEW and not said.get("backdate_reason", "").strip():
            self.add_error("backdate_reason", _("การลงเวลารับเรื่องย้อนหลังต้องระบุเหตุผล"))
        return said
