"""One row of each list of a pack."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.casework.desks.pack import CODE
from tidtam.casework.desks.words import ACTS, PLACEHOLDERS, STARTS, UNITS

BRACES = re.compile(r"\{[^{}\s]*\}")
MOST = {"minutes": 1440, "hours": 720, "calendar_days": 365, "working_days": 250}


class RowForm(forms.Form):
    """An entry with a code; the code of an entry that exists is never changed, cases point to it."""

    code = forms.CharField(
        label=gettext_lazy("รหัส"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("อักษรอังกฤษตัวเล็ก เว้นว่างให้ระบบตั้งให้"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("code"):
            self.fields["code"].disabled = True
            self.fields["code"].widget = forms.HiddenInput()

    def clean_code(self) -> str:
        """Refuse what a pack would refuse."""
        code = str(self.cleaned_data["code"]).strip()
        if code and not CODE.fullmatch(code):
            raise forms.ValidationError(_("ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ _ . - โดยขึ้นต้นด้วยอักษร"))
        return code


class OptionForm(RowForm):
    """A category, topic, class of agency or step."""

    name = forms.CharField(label=gettext_lazy("ชื่อ"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("ชื่อภาษาอังกฤษ"), max_length=120, required=False)


class ClosingReasonForm(OptionForm):
    """Why a case may be closed."""

    needs_text = forms.BooleanField(
        label=gettext_lazy("ต้องเขียนผลให้ผู้แจ้งก่อนปิดเรื่อง"), required=False, initial=True
    )


class QuestionForm(RowForm):
    """A survey question."""

    text = forms.CharField(label=gettext_lazy("คำถาม"), max_length=300)
    text_en = forms.CharField(label=gettext_lazy("คำถามภาษาอังกฤษ"), max_length=300, required=False)


class TemplateForm(RowForm):
    """A ready answer in both languages."""

    title = forms.CharField(label=gettext_lazy("ชื่อ"), max_length=120)
    title_en = forms.CharField(label=gettext_lazy("ชื่อภาษาอังกฤษ"), max_length=120, required=False)
    text = forms.CharField(
        label=gettext_lazy("ข้อความ"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    text_en = forms.CharField(
        label=gettext_lazy("ข้อความภาษาอังกฤษ"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_text(self) -> str:
        """Refuse places that nobody fills in."""
        return self._known_places("text")

    def clean_text_en(self) -> str:
        """Refuse places that nobody fills in."""
        return self._known_places("text_en")

    def _known_places(self, name: str) -> str:
        text = str(self.cleaned_data[name]).replace("\r\n", "\n")
        unknown = [place for place in BRACES.findall(text) if place not in PLACEHOLDERS]
        if unknown:
            told = {"unknown": ", ".join(unknown), "known": " ".join(PLACEHOLDERS)}
            raise forms.ValidationError(_("ไม่รู้จัก %(unknown)s ใช้ได้เฉพาะ %(known)s") % told)
        return text


class PromiseForm(RowForm):
    """What the desk promises about time."""

    title = forms.CharField(label=gettext_lazy("ชื่อ"), max_length=60)
    title_en = forms.CharField(label=gettext_lazy("ชื่อภาษาอังกฤษ"), max_length=60, required=False)
    amount = forms.IntegerField(label=gettext_lazy("ภายใน"), min_value=1)
    unit = forms.ChoiceField(label=gettext_lazy("หน่วยเวลา"), choices=list(UNITS.items()))
    starts = forms.ChoiceField(label=gettext_lazy("เริ่มนับ"), choices=list(STARTS.items()), initial="receipt")
    working_time = forms.BooleanField(
        label=gettext_lazy("นับเฉพาะเวลาทำการ"),
        help_text=gettext_lazy("สำหรับนาทีและชั่วโมง: พักเที่ยง กลางคืน และวันหยุดไม่นับ"),
        required=False,
        initial=True,
    )
    kept_by = forms.MultipleChoiceField(
        label=gettext_lazy("ถือว่าทำแล้วเมื่อ"),
        choices=list(ACTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("เลือกอย่างน้อยหนึ่งการกระทำ")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse lengths that are surely a slip of the keyboard."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        most = MOST.get(cleaned.get("unit", ""), 0)
        if most and (cleaned.get("amount") or 0) > most:
            told = {"most": most, "unit": UNITS[cleaned["unit"]]}
            self.add_error("amount", _("ไม่เกิน %(most)s %(unit)s ถ้านานกว่านั้นให้เลือกหน่วยเวลาอื่น") % told)
        return cleaned


ROW_FORMS: dict[str, type[RowForm]] = {
    "promises": PromiseForm,
    "categories": OptionForm,
    "topics": OptionForm,
    "agency_classes": OptionForm,
    "steps": OptionForm,
    "closing_reasons": ClosingReasonForm,
    "templates": TemplateForm,
    "questions": QuestionForm,
}
