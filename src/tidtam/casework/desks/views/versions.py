"""The versions of a desk: who changed what and why, the way back, and the pack as a file."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.casework.desks.access import desk_for, officer_of
from tidtam.casework.desks.difference import Change, difference
from tidtam.casework.desks.models import DeskVersion
from tidtam.casework.desks.services import desk_restore
from tidtam.casework.desks.toml import toml_written
from tidtam.casework.desks.words import PARTS, field_name, value_words
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.leading import lead_to
from tidtam.core.org.access import Permission, may, requires


@dataclass(frozen=True)
class ChangeView:
    """A difference in words."""

    kind: str
    part: str
    entry: str
    field: str
    before: str
    after: str


@require_safe
@requires(Permission.SEE_SETTINGS)
def versions(request: HttpRequest, code: str) -> HttpResponse:
    """List every version, newest first."""
    desk = desk_for(request.user, code)
    return render(request, "desks/versions.html", {"desk": desk, "versions": desk.versions.defer("pack")})


@require_safe
@requires(Permission.SEE_SETTINGS)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show what a version changed against the one before it, or against ``?against=``."""
    desk = desk_for(request.user, code)
    shown = get_object_or_404(DeskVersion, desk=desk, number=number)
    asked = request.GET.get("against", "")
    against = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else number - 1
    other = desk.versions.filter(number=against).first()
    context = {
        "desk": desk,
        "shown": shown,
        "other": other,
        "changes": [_told(change) for change in difference(other.pack, shown.pack)] if other else [],
        "numbers": desk.versions.values_list("number", flat=True),
        "may_change": may(request.user, Permission.CHANGE_SETTINGS, desk.unit_id),
    }
    return render(request, "desks/version.html", context)


@require_POST
@requires(Permission.CHANGE_SETTINGS)
def restore(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put an earlier version in force again, as a new version: also what "undo" does."""
    desk = desk_for(request.user, code, Permission.CHANGE_SETTINGS)
    reason = request.POST.get("reason", "").strip() or _("กลับไปใช้ฉบับที่ %(number)s") % {"number": number}
    try:
        desk, changed = desk_restore(
            desk=desk, number=number, by=str(officer_of(request)), at=clock.now(), reason=reason
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        told = _("กลับไปใช้เนื้อหาของฉบับที่ %(number)s แล้ว") if changed else _("ฉบับนี้ใช้อยู่แล้ว")
        messages.success(request, told % {"number": number} if changed else told)
    return lead_to(request, "desks:desk", code)


@require_safe
@requires(Permission.SEE_SETTINGS)
def pack(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give a version as a TOML file that ``tidtam desk load`` reads."""
    desk = desk_for(request.user, code)
    shown = get_object_or_404(DeskVersion, desk=desk, number=number)
    response = HttpResponse(toml_written(shown.pack), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{desk.code}-{number}.toml"'
    return response


def _told(change: Change) -> ChangeView:
    return ChangeView(
        kind=change.kind,
        part=str(PARTS.get(change.part, change.part)),
        entry=change.entry,
        field=field_name(change.field) if change.field else "",
        before=value_words(change.field, change.before),
        after=value_words(change.field, change.after),
    )
