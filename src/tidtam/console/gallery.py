"""Every shared component in every state, on one page: for looking, and for the tests with axe."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tidtam.console import gallery_samples as samples
from tidtam.console import toasts
from tidtam.core.kernel import clock


class SampleForm(forms.Form):
    """Fields of every kind."""

    number = forms.CharField(label=_("เลขที่หนังสือ"), help_text=_("พิมพ์เลขไทยหรือเลขอารบิกก็ได้"))
    urgency = forms.ChoiceField(
        label=_("ชั้นความเร็ว"), choices=[("", "—"), ("1", _("ด่วน")), ("2", _("ด่วนที่สุด"))], required=False
    )
    date = forms.DateField(label=_("ลงวันที่"), required=False)
    told_by = forms.ChoiceField(
        label=_("แจ้งผลทาง"), widget=forms.RadioSelect, choices=[("line", "LINE"), ("phone", _("โทรศัพท์"))]
    )
    notify = forms.BooleanField(label=_("แจ้งผู้ติดตาม 2 รายด้วย"), required=False)
    text = forms.CharField(label=_("ข้อความ"), widget=forms.Textarea(attrs={"rows": 3}))


def show(request: HttpRequest) -> HttpResponse:
    """Draw the gallery; ``?toasts=1`` also raises one message of each kind."""
    if request.GET.get("toasts"):
        messages.info(request, _("รับเรื่องใหม่จาก LINE 1 เรื่อง"))
        toasts.undoable(request, _("ส่งและแจ้งผลแล้ว"), undo_url="#undo")
        messages.error(request, _("ส่งไม่สำเร็จ: โควตาเดือนนี้หมด"))
    return render(request, "console/gallery.html", _sample(clock.now()))


def _sample(at: datetime) -> dict[str, Any]:
    return {
        "groups": [(_("ต้องทำเดี๋ยวนี้"), samples.work_now(at)), (_("วันนี้"), samples.work_today(at))],
        "clocks": samples.clocks(at),
        "months": samples.MONTHS,
        "centres": samples.CENTRES,
        "steps": samples.STEPS,
        "door_lights": samples.DOORS,
        "people": samples.PEOPLE,
        "said": samples.SAID,
        "form": SampleForm({"number": "", "text": samples.SAID["later"], "told_by": "line"}),
        "page": Paginator(range(214), 25).get_page(3),
    }
