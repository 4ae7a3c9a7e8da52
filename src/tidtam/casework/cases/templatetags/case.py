"""What the pages of a case call things: ``{% load case %}``."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tidtam.casework.messaging.models import Attachment

register = template.Library()

ACTS: dict[str, Promise] = {
    "assign": _("มอบหมาย"),
    "transfer": _("โอน"),
    "close": _("ปิดเรื่อง"),
    "reopen": _("เปิดเรื่องใหม่"),
    "pause": _("พักการนับเวลา"),
    "resume": _("นับเวลาต่อ"),
    "describe": _("แก้ไขข้อมูลเรื่อง"),
    "merge": _("รวมเรื่อง"),
    "unmerge": _("แยกเรื่องออก"),
    "split": _("แยกเป็นเรื่องใหม่"),
}


@register.simple_tag
def act_name(name: str) -> str:
    """Return what stands on the button of an act."""
    return str(ACTS.get(name, name))


@register.filter
def media_kind(attachment: Attachment) -> str:
    """Return how a file is drawn: image, video, audio or file; "waiting" and "gone" when it cannot be."""
    if attachment.fetch == Attachment.Fetch.WAITING:
        return "waiting"
    if attachment.fetch != Attachment.Fetch.READY:
        return "gone"
    kind = attachment.content_type.partition("/")[0]
    return kind if kind in ("image", "video", "audio") and "svg" not in attachment.content_type else "file"


@register.filter
def place_link(payload: dict[str, object]) -> str:
    """Return a map's address for a place that was sent, or nothing."""
    try:
        latitude, longitude = float(str(payload["latitude"])), float(str(payload["longitude"]))
    except (KeyError, ValueError):
        return ""
    return f"https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}#map=17/{latitude:.6f}/{longitude:.6f}"
