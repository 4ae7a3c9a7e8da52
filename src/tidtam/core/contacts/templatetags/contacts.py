"""How contacts' channels and looks are called: ``{% load contacts %}``."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

CHANNELS: dict[str, tuple[str | Promise, str]] = {
    "line": ("LINE", "chat"),
    "facebook": ("Facebook", "chat"),
    "phone": (_("โทรศัพท์"), "phone"),
    "web": (_("เว็บไซต์"), "globe"),
    "history": (_("ประวัติที่นำเข้า"), "history"),
    "replay": (_("ประวัติที่นำเข้า"), "history"),
}
PURPOSES: dict[str, Promise] = {
    "case": _("เปิดเรื่อง"),
    "contact": _("เปิดหน้าผู้ติดต่อ"),
    "export": _("ส่งออกข้อมูล"),
}


@register.filter
def channel_name(channel: str) -> str:
    """Return what people call a channel."""
    return str(CHANNELS.get(channel, (channel, ""))[0])


@register.filter
def channel_icon(channel: str) -> str:
    """Return the icon of a channel."""
    return CHANNELS.get(channel, ("", "link"))[1]


@register.filter
def purpose_name(purpose: str) -> str:
    """Return why somebody looked."""
    return str(PURPOSES.get(purpose, purpose))
