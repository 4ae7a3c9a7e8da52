"""Every shared component in every state, on one page: for looking, and for the tests with axe."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tidtam.console import toasts
from tidtam.console.charts import Bar
from tidtam.console.navigation import Light
from tidtam.core.kernel import clock

MONTHS = (
    Bar("ธ.ค.", 8, 0, "8/8", "#dec"),
    Bar("ม.ค.", 7, 0, "7/7", "#jan"),
    Bar("ก.พ.", 6, 1, "6/7", "#feb"),
    Bar("มี.ค.", 7, 0, "7/7", "#mar"),
    Bar("เม.ย.", 6, 0, "6/6", "#apr"),
    Bar("พ.ค.", 6, 0, "6/6", "#may"),
    Bar("มิ.ย.", 11, 0, "11/11", "#jun"),
)
CENTRES = (Bar("ศูนย์ 1", 82), Bar("ศูนย์ 2", 74), Bar("ศูนย์ 3", 91))
DOORS = [
    Light("LINE ปกติ · ส่งฟรี 214 · โควตา 37/300"),
    Light("Facebook: โทเคนหมดอายุใน 3 วัน", "warn", "#facebook"),
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a letter or a form as ``<c-steps>`` draws it."""

    label: str
    state: str = ""
    when: str = ""
    note: str = ""


STEPS = (
    Step("รับเข้า", "done", "3 มี.ค."),
    Step("ตรวจและกลั่นกรอง", "done", "6 มี.ค.", "ส่วนเลขานุการ"),
    Step("ส่งคืนแก้ไข", "back", "6 มี.ค.", "ขาดเอกสารแนบฉบับจริง"),
    Step("เสนอปลัดกรุงเทพมหานคร", "now", "10:10 น."),
    Step("ลงนาม / สั่งการ"),
    Step("ส่งคืนหน่วยงาน"),
)


class SampleForm(forms.Form):
    """Fields of every kind."""

    number = forms.CharField(label=_("เลขที่หนังสือ"), help_text=_("พิมพ์เลขไทยหรือเลขอารบิกก็ได้ เช่น กท 0901/1542"))
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
        messages.info(request, "รับเรื่องใหม่จาก LINE 1 เรื่อง")
        toasts.undoable(request, "ส่งและแจ้งผลแล้ว", undo_url="#undo")
        messages.error(request, "ส่งไม่สำเร็จ: โควตาเดือนนี้หมด ข้อความจะส่งเมื่อผู้แจ้งทักมาอีกครั้ง")
    return render(request, "console/gallery.html", _sample(clock.now()))


def _sample(at: datetime) -> dict[str, Any]:
    minute = timedelta(minutes=1)
    form = SampleForm({"number": "", "text": "เสนอท่านปลัดกรุงเทพมหานครแล้ว คาดว่าลงนามภายในวันนี้ค่ะ", "told_by": "line"})
    return {
        "received": at - 11 * minute,
        "ack_due": at + timedelta(minutes=3, seconds=12),
        "report_due": at + timedelta(minutes=19, seconds=12),
        "turning": at + timedelta(seconds=30),
        "turn_start": at - timedelta(seconds=60),
        "past_due": at - 26 * minute,
        "later_due": at + timedelta(hours=18, minutes=5),
        "far_due": at + timedelta(days=6),
        "far_start": at - timedelta(days=5),
        "quick": timedelta(minutes=3, seconds=40),
        "slow": timedelta(minutes=41, seconds=20),
        "months": MONTHS,
        "centres": CENTRES,
        "steps": STEPS,
        "door_lights": DOORS,
        
        "wrong_form": form,
        "page": Paginator(range(214), 25).get_page(3),
    }
