"""What every page of the console may ask for without its view providing it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tidtam.console import clocks, navigation
from tidtam.console.appearance import theme_of
from tidtam.core.kernel import clock


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return ``now``, ``theme``, ``demo``, ``script_words``, and lazily ``navigation``, ``door_lights``."""
    return {
        "now": clock.now(),
        "theme": theme_of(request),
        "demo": settings.TIDTAM_DEMO,
        "script_words": script_words,
        "navigation": SimpleLazyObject(lambda: navigation.entries_for(request)),
        "door_lights": SimpleLazyObject(lambda: navigation.lights_for(request)),
    }


def script_words() -> dict[str, str]:
    """Return what the scripts say, in the reader's language: clocks, character counts, failed requests."""
    return {
        **clocks.words_for_script(),
        "count": _("# จาก ## ตัวอักษร"),
        "error_400": _("อ่านคำขอนี้ไม่ได้ โปรดโหลดหน้าใหม่แล้วลองอีกครั้ง"),
        "error_403": _("ไม่มีสิทธิ์ทำรายการนี้ หรือหน้านี้เปิดค้างไว้นานเกินไป โปรดโหลดหน้าใหม่"),
        "error_404": _("ไม่พบรายการนี้แล้ว อาจมีผู้อื่นย้ายหรือรวมเรื่องไป โปรดโหลดหน้าใหม่"),
        "error_409": _("มีผู้อื่นแก้ไขรายการนี้ก่อนหน้า โปรดโหลดหน้าใหม่เพื่อดูข้อมูลล่าสุด"),
        "error_429": _("ส่งคำขอถี่เกินไป โปรดรอสักครู่"),
        "error_500": _("ระบบขัดข้องชั่วคราว ยังไม่ได้บันทึกรายการนี้ โปรดลองอีกครั้ง"),
        "error_offline": _("ติดต่อระบบไม่ได้ ข้อความที่พิมพ์ยังอยู่ โปรดตรวจอินเทอร์เน็ตแล้วลองอีกครั้ง"),
    }
