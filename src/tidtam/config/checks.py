"""What ``tidtam check --deploy`` finds missing before people's data goes in, and what to do about it."""

import os
from collections.abc import Iterator
from stat import S_IMODE
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

EVERYBODY = "*"


@register(deploy=True)
def installation(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Return what an operator must mend; nothing when the installation may serve the public."""
    return [
        Error(sentence, hint=remedy, id=f"tidtam.{code}")
        for code, sentence, remedy in (*_modes(), *_addresses(), *_secret(), *_places())
    ]


Finding = tuple[str, str, str]


def _modes() -> Iterator[Finding]:
    if settings.DEBUG:
        yield (
            "debug",
            _("เปิดโหมดแก้ไขโปรแกรมอยู่ หน้าข้อผิดพลาดจะเผยข้อมูลภายใน"),
            _("ลบ TIDTAM_DEBUG หรือตั้งเป็น false"),
        )
    if settings.TIDTAM_DEMO:
        yield (
            "demo",
            _("เปิดโหมดสาธิตอยู่ ใครก็เล่นเป็นผู้แจ้งและรู้รหัสผ่านตัวอย่างได้"),
            _("ลบ TIDTAM_DEMO และเริ่มจากโฟลเดอร์ข้อมูลใหม่"),
        )


def _addresses() -> Iterator[Finding]:
    if not settings.TIDTAM_PUBLIC_URL.startswith("https://"):
        yield (
            "https",
            _("ที่อยู่สาธารณะ %(url)s ไม่ใช่ https รหัสผ่านและข้อความจะถูกอ่านระหว่างทางได้ และ LINE จะไม่ส่งเข้ามา")
            % {"url": settings.TIDTAM_PUBLIC_URL},
            _("ตั้ง TIDTAM_PUBLIC_URL=https://… และวางเว็บเซิร์ฟเวอร์ที่มีใบรับรองไว้ข้างหน้า"),
        )
    elif settings.SECURE_PROXY_SSL_HEADER is None:
        yield (
            "proxy",
            _("ระบบไม่รู้ว่ามีเว็บเซิร์ฟเวอร์ https อยู่ข้างหน้า"),
            _("ตั้ง TIDTAM_BEHIND_PROXY=true และให้เว็บเซิร์ฟเวอร์ส่ง X-Forwarded-Proto"),
        )
    if EVERYBODY in settings.ALLOWED_HOSTS or not _knows_its_name():
        yield (
            "hosts",
            _("ยังไม่ได้บอกชื่อเครื่องที่ผู้ใช้เรียก หรือรับทุกชื่อ"),
            _("ตั้ง TIDTAM_HOSTS ให้มีชื่อใน TIDTAM_PUBLIC_URL"),
        )


def _knows_its_name() -> bool:
    name = settings.TIDTAM_PUBLIC_URL.partition("://")[2].partition("/")[0].rpartition("@")[2]
    host = name if name.endswith("]") else name.partition(":")[0]
    return any(
        host == known or (known.startswith(".") and host.endswith(known)) for known in settings.ALLOWED_HOSTS
    )


def _secret() -> Iterator[Finding]:
    path = settings.TIDTAM_DATA / "secret_key"
    given = os.environ.get("TIDTAM_SECRET_KEY") or os.environ.get("TIDTAM_SECRET_KEY_FILE")
    if not given and path.exists() and S_IMODE(path.stat().st_mode) & 0o077:
        yield (
            "secret_file",
            _("ผู้อื่นในเครื่องอ่านไฟล์ %(path)s ได้") % {"path": path},
            _("สั่ง chmod 600 %(path)s") % {"path": path},
        )
    if len(settings.SECRET_KEY) < 40:
        yield (
            "secret",
            _("TIDTAM_SECRET_KEY สั้นเกินไป ผู้อื่นอาจเดาได้"),
            _("ใช้ข้อความสุ่มอย่างน้อย 40 ตัวอักษร หรือไม่ต้องตั้ง ระบบจะสร้างเอง"),
        )


def _places() -> Iterator[Finding]:
    folder = settings.TIDTAM_DATA
    if S_IMODE(folder.stat().st_mode) & 0o007:
        yield (
            "data_folder",
            _("ผู้อื่นในเครื่องเข้าโฟลเดอร์ข้อมูล %(path)s ได้") % {"path": folder},
            _("สั่ง chmod 750 %(path)s") % {"path": folder},
        )
    if not os.access(getattr(default_storage, "location", folder), os.W_OK) and not os.access(
        folder, os.W_OK
    ):
        yield (
            "media",
            _("เขียนโฟลเดอร์ไฟล์แนบใน %(path)s ไม่ได้") % {"path": folder},
            _("ให้ผู้ใช้ที่รันระบบเป็นเจ้าของโฟลเดอร์"),
        )
