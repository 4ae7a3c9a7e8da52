"""The one place that says who may do what, and in which units."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from tidtam.core.org.models import Membership, Officer, Role, Unit


class Permission(StrEnum):
    SEE_CASES = "see_cases"
    WORK_CASES = "work_cases"
    DIRECT_CASES = "direct_cases"
    SEE_LETTERS = "see_letters"
    KEEP_LETTERS = "keep_letters"
    SEE_CONTACTS = "see_contacts"
    SEE_FIGURES = "see_figures"
    WRITE_REPORTS = "write_reports"
    CERTIFY_REPORTS = "certify_reports"
    SEE_EVIDENCE = "see_evidence"
    SEE_SETTINGS = "see_settings"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_OFFICERS = "manage_officers"
    AUDIT = "audit"


P = Permission
CASEWORK = frozenset(
    {P.SEE_CASES, P.WORK_CASES, P.SEE_LETTERS, P.KEEP_LETTERS, P.SEE_CONTACTS, P.SEE_FIGURES}
)
MAY: dict[str, frozenset[Permission]] = {
    Role.OFFICER: CASEWORK,
    Role.SUPERVISOR: CASEWORK | {P.DIRECT_CASES, P.SEE_EVIDENCE, P.SEE_SETTINGS, P.CERTIFY_REPORTS},
    Role.PLANNER: frozenset({P.SEE_FIGURES, P.WRITE_REPORTS, P.SEE_EVIDENCE}),
    Role.EXECUTIVE: frozenset({P.SEE_FIGURES, P.CERTIFY_REPORTS}),
    Role.AUDITOR: frozenset(
        {P.SEE_CASES, P.SEE_LETTERS, P.SEE_FIGURES, P.SEE_EVIDENCE, P.SEE_SETTINGS, P.AUDIT}
    ),
    Role.ADMINISTRATOR: frozenset({P.SEE_FIGURES, P.SEE_SETTINGS, P.CHANGE_SETTINGS, P.MANAGE_OFFICERS}),
}

Viewer = Officer | AnonymousUser


def units_where(officer: Viewer, permission: Permission) -> frozenset[int]:
    """Return the keys of the units, and of all units below them, where ``officer`` has ``permission``.

    Asked once per officer object (a request), since a page checks many times.
    """
    if not isinstance(officer, Officer) or not officer.is_active:
        return frozenset()
    cache: dict[Permission, frozenset[int]] = officer.__dict__.setdefault("_units_where", {})
    if permission not in cache:
        held = {unit for unit, role in _memberships_of(officer) if permission in MAY[role]}
        cache[permission] = _with_descendants(officer, held) if held else frozenset()
    return cache[permission]


def may(officer: Viewer, permission: Permission, unit: Unit | int | None = None) -> bool:
    """Say whether ``officer`` has ``permission`` in ``unit``; without a unit: anywhere at all."""
    units = units_where(officer, permission)
    if unit is None:
        return bool(units)
    return (unit.pk if isinstance(unit, Unit) else unit) in units


def roles_of(officer: Viewer) -> frozenset[str]:
    """Return the roles ``officer`` holds anywhere."""
    if not isinstance(officer, Officer):
        return frozenset()
    return frozenset(officer.memberships.values_list("role", flat=True))


Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponse]


def requires(permission: Permission) -> Callable[[View[Params]], View[Params]]:
    """Guard a view: a stranger is asked to sign in, an officer without ``permission`` gets 403."""

    def guard(view: View[Params]) -> View[Params]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not may(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def _memberships_of(officer: Officer) -> list[tuple[int, str]]:
    """Return units and roles, asked once per officer object."""
    known: list[tuple[int, str]] | None = officer.__dict__.get("_unit_roles")
    if known is None:
        known = list(Membership.objects.filter(officer=officer).values_list("unit_id", "role"))
        officer.__dict__["_unit_roles"] = known
    return known


def _with_descendants(officer: Officer, keys: set[int]) -> frozenset[int]:
    children: dict[int | None, list[int]] | None = officer.__dict__.get("_units_below")
    if children is None:
        children = officer.__dict__["_units_below"] = {}
        for key, parent in Unit.objects.values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(key)
    found, ahead = set(keys), list(keys)
    while ahead:
        below = [key for key in children.get(ahead.pop(), []) if key not in found]
        found.update(below)
        ahead.extend(below)
    return frozenset(found)
