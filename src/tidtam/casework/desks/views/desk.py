"""A desk's page: what it promises and says, part by part, and the editing of each part."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.casework.desks.access import desk_for, desks_for, officer_of
from tidtam.casework.desks.forms.editors import SECTIONS, ReasonForm, editors_for
from tidtam.casework.desks.models import Desk, DeskVersion
from tidtam.casework.desks.services import desk_amend
from tidtam.casework.desks.words import PARTS, PLACEHOLDERS
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, may, requires

LATEST = 6
ONLY_WHERE_USED = frozenset({"topics", "agency_classes", "steps"})


@require_safe
@requires(Permission.SEE_SETTINGS)
def listing(request: HttpRequest) -> HttpResponse:
    """Show the desks; with one only, that one."""
    desks = list(desks_for(request.user).select_related("unit"))
    if len(desks) == 1:
        return redirect("desks:desk", desks[0].code)
    return render(request, "desks/desks.html", {"desks": desks})


@require_safe
@requires(Permission.SEE_SETTINGS)
def desk(request: HttpRequest, code: str) -> HttpResponse:
    """Show everything a desk promises and says."""
    found = desk_for(request.user, code)
    context = {
        "desk": found,
        "pack": found.pack,
        "sections": _sections(found),
        "versions": found.versions.defer("pack")[:LATEST],
        "may_change": may(request.user, Permission.CHANGE_SETTINGS, found.unit_id),
    }
    return render(request, "desks/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.CHANGE_SETTINGS)
def section(request: HttpRequest, code: str, section: str) -> HttpResponse:
    """Edit one page of the pack; saving makes a new version."""
    found = desk_for(request.user, code, Permission.CHANGE_SETTINGS)
    if section not in SECTIONS:
        raise Http404
    data = request.POST if request.method == "POST" else None
    editors = editors_for(section, _tree(found), data)
    reason = ReasonForm(data, initial={"seen": found.version})
    if data is not None and all([*(each.is_valid() for each in editors), reason.is_valid()]):
        try:
            return _saved(request, found, editors, reason)
        except DomainError as error:
            reason.add_error(None, str(error))
    context: dict[str, Any] = {
        "desk": found,
        "section": section,
        "title": PARTS[section],
        "editors": editors,
        "reason": reason,
        "placeholders": PLACEHOLDERS if section == "templates" else {},
    }
    return render(request, "desks/section.html", context, status=200 if data is None else 422)


def _saved(request: HttpRequest, desk: Desk, editors: list[Any], reason: ReasonForm) -> HttpResponse:
    parts, present = {each.part: each.value() for each in editors}, _tree(desk)
    changed_desk, changed = desk_amend(
        desk=desk,
        parts={part: value for part, value in parts.items() if value or part in present},
        by=str(officer_of(request)),
        at=clock.now(),
        **reason.cleaned_data,
    )
    if changed:
        undo = reverse("desks:restore", args=[desk.code, desk.version])
        told = _("บันทึกเป็นฉบับที่ %(number)s แล้ว เรื่องเดิมใช้ฉบับเดิม") % {"number": changed_desk.version}
        messages.success(request, told, extra_tags=f"undo:{undo}")
    else:
        messages.info(request, _("ไม่มีอะไรเปลี่ยน จึงไม่มีฉบับใหม่"))
    return redirect("desks:desk", desk.code)


def _tree(desk: Desk) -> dict[str, Any]:
    tree: dict[str, Any] = DeskVersion.objects.get(desk=desk, number=desk.version).pack
    return tree


def _sections(desk: Desk) -> dict[str, Any]:
    pack = desk.pack
    return {name: PARTS[name] for name in SECTIONS if name not in ONLY_WHERE_USED or getattr(pack, name)}
