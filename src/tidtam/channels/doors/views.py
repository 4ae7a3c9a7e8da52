"""The page of the doors: how each is, what it cost, what is stuck."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tidtam.channels.doors.registry import Door, door
from tidtam.channels.doors.selectors import DoorView, door_states
from tidtam.channels.doors.services import deliveries_retry, envelopes_retry, fetches_retry
from tidtam.channels.doors.work import Work, work_of
from tidtam.core.kernel import clock
from tidtam.core.org.access import Permission, may, requires

AGAIN = {"events": envelopes_retry, "sendings": deliveries_retry, "files": fetches_retry}


@dataclass(frozen=True)
class Shown:
    """One account of a door with its work and how to set it up."""

    view: DoorView
    door: Door
    work: Work
    address: str


@require_safe
@requires(Permission.SEE_SETTINGS)
def doors(request: HttpRequest) -> HttpResponse:
    """Show every account of every door."""
    context = {
        "doors": [_shown(view) for view in door_states(at=clock.now())],
        "may_change": may(request.user, Permission.CHANGE_SETTINGS),
    }
    return render(request, "doors/doors.html", context)


@require_POST
@requires(Permission.CHANGE_SETTINGS)
def again(request: HttpRequest, channel: str, account: str, what: str) -> HttpResponse:
    """Let what is stuck be tried again."""
    found = door(channel)
    if found is None or account not in found.accounts() or what not in AGAIN:
        raise Http404
    number = AGAIN[what](channel=channel, account=account, at=clock.now())
    if number:
        told = ngettext("ลองใหม่ %(n)s รายการ", "ลองใหม่ %(n)s รายการ", number)
        messages.success(request, told % {"n": number})
    else:
        messages.info(request, _("ไม่มีรายการค้างแล้ว"))
    return redirect("doors:doors")


def _shown(view: DoorView) -> Shown:
    found = door(view.channel)
    assert found is not None  # noqa: S101 - door_states tells of registered doors only
    address = found.webhook(view.account) if found.webhook and view.account else ""
    return Shown(view, found, work_of(view.channel, view.account), address)
