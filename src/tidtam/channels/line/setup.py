"""Setting an account up and looking it over: what ``tidtam line setup`` and ``tidtam line check`` do."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from tidtam.casework.desks.models import Desk
from tidtam.channels.doors.services import door_quota
from tidtam.channels.line.accounts import CHANNEL, LineAccount
from tidtam.channels.line.client import LineClient
from tidtam.channels.line.health import line_trouble
from tidtam.channels.line.richmenu import menu_image, menu_json, menu_name
from tidtam.channels.line.wire import LineError

WARN_AT_PERCENT = 80


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence that says what it is or what to do."""

    ok: bool
    sentence: str


def webhook_url(account: LineAccount) -> str:
    """Return the address LINE is to send to."""
    return address_of(account.slug)


def address_of(slug: str) -> str:
    """Return the address LINE is to send to for the account called ``slug``."""
    return f"{settings.TIDTAM_PUBLIC_URL}/line/{slug}/webhook"


def menu_version(language: str) -> str:
    """Return the name of our menu as it is drawn now; LINE exchanges no drawing, another has another name."""
    drawn = json.dumps(menu_json(language), sort_keys=True).encode() + menu_image(language)
    return f"{menu_name(language)}-{hashlib.sha256(drawn).hexdigest()[:10]}"


def menu_ensure(*, client: LineClient, language: str) -> bool:
    """Make today's menu the one everybody sees and delete our older ones; the same again changes nothing.

    Returns:
        Whether a menu was made.

    Raises:
        LineError: when LINE does not do it; what was made stays and is found again.
    """
    name = menu_version(language)
    ours = [menu for menu in client.menus.listed() if menu.name.startswith("tidtam-")]
    shown = client.menus.default()
    if any(menu.name == name and menu.id == shown for menu in ours):
        return False
    menu_id = client.menus.create({**menu_json(language), "name": name})
    client.menus.upload(menu_id, menu_image(language))
    client.menus.set_default(menu_id)
    for menu in ours:
        client.menus.delete(menu.id)
    return True


def setup(*, account: LineAccount, url: str, language: str) -> Iterator[str]:
    """Set the webhook address and the menu, telling each step when it is done.

    Raises:
        LineError: when LINE refuses a step.
    """
    with account.client() as client:
        known = client.webhook()
        if known is not None and known.url == url:
            yield _("ที่อยู่ webhook ตั้งไว้แล้ว: %(url)s") % {"url": url}
        else:
            client.webhook_set(url)
            yield _("ตั้งที่อยู่ webhook แล้ว: %(url)s") % {"url": url}
        if menu_ensure(client=client, language=language):
            yield _("สร้างเมนูและตั้งเป็นเมนูของทุกคนแล้ว")
        else:
            yield _("เมนูเป็นรุ่นปัจจุบันอยู่แล้ว")


def switches_by_hand() -> list[str]:
    """Return what only a person can switch, in LINE Official Account Manager and LINE Developers."""
    return [
        _("LINE Developers > Messaging API: เปิด Use webhook"),
        _("LINE Developers > Messaging API: เปิด Webhook redelivery (LINE ส่งซ้ำเมื่อเครื่องเราไม่ตอบ)"),
        _("LINE Developers > Messaging API: เปิด Error statistics aggregation"),
        _("LINE Official Account Manager > ตั้งค่าการตอบกลับ: ปิดข้อความทักทายเพื่อนใหม่ (ระบบทักเอง)"),
        _("LINE Official Account Manager > ตั้งค่าการตอบกลับ: ปิดข้อความตอบกลับอัตโนมัติ (มิฉะนั้นผู้แจ้งได้สองคำตอบ)"),
        _("LINE Official Account Manager > ตั้งค่าบัญชี: ปิดการเข้าร่วมกลุ่ม ถ้าไม่ต้องการให้ใครเชิญบัญชีเข้ากลุ่ม"),
    ]


def look_over(*, account: LineAccount, at: datetime) -> Iterator[Finding]:
    """Look at token, webhook and quota; after a token LINE refuses nothing more can be known.

    What is found is shown to officers as well.
    """
    with account.client() as client:
        try:
            bot = client.account()
        except LineError as error:
            line_trouble(account=account, verdict=error.answer.verdict, detail=error.answer.detail, at=at)
            yield _unusable(account, error)
            return
        yield Finding(
            True, _("รหัสเข้าใช้ใช้ได้: %(name)s (%(id)s)") % {"name": bot.display_name, "id": bot.basic_id}
        )
        if bot.chat_mode == "chat":
            yield Finding(True, _("โปรดทราบ: เปิดโหมดแชตอยู่ เจ้าหน้าที่ที่ตอบจากแอป LINE จะไม่ถูกนับในระบบ"))
        yield from _webhook(client, account)
        yield _quota(client, account, at)
    if not Desk.objects.filter(code=account.desk).exists():
        yield Finding(
            False,
            _("ไม่มีบริการ “%(desk)s” ที่รับข้อความของบัญชีนี้ ตั้ง LINE_DESK (ดูด้วย tidtam desk list)")
            % {"desk": account.desk},
        )


def _unusable(account: LineAccount, error: LineError) -> Finding:
    if error.answer.verdict == "denied":
        return Finding(
            False, _("LINE ปฏิเสธรหัสเข้าใช้ ออก channel access token ใหม่แล้วตั้ง LINE_CHANNEL_ACCESS_TOKEN")
        )
    if error.answer.verdict in ("failed", "uncertain"):
        return Finding(
            False,
            _("ติดต่อ %(host)s ไม่ได้ (%(why)s) ตรวจเครือข่ายและ LINE_API_HOST")
            % {"host": account.api_host, "why": error.answer.detail or error.answer.status},
        )
    return Finding(False, _("LINE ตอบว่า: %(why)s") % {"why": error.answer.detail or error.answer.status})


def _webhook(client: LineClient, account: LineAccount) -> Iterator[Finding]:
    """Compare the address, the switch, and let LINE call us once."""
    try:
        endpoint = client.webhook()
        if endpoint is None:
            yield Finding(False, _("ยังไม่ได้ตั้งที่อยู่ webhook สั่ง tidtam line setup"))
            return
        expected = webhook_url(account)
        if endpoint.url != expected:
            told = {"url": endpoint.url, "expected": expected}
            yield Finding(False, _("LINE ส่งไปที่ %(url)s แต่ระบบนี้อยู่ที่ %(expected)s สั่ง tidtam line setup") % told)
        else:
            yield Finding(True, _("ที่อยู่ webhook ถูกต้อง: %(url)s") % {"url": endpoint.url})
        if not endpoint.active:
            yield Finding(False, _("Use webhook ปิดอยู่ เปิดที่ LINE Developers > Messaging API"))
        test = client.webhook_test()
        if test.success:
            yield Finding(True, _("LINE ลองเรียก webhook แล้ว ตอบ %(status)s") % {"status": test.status_code})
        else:
            told = {"reason": test.reason, "detail": test.detail}
            yield Finding(False, _("LINE เรียก webhook ไม่สำเร็จ: %(reason)s (%(detail)s)") % told)
    except LineError as error:
        yield _unusable(account, error)


def _quota(client: LineClient, account: LineAccount, at: datetime) -> Finding:
    try:
        quota = client.quota()
    except LineError as error:
        return _unusable(account, error)
    door_quota(channel=CHANNEL, account=account.slug, used=quota.used, limit=quota.limit, at=at)
    if quota.limit is None:
        return Finding(True, _("โควตาเดือนนี้ไม่จำกัด ใช้แล้ว %(used)s ข้อความ") % {"used": quota.used})
    used = {"used": quota.used, "limit": quota.limit}
    if quota.used >= quota.limit:
        return Finding(False, _("โควตาเดือนนี้หมดแล้ว (%(used)s จาก %(limit)s) ข้อความที่ต้องใช้โควตาจะรอ") % used)
    if quota.used * 100 >= WARN_AT_PERCENT * quota.limit:
        return Finding(True, _("โควตาเดือนนี้ใกล้หมด: ใช้แล้ว %(used)s จาก %(limit)s ข้อความ") % used)
    return Finding(True, _("โควตาเดือนนี้ใช้แล้ว %(used)s จาก %(limit)s ข้อความ") % used)
