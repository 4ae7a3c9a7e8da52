"""Events as sentences for administrators and auditors, with the names of officers and units put in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.core.ledger import kinds
from tidtam.core.ledger.models import ActorKind, Event
from tidtam.core.org.models import Officer, Role, Unit

ROLES = dict(Role.choices)


@dataclass(frozen=True)
class Told:
    """One event as read."""

    event: Event
    text: str


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentences(events: Sequence[Event]) -> list[Told]:
    """Tell the events, in their order; at most two queries however many there are."""
    officers, units = _names(events)
    return [Told(event, _sentence(event, officers, units)) for event in events]


def _sentence(event: Event, officers: Mapping[int, str], units: Mapping[int, str]) -> str:
    said = _Words(actor=_actor(event, officers), subject=_subject(event, officers, units))
    for key, value in event.data.items():
        said[key] = str(value)
    if "unit" in event.data:
        said["unit"] = units.get(event.data["unit"], said["unit"])
    if event.data.get("officer"):
        said["officer"] = officers.get(event.data["officer"], said["officer"])
    if "role" in event.data:
        said["role"] = str(ROLES.get(event.data["role"], said["role"]))
    try:
        return str(kinds.get(event.kind).sentence).format_map(said)
    except kinds.UnknownKind:
        return event.kind


def _actor(event: Event, officers: Mapping[int, str]) -> str:
    if event.actor_kind == ActorKind.OFFICER:
        return f"{officers.get(event.actor_id or 0, _('เจ้าหน้าที่'))} "
    return f"{_('ผู้แจ้ง') if event.actor_kind == ActorKind.CONTACT else _('ระบบ')} "


def _subject(event: Event, officers: Mapping[int, str], units: Mapping[int, str]) -> str:
    kind, _colon, key = event.chain.partition(":")
    names = {"officer": officers, "unit": units}.get(kind, {})
    return names.get(int(key), event.chain) if key.isdigit() else event.chain


def _names(events: Sequence[Event]) -> tuple[dict[int, str], dict[int, str]]:
    officers = {event.actor_id or 0 for event in events if event.actor_kind == ActorKind.OFFICER}
    officers |= _keys(events, "officer")
    units = _keys(events, "unit")
    return (
        {row.pk: str(row) for row in Officer.objects.filter(pk__in=officers)},
        {row.pk: str(row) for row in Unit.objects.filter(pk__in=units)},
    )


def _keys(events: Sequence[Event], name: str) -> set[int]:
    """Return the keys the events carry under ``name``, and those of the chains of that name."""
    chains = (event.chain.removeprefix(f"{name}:") for event in events if event.chain.startswith(f"{name}:"))
    return {int(chain) for chain in chains} | {event.data.get(name) or 0 for event in events}
