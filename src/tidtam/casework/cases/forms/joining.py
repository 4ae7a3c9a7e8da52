"""Merging, unmerging and splitting: choosing what goes where."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases import services
from tidtam.casework.cases.forms.acts import ActForm
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.page import merge_candidates
from tidtam.casework.messaging.models import Direction, Message
from tidtam.core.org.access import Permission
from tidtam.core.thai.dates import format_datetime
from tidtam.core.thai.text import truncate_graphemes

MOST = 12


class CaseChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A case by its number, its title and who asks."""

    def label_from_instance(self, case: Case) -> str:
        return f"{case.number} · {case.title} · {case.contact}"


class MessageChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Messages by their time and first words."""

    def label_from_instance(self, message: Message) -> str:
        words = truncate_graphemes(message.text, 90) or message.get_kind_display()
        return f"{format_datetime(message.occurred_at)} · {words}"


class MergeForm(ActForm):
    title, verb, told = _("รวมเรื่อง"), _("รวมเรื่อง"), _("รวมเรื่องแล้ว")
    hint = _("ผลที่แจ้งในเรื่องหลักจะแจ้งทุกเรื่องที่รวมไว้ แต่ละเรื่องยังนับเวลาและนับจำนวนของตน แยกคืนได้ทุกเมื่อ")
    into = CaseChoice(
        Case.objects.none(), label=_("เรื่องหลัก"), required=False, widget=forms.RadioSelect, empty_label=None
    )
    number = forms.CharField(
        label=_("หรือพิมพ์เลขเรื่อง"), required=False, max_length=24, help_text=_("เช่น นส.63-0057")
    )

    def prepare(self) -> None:
        found = merge_candidates(self.case, self.officer)
        keys = list(found.values_list("pk", flat=True)[:MOST])
        near = Case.objects.filter(pk__in=keys).select_related("contact").order_by("-opened_at")
        self.fields["into"].queryset = near  # type: ignore[attr-defined]
        if not keys:
            del self.fields["into"]
            self.fields["number"].label = _("เลขเรื่องของเรื่องหลัก")

    def clean(self) -> dict[str, object]:
        asked = super().clean() or {}
        if number := asked.get("number", "").strip():
            mine = Case.objects.visible_to(self.officer, Permission.WORK_CASES)
            asked["into"] = mine.filter(number=number).first()
            if asked["into"] is None:
                raise ValidationError({"number": _("ไม่พบเลขเรื่องนี้ในเรื่องที่ท่านดูแล")})
        if not asked.get("into"):
            raise ValidationError(_("เลือกเรื่องหลัก หรือพิมพ์เลขเรื่อง"))
        return asked

    def perform(self, *, at: datetime) -> None:
        by = services.officer_actor(self.officer)
        services.case_merge(case=self.case, into=self.cleaned_data["into"], by=by, at=at)


class UnmergeForm(ActForm):
    title, verb, told = _("แยกเรื่องออก"), _("แยกเรื่องออก"), _("แยกเรื่องออกแล้ว")
    hint = _("เรื่องนี้จะเดินต่อด้วยตัวเอง นาฬิกาคำมั่นเดิมยังอยู่")

    def perform(self, *, at: datetime) -> None:
        services.case_unmerge(case=self.case, by=services.officer_actor(self.officer), at=at)


class SplitForm(ActForm):
    title, verb, told = _("แยกเป็นเรื่องใหม่"), _("แยกเป็นเรื่องใหม่"), _("แยกเป็นเรื่องใหม่แล้ว")
    hint = _("ข้อความที่เลือกย้ายไปเรื่องใหม่ ซึ่งนับเวลาจากข้อความแรกที่ย้าย")
    messages = MessageChoice(
        Message.objects.none(),
        label=_("ข้อความที่จะย้าย"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("เลือกข้อความอย่างน้อยหนึ่งข้อความ")},
    )
    name = forms.CharField(label=_("ชื่อเรื่องใหม่"), max_length=300)

    def prepare(self) -> None:
        said = self.case.messages.filter(direction=Direction.IN, withdrawn_at=None)
        self.fields["messages"].queryset = said  # type: ignore[attr-defined]

    def perform(self, *, at: datetime) -> None:
        services.case_split(
            case=self.case,
            messages=list(self.cleaned_data["messages"]),
            title=self.cleaned_data["name"],
            by=services.officer_actor(self.officer),
            at=at,
        )
