"""What an officer can do with a case, one form an act: what to ask, and the one service that does it."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases import services
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.people import WORKERS, officers_of
from tidtam.casework.cases.reasons import PauseReason
from tidtam.core.org.models import Officer, Unit

Words = str | Promise


class ActForm(forms.Form):
    """The form of one act.

    ``title`` heads it, ``verb`` stands on its button, ``told`` is said when done; ``leaves``: back to the
    queue.
    """

    title: ClassVar[Words]
    verb: ClassVar[Words]
    told: ClassVar[Words]
    hint: ClassVar[Words] = ""
    danger: ClassVar[bool] = False
    leaves: ClassVar[bool] = False

    def __init__(self, data: Any = None, *, case: Case, officer: Officer) -> None:
        super().__init__(data, auto_id="act-%s")
        self.case, self.officer = case, officer
        self.prepare()

    def prepare(self) -> None:
        """Fill in the choices that depend on the case."""

    def perform(self, *, at: datetime) -> None:
        """Do it, once the form is valid; raises DomainError when the case has moved on."""
        raise NotImplementedError


class AssignForm(ActForm):
    title, verb, told = _("มอบหมายเรื่อง"), _("มอบหมาย"), _("มอบหมายแล้ว")
    to = forms.ModelChoiceField(
        Officer.objects.none(), label=_("มอบหมายให้"), required=False, empty_label=_("ไม่มีผู้รับผิดชอบ")
    )

    def prepare(self) -> None:
        able = [officer.pk for officer in officers_of([self.case.unit_id])]
        self.fields["to"].queryset = Officer.objects.filter(pk__in=able).order_by("full_name")  # type: ignore[attr-defined]
        self.fields["to"].initial = self.case.assignee_id or self.officer.pk

    def perform(self, *, at: datetime) -> None:
        by = services.officer_actor(self.officer)
        services.case_assign(case=self.case, to=self.cleaned_data["to"], by=by, at=at)


class TransferForm(ActForm):
    title, verb, told = _("โอนเรื่องไปหน่วยงานอื่น"), _("โอนเรื่อง"), _("โอนเรื่องแล้ว")
    hint, leaves = _("นาฬิกาคำมั่นเดินต่อ หน่วยงานปลายทางเห็นเรื่องทันที"), True
    to = forms.ModelChoiceField(Unit.objects.none(), label=_("โอนไปยัง"))

    def prepare(self) -> None:
        staffed = Unit.objects.filter(memberships__role__in=WORKERS).exclude(pk=self.case.unit_id)
        self.fields["to"].queryset = staffed.distinct()  # type: ignore[attr-defined]

    def perform(self, *, at: datetime) -> None:
        by = services.officer_actor(self.officer)
        services.case_transfer(case=self.case, to=self.cleaned_data["to"], by=by, at=at)


class CloseForm(ActForm):
    title, verb, told = _("ปิดเรื่อง"), _("ปิดเรื่อง"), _("ปิดเรื่องแล้ว")
    reason = forms.ChoiceField(label=_("เหตุผล"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("ผลที่แจ้งผู้แจ้ง"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("ข้อความนี้ส่งถึงผู้แจ้ง เว้นว่างได้เฉพาะเหตุผลที่ไม่ต้องแจ้งผล"),
    )

    def prepare(self) -> None:
        english = get_language() == "en"
        reasons = [
            (each.code, each.name_en if english and each.name_en else each.name)
            for each in self.case.pack.closing_reasons
        ]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]

    def perform(self, *, at: datetime) -> None:
        reason, text = self.cleaned_data["reason"], self.cleaned_data["text"]
        if text.strip():
            services.case_reply(case=self.case, officer=self.officer, text=text, closes_with=reason, at=at)
            return
        by = services.officer_actor(self.officer)
        services.case_close(case=self.case, by=by, reason=reason, has_text=False, at=at)


class ReopenForm(ActForm):
    title, verb, told = _("เปิดเรื่องใหม่"), _("เปิดเรื่องใหม่"), _("เปิดเรื่องใหม่แล้ว")
    hint = _("คำมั่นรอบใหม่เริ่มนับจากตอนนี้ ผลของรอบแรกไม่เปลี่ยน")

    def perform(self, *, at: datetime) -> None:
        services.case_reopen(case=self.case, by=services.officer_actor(self.officer), at=at)


class PauseForm(ActForm):
    title, verb, told = _("พักการนับเวลา"), _("พักการนับเวลา"), _("พักการนับเวลาแล้ว")
    hint = _("นาฬิกาหยุดจนกว่าจะกดนับเวลาต่อ การพักอยู่ในประวัติและในรายงาน")
    reason = forms.ChoiceField(label=_("เหตุผล"), widget=forms.RadioSelect, choices=PauseReason.choices)

    def perform(self, *, at: datetime) -> None:
        by = services.officer_actor(self.officer)
        services.case_pause(case=self.case, by=by, reason=self.cleaned_data["reason"], at=at)


class ResumeForm(ActForm):
    title, verb, told = _("นับเวลาต่อ"), _("นับเวลาต่อ"), _("นับเวลาต่อแล้ว")
    hint = _("เวลาที่พักไว้บวกเพิ่มให้กำหนดของคำมั่น")

    def perform(self, *, at: datetime) -> None:
        services.case_resume(case=self.case, by=services.officer_actor(self.officer), at=at)


class DescribeForm(ActForm):
    title, verb, told = _("แก้ไขข้อมูลเรื่อง"), _("บันทึก"), _("บันทึกแล้ว")
    name = forms.CharField(label=_("ชื่อเรื่อง"), max_length=300)
    category = forms.ChoiceField(label=_("ประเภท"), required=False)

    def prepare(self) -> None:
        english = get_language() == "en"
        known = [
            (each.code, each.name_en if english and each.name_en else each.name)
            for each in self.case.pack.categories
        ]
        if known:
            self.fields["category"].choices = [("", _("ไม่ระบุ")), *known]  # type: ignore[attr-defined]
        else:
            del self.fields["category"]
        self.initial = {"name": self.case.title, "category": self.case.category}

    def perform(self, *, at: datetime) -> None:
        said = {"title": self.cleaned_data["name"], "category": self.cleaned_data.get("category")}
        fields = {name: value for name, value in said.items() if value is not None}
        services.case_describe(case=self.case, by=services.officer_actor(self.officer), at=at, **fields)
