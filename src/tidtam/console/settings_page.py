"""The front page of settings: the rooms a reader may enter, and their own account."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.casework.desks.access import desks_for
from tidtam.channels.doors.selectors import door_states
from tidtam.console import navigation
from tidtam.core.kernel import clock
from tidtam.core.org.access import Permission, may

ROOMS = (Permission.SEE_SETTINGS, Permission.MANAGE_OFFICERS, Permission.AUDIT)


@dataclass(frozen=True)
class Room:
    """One room of settings, as a card; ``trouble`` says that something in it wants a person."""

    name: str
    words: str
    icon: str
    href: str
    trouble: str = ""


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Show what the reader may set, and their own account."""
    context = {"rooms": rooms_for(request), "account": account_rooms()}
    return render(request, "console/settings.html", context)


@navigation.shown_if("settings")
def may_set(request: HttpRequest) -> bool:
    """Say whether the entry "ตั้งค่า" is in the rail."""
    return any(may(request.user, permission) for permission in ROOMS)


def rooms_for(request: HttpRequest) -> list[Room]:
    """Return the rooms by what the reader may do."""
    rooms = []
    if may(request.user, Permission.SEE_SETTINGS):
        words = _("คำมั่น หมวด ข้อความตอบ แบบประเมิน และคำที่ผู้ช่วยพูด")
        rooms += [
            Room(str(desk), words, "target", reverse("desks:desk", args=[desk.code]))
            for desk in desks_for(request.user)
        ]
        rooms.append(
            Room(_("ปฏิทินทำการ"), _("เวลาทำการ วันหยุด และวันพิเศษ"), "calendar", reverse("sla:calendars"))
        )
        rooms.append(_channels())
    if may(request.user, Permission.MANAGE_OFFICERS):
        rooms.append(
            Room(_("บัญชีเจ้าหน้าที่"), _("รายชื่อ บทบาท และการเข้าสู่ระบบ"), "people", reverse("org:officers"))
        )
        rooms.append(Room(_("หน่วยงาน"), _("ผังหน่วยงาน ชื่อ และรหัส"), "building", reverse("org:units")))
    if may(request.user, Permission.AUDIT):
        words = _("ใครทำอะไรเมื่อใด และตรวจว่าไม่มีผู้แก้ไข")
        rooms.append(Room(_("บัญชีเหตุการณ์"), words, "shield", reverse("org:audit")))
    return rooms


def account_rooms() -> list[Room]:
    """Return the reader's own account."""
    return [
        Room(_("ความปลอดภัยของบัญชี"), _("ยืนยันสองขั้น พาสคีย์ และรหัสสำรอง"), "shield", reverse("mfa_index")),
        Room(_("รหัสผ่าน"), _("เปลี่ยนรหัสผ่านของท่าน"), "lock", reverse("account_change_password")),
        Room(_("อุปกรณ์ที่เข้าใช้"), _("ออกจากระบบที่เครื่องอื่น"), "key", reverse("usersessions_list")),
    ]


def _channels() -> Room:
    wrong = sum(not door.ok or door.unread > 0 for door in door_states(at=clock.now()))
    trouble = _("มีเรื่องต้องดู %(n)s ช่องทาง") % {"n": wrong} if wrong else ""
    return Room(_("ช่องทาง"), _("LINE และช่องทางอื่น โควตา และงานที่ค้าง"), "chat", reverse("doors:doors"), trouble)
