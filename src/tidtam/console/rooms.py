"""What the rail shows of the rooms: who may see them, what waits there; and how the doors are."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.cases.selectors import counts_by_desk
from tidtam.channels.doors.selectors import DoorView, door_states
from tidtam.console import navigation
from tidtam.console.navigation import Light
from tidtam.core.kernel.clock import now
from tidtam.core.org.access import Permission, may

LIGHTS_KEPT = 10
"""Seconds for which the state of the doors is remembered: every page shows it."""

GUARDS = {
    "queue": Permission.SEE_CASES,
    "letters": Permission.SEE_LETTERS,
    "contacts": Permission.SEE_CONTACTS,
    "kpi": Permission.SEE_FIGURES,
    "settings": Permission.SEE_SETTINGS,
}
for _key, _permission in GUARDS.items():
    navigation.shown_if(_key)(lambda request, permission=_permission: may(request.user, permission))


@navigation.counts("queue")
def waiting(request: HttpRequest) -> int:
    """Count the cases that want attention."""
    return sum(counts_by_desk(request.user).values())


@navigation.lights
def doors(request: HttpRequest) -> list[Light]:
    """Tell officers how each door is; remembered for a few seconds."""
    if not may(request.user, Permission.SEE_CASES) and not may(request.user, Permission.SEE_SETTINGS):
        return []
    settings_too = may(request.user, Permission.SEE_SETTINGS)
    key = f"door-lights:{get_language()}:{settings_too}"
    found: list[Light] | None = cache.get(key)
    if found is None:
        found = [_light(door, settings_too) for door in door_states(at=now()) if door.account]
        cache.set(key, found, LIGHTS_KEPT)
    return found


def _light(door: DoorView, settings_too: bool) -> Light:
    href = "/settings/" if settings_too else ""
    if not door.ok:
        return Light(f"{door.name}: {door.trouble}", "late", href)
    words = [_("%(door)s ปกติ") % {"door": door.name}, _("ส่งฟรี %(count)s") % {"count": door.free}]
    if door.quota_limit:
        words.append(
            _("โควตา %(used)s/%(limit)s") % {"used": door.quota_used or 0, "limit": door.quota_limit}
        )
    return Light(" · ".join(words), "warn" if door.quota_warns else "kept", href)
