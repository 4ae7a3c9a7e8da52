"""What may be asked of the queue, read from the address; anything unreadable is left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import STATE_NAMES, Channel
from tidtam.casework.cases.people import officers_for
from tidtam.casework.cases.selectors import QueueFilter
from tidtam.core.org.models import Officer

OVERDUE = "overdue"


class QueueForm(forms.Form):
    """The filters above the queue; every field may be left out."""

    q = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    desk = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    who = forms.ChoiceField(
        label=_("ผู้รับผิดชอบ"),
        required=False,
        choices=[("", _("ของทุกคน")), ("mine", _("ของฉัน")), ("nobody", _("ยังไม่มีผู้รับผิดชอบ"))],
    )
    state = forms.ChoiceField(
        label=_("สถานะ"),
        required=False,
        choices=[("", _("ทุกสถานะที่ยังไม่ปิด")), (OVERDUE, _("เกินกำหนด")), *STATE_NAMES],
    )
    channel = forms.ChoiceField(
        label=_("ช่องทาง"), required=False, choices=[("", _("ทุกช่องทาง")), *Channel.choices]
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="filter-%s")
        for field in self.visible_fields():
            field.field.widget.attrs["class"] = "input"

    def filters(self) -> QueueFilter:
        """Return what was asked; a field that cannot be read counts as not asked."""
        self.is_valid()
        asked = self.cleaned_data
        state = asked.get("state", "")
        return QueueFilter(
            desk=asked.get("desk", ""),
            channel=asked.get("channel", ""),
            state="" if state == OVERDUE else state,
            overdue=state == OVERDUE,
            mine=asked.get("who") == "mine",
            unassigned=asked.get("who") == "nobody",
            text=asked.get("q", ""),
        )


class PublicIds(forms.MultipleChoiceField):
    """Public ids of cases; which of them the officer may touch is asked one by one."""

    def valid_value(self, value: str) -> bool:
        """Take anything that could be a public id."""
        return len(value) <= 12


class BulkAssignForm(forms.Form):
    """Ticked cases go to one officer, or to nobody."""

    case = PublicIds(error_messages={"required": _("เลือกเรื่องอย่างน้อยหนึ่งเรื่อง")})
    to = forms.ModelChoiceField(Officer.objects.none(), label=_("มอบหมายให้"), required=False)

    def __init__(self, data: Any = None, *, officer: Officer) -> None:
        super().__init__(data, auto_id="bulk-%s")
        able = [each.pk for each in officers_for(officer)]
        self.fields["to"].queryset = Officer.objects.filter(pk__in=able).order_by("full_name")  # type: ignore[attr-defined]
        self.fields["to"].empty_label = _("ไม่มีผู้รับผิดชอบ")  # type: ignore[attr-defined]
        self.fields["to"].widget.attrs["form"] = "bulk"
