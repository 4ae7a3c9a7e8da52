"""Reading officers and units, as the screens of administration show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tidtam.core.org.access import Permission, Viewer, units_where
from tidtam.core.org.models import Membership, Officer, Role, Unit


@dataclass(frozen=True)
class UnitRow:
    """A unit in the tree: how deep it lies, and whether the reader manages it."""

    unit: Unit
    depth: int
    managed: bool


def officers_managed(by: Viewer) -> QuerySet[Officer]:
    """Return the officers ``by`` may know of: with a role in a unit managed, or without any role."""
    roles = Membership.objects.filter(officer=OuterRef("pk"))
    ours = roles.filter(unit_id__in=units_where(by, Permission.MANAGE_OFFICERS))
    return Officer.objects.filter(Exists(ours) | ~Exists(roles))


def officers_found(by: Viewer, *, words: str = "", role: str = "", active: bool = True) -> QuerySet[Officer]:
    """Return officers by name, position or user name, with their roles, second step and order of names."""
    found = officers_managed(by).filter(is_active=active)
    for word in words.split():
        found = found.filter(
            Q(full_name__icontains=word) | Q(position__icontains=word) | Q(username__icontains=word)
        )
    if role:
        found = found.filter(
            Exists(Membership.objects.filter(officer=OuterRef("pk"), role=role)),
        )
    memberships = Prefetch("memberships", Membership.objects.select_related("unit").order_by("unit__code"))
    second = Exists(Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes"))
    return found.annotate(second_step=second).prefetch_related(memberships).order_by("full_name", "username")


def nearest_with_role(unit: Unit, role: Role) -> list[Officer]:
    """Return the active officers with ``role`` in the unit, or in the nearest unit above that has any."""
    here: Unit | None = unit
    while here is not None:
        found = Membership.objects.filter(unit=here, role=role, officer__is_active=True)
        if found:
            return [membership.officer for membership in found.select_related("officer")]
        here = here.parent
    return []


def unit_tree(by: Viewer) -> list[UnitRow]:
    """Return every unit, each above those below it."""
    children: dict[int | None, list[Unit]] = {}
    for unit in Unit.objects.order_by("code"):
        children.setdefault(unit.parent_id, []).append(unit)
    managed = units_where(by, Permission.MANAGE_OFFICERS)
    return list(_walk(children, None, 0, managed))


def _walk(
    children: dict[int | None, list[Unit]], parent: int | None, depth: int, managed: frozenset[int]
) -> Iterator[UnitRow]:
    for unit in children.get(parent, []):
        yield UnitRow(unit, depth, unit.pk in managed)
        yield from _walk(children, unit.pk, depth + 1, managed)
