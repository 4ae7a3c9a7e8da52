"""Invented people to be, and invented places to send."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Persona:
    """``name`` is as the app shows it, ``about`` who they are and what they may want."""

    key: str
    name: str
    about: Promise
    language: str = "th"


@dataclass(frozen=True)
class Place:
    title: Promise
    address: Promise
    latitude: float
    longitude: float


PERSONAS = (
    Persona("clerk", "พิมพ์ชนก ใจดี", _("ธุรการสำนักงานเขต ตามหนังสือที่ส่งไปเมื่อวาน")),
    Persona("engineer", "ก้องภพ แสงทอง", _("วิศวกรสำนักการโยธา มีหนังสือหลายฉบับรอลงนาม")),
    Persona("citizen", "ยายละม่อม สุขใจ", _("ประชาชนวัย 68 ปี อยากรู้ว่าเรื่องถึงไหนแล้ว")),
    Persona("resident", "Maya Lindqvist", _("ผู้พำนักชาวต่างชาติ ใช้ LINE ภาษาอังกฤษ"), "en"),
)
PLACES = (
    Place(_("เสาชิงช้า"), _("ถนนบำรุงเมือง เขตพระนคร กรุงเทพฯ"), 13.75185, 100.50127),
    Place(_("สวนลุมพินี"), _("ถนนพระรามที่ 4 เขตปทุมวัน กรุงเทพฯ"), 13.73106, 100.54145),
    Place(_("วัดอรุณราชวราราม"), _("ถนนวังเดิม เขตบางกอกใหญ่ กรุงเทพฯ"), 13.74371, 100.48898),
)


def persona_of(key: str) -> Persona | None:
    """Return the invented person ``key`` names; None when nobody is called so."""
    return next((persona for persona in PERSONAS if persona.key == key), None)
