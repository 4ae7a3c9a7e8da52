"""What can be wrong with a door, in sentences that say what to do."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Trouble(StrEnum):
    """Why a door does not work as it should. ``CLOSING`` ones stop sending for a while."""

    DENIED = "denied"
    UNREACHABLE = "unreachable"
    QUOTA_SPENT = "quota_spent"
    RATE_LIMITED = "rate_limited"
    NOT_SET_UP = "not_set_up"


CLOSING = frozenset({Trouble.DENIED, Trouble.UNREACHABLE, Trouble.RATE_LIMITED})

SENTENCES = {
    Trouble.DENIED: _("ช่องทางปฏิเสธรหัสเข้าใช้ (access token) ออกรหัสใหม่แล้วตั้งค่าอีกครั้ง ข้อความที่รอส่งจะไปเองเมื่อแก้แล้ว"),
    Trouble.UNREACHABLE: _("ติดต่อช่องทางไม่ได้ ระบบลองใหม่ให้เอง ข้อความที่รอส่งไม่หาย"),
    Trouble.QUOTA_SPENT: _("โควตาส่งข้อความของเดือนนี้หมดแล้ว ข้อความใหม่จะรอส่งพร้อมข้อความถัดไปของผู้แจ้ง"),
    Trouble.RATE_LIMITED: _("ช่องทางขอให้ส่งช้าลง ระบบทยอยส่งให้เอง"),
    Trouble.NOT_SET_UP: _("ยังไม่ได้เชื่อมต่อช่องทางนี้ ทำตามขั้นตอนในคู่มือการติดตั้ง"),
}
