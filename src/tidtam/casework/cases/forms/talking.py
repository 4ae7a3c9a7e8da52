"""What an officer writes: an answer, an internal note, a call that was made."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.core.thai.era import BANGKOK
from tidtam.core.thai.text import utf16_length

LONGEST = 5000
"""UTF-16 units of one LINE text (LINE Messaging API reference, "Text message")."""
UNFILLED = re.compile(r"\{(?:name|number|letter|step|step_since|unit|officer|report_by)\}")


def one_message_long(text: str) -> None:
    """Refuse what is longer than one message, counted as LINE counts."""
    if utf16_length(text) > LONGEST:
        raise ValidationError(_("ข้อความยาวเกิน 5,000 ตัวอักษร แบ่งส่งเป็นสองข้อความ"))


def nothing_left_to_fill_in(text: str) -> None:
    """Refuse a ready answer with a place that nobody has filled in."""
    if left := UNFILLED.search(text):
        raise ValidationError(_("เติม %(place)s ก่อนส่ง ระบบไม่ทราบค่านี้") % {"place": left.group()})


class ReplyForm(forms.Form):
    """Words for the person; ``do`` is "report", "send" or nothing, when the keyboard sent it."""

    text = forms.CharField(
        label=_("ข้อความตอบ"),
        validators=[one_message_long, nothing_left_to_fill_in],
        error_messages={"required": _("พิมพ์ข้อความก่อนส่ง")},
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "id": "reply",
                "data-key": "r",
                "data-key-label": _("ตอบ"),
                "data-draft": "",
                "placeholder": _("พิมพ์คำตอบถึงผู้แจ้ง"),
            }
        ),
    )
    do = forms.ChoiceField(choices=[("report", ""), ("send", "")], required=False)


class NoteForm(forms.Form):
    """Words that only the office sees."""

    text = forms.CharField(
        label=_("บันทึกภายใน"),
        max_length=LONGEST,
        error_messages={"required": _("พิมพ์ข้อความก่อนบันทึก")},
        widget=forms.Textarea(attrs={"rows": 3, "id": "note", "data-draft": ""}),
    )


class CallForm(forms.Form):
    """A telephone call: when, whether the person answered, whether the result was told, and what was said."""

    called_at = forms.DateTimeField(
        label=_("เวลาที่โทร"), widget=forms.DateTimeInput(attrs={"type": "datetime-local", "id": "called-at"})
    )
    answered = forms.TypedChoiceField(
        label=_("ผลการโทร"),
        choices=[
            ("report", _("คุยแล้ว แจ้งผลหรือความคืบหน้า")),
            ("talk", _("คุยแล้ว รับเรื่องไว้ตรวจสอบ")),
            ("no", _("ไม่รับสาย")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("สาระที่คุย"),
        max_length=LONGEST,
        error_messages={"required": _("บันทึกสั้น ๆ ว่าคุยอะไร")},
        widget=forms.Textarea(attrs={"rows": 2, "id": "call-text", "data-draft": ""}),
    )

    def __init__(self, data: Any = None, *, opened_at: datetime, at: datetime) -> None:
        initial = {"called_at": at.astimezone(BANGKOK).strftime("%Y-%m-%dT%H:%M"), "answered": "report"}
        super().__init__(data, initial=initial, auto_id="call-%s")
        self.opened_at = opened_at

    def clean_called_at(self) -> datetime:
        """Read the minute of the receipt as its very moment: people's clocks have no seconds."""
        called_at: datetime = self.cleaned_data["called_at"]
        same_minute = called_at < self.opened_at < called_at + timedelta(minutes=1)
        return self.opened_at if same_minute else called_at
