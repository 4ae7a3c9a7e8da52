"""What administrators type about officers and units."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from tidtam.core.calendars.fields import ThaiDateField
from tidtam.core.org.models import Membership, Role, Unit

MOST_ROLES = 12


class OfficerForm(forms.Form):
    """Name, position and e-mail."""

    full_name = forms.CharField(label=_("ชื่อ–นามสกุล"), max_length=150)
    position = forms.CharField(label=_("ตำแหน่ง"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("อีเมล"), required=False, help_text=_("ใช้เข้าสู่ระบบแทนชื่อผู้ใช้ได้ และรับลิงก์เมื่อลืมรหัสผ่าน")
    )


class NewOfficerForm(OfficerForm):
    """Someone new, with a first role."""

    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=60,
        validators=[UnicodeUsernameValidator(message=_("ใช้ตัวอักษร ตัวเลข และ @ . + - _ เท่านั้น"))],
        help_text=_("ใช้เข้าสู่ระบบ เปลี่ยนภายหลังไม่ได้"),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("หน่วยงาน"), empty_label=None)
    role = forms.ChoiceField(label=_("บทบาท"), choices=Role.choices)
    field_order = ["username", "full_name", "position", "email", "unit", "role"]

    def __init__(self, *args: Any, units: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)  # type: ignore[attr-defined]
        self.fields["username"].widget.attrs.update({"autocapitalize": "none", "autocomplete": "off"})


class RoleForm(forms.Form):
    """One role in one unit; ticking ``DELETE`` takes it away."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("หน่วยงาน"), empty_label=_("เลือกหน่วยงาน"))
    role = forms.ChoiceField(label=_("บทบาท"), choices=Role.choices)

    def __init__(self, *args: Any, units: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)  # type: ignore[attr-defined]


RoleFormSet = forms.formset_factory(RoleForm, extra=1, can_delete=True, max_num=MOST_ROLES)


def role_forms(data: Any, held: Iterable[Membership], units: Iterable[int]) -> Any:
    """Return a row for each role held in ``units`` and one for a new role."""
    shown = [{"unit": row.unit_id, "role": row.role} for row in held if row.unit_id in set(units)]
    return RoleFormSet(data, initial=shown, prefix="roles", form_kwargs={"units": units})


def roles_in(rows: Any) -> list[tuple[Unit, str]]:
    """Return the roles that a valid set of rows asks for."""
    facts = [row.cleaned_data for row in rows if row.cleaned_data.get("unit")]
    return [(each["unit"], each["role"]) for each in facts if not each.get("DELETE")]


class OfficerFilterForm(forms.Form):
    """Which officers are listed."""

    q = forms.CharField(label=_("ค้นหา"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("บทบาท"), choices=[("", _("ทุกบทบาท")), *Role.choices], required=False)
    past = forms.ChoiceField(
        label=_("การใช้งาน"),
        choices=[("", _("ใช้งานอยู่")), ("1", _("พ้นหน้าที่แล้ว"))],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"


class UnitForm(forms.Form):
    """The names and the three codes of a unit; none of the codes is derived from another."""

    name = forms.CharField(label=_("ชื่อหน่วยงาน"), max_length=200)
    name_en = forms.CharField(label=_("ชื่อภาษาอังกฤษ"), max_length=200, required=False)
    plan_code = forms.CharField(
        label=_("รหัสแผนฯ"),
        max_length=12,
        required=False,
        help_text=_("รหัสหน่วยงานในแผนปฏิบัติราชการ เช่น 04010000"),
    )
    dopa_code = forms.CharField(label=_("รหัสกรมการปกครอง"), max_length=12, required=False)
    letter_code = forms.CharField(
        label=_("รหัสหนังสือ"),
        max_length=24,
        required=False,
        help_text=_("อักษรและเลขประจำส่วนราชการ เช่น กท 0401"),
    )


class NewUnitForm(UnitForm):
    """A unit to add below another."""

    code = forms.SlugField(
        label=_("รหัสย่อในระบบ"),
        max_length=40,
        help_text=_("อักษรอังกฤษตัวเล็ก ตัวเลข และขีด เปลี่ยนภายหลังไม่ได้"),
        error_messages={"invalid": _("ใช้อักษรอังกฤษ ตัวเลข และขีดเท่านั้น")},
    )
    parent = forms.ModelChoiceField(Unit.objects.none(), label=_("อยู่ภายใต้"), empty_label=None)
    field_order = ["parent", "code", "name", "name_en", "plan_code", "dopa_code", "letter_code"]

    def __init__(self, *args: Any, units: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Unit.objects.filter(pk__in=units)  # type: ignore[attr-defined]


class EventFilterForm(forms.Form):
    """Which events the auditor looks at."""

    kind = forms.ChoiceField(label=_("เหตุการณ์"), required=False)
    chain = forms.CharField(label=_("สาย"), max_length=48, required=False)
    who = forms.CharField(label=_("ผู้ทำ"), max_length=60, required=False)
    since = ThaiDateField(label=_("ตั้งแต่วันที่"))
    until = ThaiDateField(label=_("ถึงวันที่"))

    def __init__(self, *args: Any, kinds: list[tuple[str, Any]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("ทุกเหตุการณ์")), *kinds]  # type: ignore[attr-defined]
        self.fields["chain"].widget.attrs["placeholder"] = "case:42"
        for name in ("since", "until"):
            self.fields[name].today = today  # type: ignore[attr-defined]
