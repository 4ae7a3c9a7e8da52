"""What people type on the pages of figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.core.thai.digits import to_arabic
from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.models import Definition, Target

PLACES = 4


class TargetField(forms.DecimalField):
    """A number in Thai or Arabic digits, with or without separators of thousands."""

    def to_python(self, value: Any) -> Any:
        """Return the number, or None when nothing was typed."""
        return super().to_python(to_arabic(value).replace(",", "") if isinstance(value, str) else value)


class TargetForm(forms.Form):
    """The target of one indicator in one fiscal year."""

    value = TargetField(
        label=_("ค่าเป้าหมาย"),
        min_value=0,
        max_digits=14,
        decimal_places=PLACES,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("เว้นว่างได้ถ้ายังไม่ได้ตกลง แต่จะยังรับรองแบบรายงานไม่ได้"),
    )
    unit_word = forms.CharField(label=_("หน่วย"), max_length=40, required=False)


def target_shown(definition: Definition, known: Target | None) -> dict[str, Any]:
    """Return what the form shows at first: the target as agreed, or none in the indicator's own unit."""
    value = None if known is None or known.value is None else print_number(known.value, PLACES)
    return {"value": value, "unit_word": (known and known.unit_word) or definition.unit_word}
