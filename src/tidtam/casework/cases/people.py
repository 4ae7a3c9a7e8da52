"""Who may be given a case."""

from collections.abc import Iterable

from tidtam.core.org.access import MAY, Permission, Viewer, units_where
from tidtam.core.org.models import Officer, Unit

WORKERS = [role for role, granted in MAY.items() if Permission.WORK_CASES in granted]


def officers_of(units: Iterable[int]) -> list[Officer]:
    """Return the active officers who may work on cases of any of these units, by name."""
    keys = _with_units_above(set(units))
    found = Officer.objects.filter(
        is_active=True, memberships__unit_id__in=keys, memberships__role__in=WORKERS
    )
    return list(found.distinct().order_by("full_name", "username"))


def officers_for(officer: Viewer) -> list[Officer]:
    """Return whom ``officer`` may give cases to, wherever that officer may work on cases."""
    return officers_of(units_where(officer, Permission.WORK_CASES))


def _with_units_above(keys: set[int]) -> set[int]:
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    ahead: list[int | None] = list(keys)
    while ahead:
        key = ahead.pop()
        if key is not None and key not in found:
            found.add(key)
            ahead.append(parents.get(key))
    return found
