"""What people type on the pages of reports."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.casework.letters.fields import ThaiDateField
from tidtam.performance.reports.describe import Sheet
from tidtam.performance.reports.models import Passage, Place
from tidtam.performance.reports.services import Edit
from tidtam.performance.reports.services.writing import LONGEST

ROWS = {Place.SUPPORT: 3, Place.OBSTACLES: 3}


class SheetForm(forms.Form):
    """Every text of a form that may still be changed, with the revision that was on screen."""

    signatory_name = forms.CharField(label=_("ชื่อผู้ลงนาม"), max_length=150, required=False)
    signatory_position = forms.CharField(label=_("ตำแหน่ง"), max_length=150, required=False)

    def __init__(self, data: Any = None, *, sheet: Sheet, today: date) -> None:
        self.open = [passage for passage in sheet.passages.values() if not sheet.is_locked(passage.place)]
        form = sheet.form
        signed = {"signatory_name": form.signatory_name, "signatory_position": form.signatory_position}
        super().__init__(data, initial=signed | _initial(self.open))
        for passage in self.open:
            self._add(passage, today)

    def _add(self, passage: Passage, today: date) -> None:
        label = passage.get_place_display()
        self.fields[f"text-{passage.place}"] = forms.CharField(
            label=label,
            required=False,
            max_length=LONGEST,
            strip=False,
            widget=forms.Textarea(attrs={"rows": ROWS.get(Place(passage.place), 8), "lang": "th"}),
        )
        self.fields[f"revision-{passage.place}"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput
        )
        if passage.quarter:
            field = ThaiDateField(label=_("ข้อมูล ณ วันที่"))
            field.today = today
            self.fields[f"as_of-{passage.place}"] = field

    def edits(self) -> list[Edit]:
        """Return what was typed at each place that was on the page."""
        given = self.cleaned_data
        return [
            Edit(
                passage.place,
                given[f"text-{passage.place}"],
                given[f"revision-{passage.place}"],
                given.get(f"as_of-{passage.place}"),
            )
            for passage in self.open
            if f"text-{passage.place}" in self.data
        ]

    def signature(self) -> dict[str, str | None]:
        """Return who signs, as far as it was on the page."""
        names = ("signatory_name", "signatory_position")
        return {name: self.cleaned_data[name] if name in self.data else None for name in names}


class EvidenceForm(forms.Form):
    """A line of section 9."""

    evidence_text = forms.CharField(
        label=_("หลักฐาน"), max_length=300, required=False, help_text=_("เช่น รายงานการประชุมครั้งที่ 1/2563")
    )
    evidence_address = forms.URLField(
        label=_("ที่อยู่เว็บ"), max_length=500, required=False, assume_scheme="https"
    )
    evidence_file = forms.FileField(label=_("ไฟล์"), required=False)


class CertifyForm(forms.Form):
    """Signing: the digits of the paper, and the word that the consequences were read."""

    thai_numerals = forms.BooleanField(label=_("พิมพ์ด้วยเลขไทย"), required=False)
    understood = forms.BooleanField(
        label=_("ตรวจตัวเลขและข้อความแล้ว เข้าใจว่ารับรองแล้วแก้ไขฉบับนี้ไม่ได้"),
        error_messages={"required": _("ยืนยันว่าได้ตรวจแล้ว ก่อนรับรอง")},
    )


def _initial(passages: Iterable[Passage]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for passage in passages:
        found[f"text-{passage.place}"] = passage.text
        found[f"revision-{passage.place}"] = passage.revision
        if passage.as_of:
            found[f"as_of-{passage.place}"] = passage.as_of
    return found
