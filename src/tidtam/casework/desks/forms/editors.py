"""Editors: a part of a pack as a form, and back as what replaces that part."""

from collections.abc import Mapping
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.casework.desks.forms.rows import ROW_FORMS, RowForm
from tidtam.casework.desks.words import PARTS, field_name

FIXED = frozenset({"promises", "steps"})
"""Lists whose entries code and figures know by name: they are changed, but none comes or goes."""
MUST_HAVE = frozenset({"closing_reasons"})
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "promises": ("promises",),
    "categories": ("categories",),
    "topics": ("topics",),
    "agency_classes": ("agency_classes",),
    "steps": ("steps",),
    "closing_reasons": ("closing_reasons",),
    "templates": ("templates",),
    "survey": ("questions", "survey"),
    "chat": ("chat",),
}
"""The pages of a desk and the parts of the pack on each."""
CHAT = ("office", "controller", "purpose", "kept_for", "contact", "examples")
STEMS = {"categories": "category", "agency_classes": "agency_class"}
PLAIN: Mapping[str, Any] = {"": "", "needs_text": True, "working_time": True, "starts": "receipt"}


class Editor(Protocol):
    """One part of a pack being edited."""

    part: str

    def is_valid(self) -> bool: ...
    def value(self) -> Any: ...


class RowsEditor:
    """A list of entries: changed, added, removed and put in another order."""

    template = "desks/parts/rows.html"

    def __init__(self, part: str, tree: Mapping[str, Any], data: Any) -> None:
        self.part, self.name = part, PARTS[part]
        self.entries: list[Mapping[str, Any]] = list(tree.get(part, []))
        self.fixed = part in FIXED
        rows = forms.formset_factory(
            ROW_FORMS[part],
            extra=0 if self.fixed else 1,
            can_delete=not self.fixed,
            can_order=not self.fixed,
            max_num=100,
        )
        self.rows: Any = rows(data, initial=[dict(entry) for entry in self.entries], prefix=part)
        self.trouble = ""

    def is_valid(self) -> bool:
        """Check each row, that codes are not given twice, and that something is left where it must be."""
        if not self.rows.is_valid():
            return False
        codes = [row.cleaned_data["code"] for row in self._kept() if row.cleaned_data["code"]]
        twins = {code for code in codes if codes.count(code) > 1}
        if twins:
            self.trouble = _("รหัสซ้ำ: %(codes)s") % {"codes": ", ".join(sorted(twins))}
        elif self.part in MUST_HAVE and not self._kept():
            self.trouble = _("ต้องเหลืออย่างน้อยหนึ่งข้อ")
        return not self.trouble

    def value(self) -> list[dict[str, Any]]:
        """Return the entries; what stayed the same is returned as it was stored."""
        known = {entry["code"]: entry for entry in self.entries}
        taken = {*known, *(row.cleaned_data["code"] for row in self._kept())}
        entries = []
        for row in self._kept():
            code = row.cleaned_data["code"] or _free_code(self.part, taken)
            taken.add(code)
            entries.append(_merged(known.get(code, {"code": code}), row))
        return entries

    def _kept(self) -> list[RowForm]:
        rows = list(self.rows.forms if self.fixed else self.rows.ordered_forms)
        return [row for row in rows if row.cleaned_data]


class TableEditor:
    """A table of single values: the rules of the survey, the words of the chat."""

    template = "desks/parts/table.html"

    def __init__(self, part: str, tree: Mapping[str, Any], data: Any) -> None:
        self.part, self.name = part, PARTS[part]
        self.table: Mapping[str, Any] = tree.get(part, {})
        form = SurveyForm if part == "survey" else ChatForm
        self.form: forms.Form = form(data, initial=dict(self.table), prefix=part)

    def is_valid(self) -> bool:
        """Check every value."""
        return self.form.is_valid()

    def value(self) -> dict[str, Any]:
        """Return the table, without what is empty and was not there."""
        cleaned = self.form.cleaned_data
        return {
            **self.table,
            **{key: value for key, value in cleaned.items() if value != "" or key in self.table},
        }


class SurveyForm(forms.Form):
    """When the survey is offered and how it is kept discreet."""

    remind_after_hours = forms.IntegerField(
        label=gettext_lazy("เตือนให้ประเมินหลังผ่านไป (ชั่วโมง)"),
        min_value=1,
        max_value=168,
        initial=24,
        help_text=gettext_lazy("เตือนครั้งเดียวเท่านั้น"),
    )
    changeable_hours = forms.IntegerField(
        label=gettext_lazy("แก้คำตอบได้ภายใน (ชั่วโมง)"), min_value=0, max_value=168, initial=24
    )
    smallest_group = forms.IntegerField(
        label=gettext_lazy("แสดงผลเมื่อมีผู้ตอบอย่างน้อย (คน)"),
        min_value=3,
        max_value=100,
        initial=5,
        help_text=gettext_lazy("กลุ่มเล็กกว่านี้ไม่แสดง เพื่อไม่ให้รู้ว่าใครตอบอะไร"),
    )


class ChatForm(forms.Form):
    """What the assistant says for the office, Thai and English beside each other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [key for key in self.initial if key.removesuffix("_en") not in CHAT]
        for key in [*(each for base in CHAT for each in (base, f"{base}_en")), *others]:
            self.fields[key] = forms.CharField(
                label=field_name(key),
                max_length=300,
                required=bool(self.initial.get(key)),
                widget=forms.Textarea(attrs={"rows": 2}),
            )


class ReasonForm(forms.Form):
    """Why something is changed, and which version was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput())
    reason = forms.CharField(
        label=gettext_lazy("เหตุผลที่แก้ไข"),
        max_length=300,
        help_text=gettext_lazy("เช่น ตามคำสั่งที่ 12/2563 ผู้ตรวจสอบจะเห็นในประวัติ"),
    )


def editors_for(section: str, tree: Mapping[str, Any], data: Any = None) -> list[Any]:
    """Return the editors of a page: ``section`` is one of ``SECTIONS``."""
    return [
        RowsEditor(part, tree, data) if part in ROW_FORMS else TableEditor(part, tree, data)
        for part in SECTIONS[section]
    ]


def _merged(entry: Mapping[str, Any], row: RowForm) -> dict[str, Any]:
    """Put what was typed over what was stored, leaving out plain values that were never written."""
    merged = dict(entry)
    for name, value in row.cleaned_data.items():
        if name in ("code", "ORDER", "DELETE"):
            continue
        same_list = isinstance(value, list) and set(value) == set(entry.get(name, []))
        if not same_list and (name in entry or value != PLAIN.get(name, "")):
            merged[name] = value
    return merged


def _free_code(part: str, taken: set[str]) -> str:
    stem = STEMS.get(part, part.removesuffix("s"))
    return next(code for number in range(1, 1000) if (code := f"{stem}_{number}") not in taken)
