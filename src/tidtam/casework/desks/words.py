"""The parts and keys of a pack in the words of the screens."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tidtam.casework.desks.promise import Promise

PARTS: Mapping[str, Lazy] = {
    "": gettext_lazy("ข้อมูลบริการ"),
    "promises": gettext_lazy("คำมั่น"),
    "categories": gettext_lazy("หมวดเรื่อง"),
    "topics": gettext_lazy("หัวข้อ"),
    "agency_classes": gettext_lazy("ประเภทหน่วยงาน"),
    "steps": gettext_lazy("ขั้นของหนังสือ"),
    "closing_reasons": gettext_lazy("เหตุที่ปิดเรื่อง"),
    "templates": gettext_lazy("ข้อความตอบสำเร็จรูป"),
    "questions": gettext_lazy("คำถามประเมิน"),
    "survey": gettext_lazy("กติกาแบบประเมิน"),
    "chat": gettext_lazy("คำที่ผู้ช่วยในแชตใช้"),
}
FIELDS: Mapping[str, Lazy] = {
    "amount": gettext_lazy("จำนวน"),
    "unit": gettext_lazy("หน่วยเวลา"),
    "starts": gettext_lazy("เริ่มนับ"),
    "kept_by": gettext_lazy("ถือว่าทำแล้วเมื่อ"),
    "working_time": gettext_lazy("นับเฉพาะเวลาทำการ"),
    "title": gettext_lazy("ชื่อ"),
    "title_en": gettext_lazy("ชื่อภาษาอังกฤษ"),
    "name": gettext_lazy("ชื่อ"),
    "name_en": gettext_lazy("ชื่อภาษาอังกฤษ"),
    "text": gettext_lazy("ข้อความ"),
    "text_en": gettext_lazy("ข้อความภาษาอังกฤษ"),
    "needs_text": gettext_lazy("ต้องเขียนผลให้ผู้แจ้ง"),
    "remind_after_hours": gettext_lazy("เตือนให้ประเมินหลังผ่านไป (ชั่วโมง)"),
    "changeable_hours": gettext_lazy("แก้คำตอบได้ภายใน (ชั่วโมง)"),
    "smallest_group": gettext_lazy("แสดงผลเมื่อมีผู้ตอบอย่างน้อย (คน)"),
    "office": gettext_lazy("ชื่อหน่วยงานที่พูดในแชต"),
    "controller": gettext_lazy("ผู้ควบคุมข้อมูลส่วนบุคคล"),
    "purpose": gettext_lazy("ใช้ข้อมูลเพื่อ"),
    "kept_for": gettext_lazy("เก็บข้อมูลนานเท่าใด"),
    "contact": gettext_lazy("ติดต่อเรื่องข้อมูลส่วนบุคคลที่"),
    "examples": gettext_lazy("ตัวอย่างที่ให้พิมพ์"),
}
UNITS: Mapping[str, Lazy] = {
    "minutes": gettext_lazy("นาที"),
    "hours": gettext_lazy("ชั่วโมง"),
    "calendar_days": gettext_lazy("วัน (นับวันหยุด)"),
    "working_days": gettext_lazy("วันทำการ"),
}
STARTS: Mapping[str, Lazy] = {
    "receipt": gettext_lazy("ตั้งแต่รับเรื่อง"),
    "next_day": gettext_lazy("วันถัดจากวันที่รับเรื่อง"),
}
ACTS: Mapping[str, Lazy] = {
    "acknowledge": gettext_lazy("รับทราบ"),
    "report": gettext_lazy("แจ้งผล"),
    "close": gettext_lazy("ปิดเรื่อง"),
}
VALUES: Mapping[str, Mapping[str, Lazy]] = {"unit": UNITS, "starts": STARTS}
PLACEHOLDERS: Mapping[str, Lazy] = {
    "{name}": gettext_lazy("ชื่อผู้แจ้ง"),
    "{number}": gettext_lazy("เลขเรื่อง"),
    "{letter}": gettext_lazy("เลขหนังสือที่ติดตาม"),
    "{step}": gettext_lazy("ขั้นที่หนังสืออยู่"),
    "{step_since}": gettext_lazy("อยู่ขั้นนั้นตั้งแต่"),
    "{unit}": gettext_lazy("หน่วยงานที่รับผิดชอบ"),
    "{officer}": gettext_lazy("ชื่อเจ้าหน้าที่ที่ตอบ"),
    "{report_by}": gettext_lazy("เวลาที่ต้องแจ้งผล"),
}


def promise_length(promise: Promise) -> str:
    """Return "15 นาที", "7 วันทำการ"."""
    count = {"n": promise.amount}
    if promise.unit == "minutes":
        return ngettext("%(n)s นาที", "%(n)s นาที", promise.amount) % count
    if promise.unit == "hours":
        return ngettext("%(n)s ชั่วโมง", "%(n)s ชั่วโมง", promise.amount) % count
    if promise.unit == "working_days":
        return ngettext("%(n)s วันทำการ", "%(n)s วันทำการ", promise.amount) % count
    return ngettext("%(n)s วัน", "%(n)s วัน", promise.amount) % count


def field_name(key: str) -> str:
    """Return a key as people read it; the English twin of a chat text says so."""
    if key in FIELDS:
        return str(FIELDS[key])
    base = key.removesuffix("_en")
    if base != key and base in FIELDS:
        return _("%(name)s (ภาษาอังกฤษ)") % {"name": FIELDS[base]}
    return key


def value_words(key: str, value: Any) -> str:
    """Return a stored value as people read it; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่")
    if isinstance(value, list):
        return _(" หรือ ").join(str(ACTS.get(each, each)) for each in value)
    return str(VALUES.get(key, {}).get(value, value))
