"""The history of a case in plain sentences, made from its events and the names they point to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case, Channel
from tidtam.casework.cases.reasons import PauseReason
from tidtam.casework.cases.services.settling import facts_of
from tidtam.core.ledger import kinds
from tidtam.core.ledger.models import ActorKind, Event
from tidtam.core.org.models import Officer, Unit

ICONS = {
    "case.opened": ("inbox", "brand"),
    "case.acknowledged": ("check", "kept"),
    "case.reported": ("send", "kept"),
    "case.closed": ("done", "kept"),
    "case.contested": ("flag", "late"),
    "case.confirmed": ("done", "kept"),
    "case.reopened": ("reopen", "warn"),
    "case.paused": ("pause", "warn"),
    "case.resumed": ("play", ""),
    "case.assigned": ("person", ""),
    "case.transferred": ("transfer", ""),
    "case.dispatched": ("transfer", ""),
    "case.returned": ("back", "warn"),
    "case.merged": ("merge", ""),
    "case.joined": ("merge", ""),
    "case.unmerged": ("split", ""),
    "case.split": ("split", ""),
    "case.described": ("edit", ""),
    "case.undone": ("undo", ""),
    "message.noted": ("note", ""),
    "message.withdrawn": ("undo", ""),
    "call.logged": ("phone", ""),
    "survey.invited": ("survey", ""),
    "survey.answered": ("star", "brand"),
    "survey.suggested": ("note", "brand"),
}
IN_THE_CONVERSATION = frozenset({"message.received", "message.sent"})
POINTS_TO: Mapping[str, type[Officer] | type[Unit] | type[Case]] = {
    "officer": Officer,
    "unit": Unit,
    "into": Case,
    "case": Case,
}


@dataclass(frozen=True)
class Sentence:
    """One event as people read it; ``undone`` ones were taken back and count for nothing."""

    event: Event
    text: str
    icon: str
    tone: str
    undone: bool


def sentences(case: Case, events: Sequence[Event]) -> list[Sentence]:
    """Return the history in sentences, oldest first, without what the conversation itself shows."""
    names = _names(events)
    undone = {fact.undoes for fact in facts_of(events) if fact.undoes is not None}
    told = []
    for event in events:
        if event.kind in IN_THE_CONVERSATION:
            continue
        icon, tone = ICONS.get(event.kind, ("history", ""))
        text = _sentence(case, event, names)
        told.append(Sentence(event, text, icon, tone, event.position in undone))
    return told


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _sentence(case: Case, event: Event, names: Mapping[tuple[type, int], str]) -> str:
    said = _Words(actor=_actor(event, names))
    for key, value in event.data.items():
        model = POINTS_TO.get(key)
        said[key] = names.get((model, value), "") if model and isinstance(value, int) else str(value)
    said["reason"] = _reason(case, event.kind, said["reason"])
    said["channel"] = _channel(said["channel"])
    if event.kind == "case.assigned" and event.data.get("officer") is None:
        return _("%(actor)sให้เรื่องนี้รอผู้รับผิดชอบ") % {"actor": said["actor"]}
    text = str(kinds.get(event.kind).sentence).format_map(said)
    if event.kind in ("case.paused", "case.returned") and said["reason"]:
        text = f"{text}: {said['reason']}"
    if event.data.get("backdated"):
        text = _("%(text)s (ลงเวลาย้อนหลัง)") % {"text": text}
    return text


def _actor(event: Event, names: Mapping[tuple[type, int], str]) -> str:
    """Return who did it, with the space that Latin letters want behind a name."""
    if event.actor_kind == ActorKind.SYSTEM:
        name = _("ระบบ")
    elif event.actor_kind == ActorKind.CONTACT:
        name = _("ผู้แจ้ง")
    else:
        name = names.get((Officer, event.actor_id or 0), _("เจ้าหน้าที่"))
    return f"{name} "


def _reason(case: Case, kind: str, code: str) -> str:
    if kind == "case.closed":
        known = case.pack.closing_reason(code)
        english = known and get_language() == "en" and known.name_en
        return (known.name_en if english else known.name) if known else code
    return str(PauseReason(code).label) if code in PauseReason.values else code


def _channel(code: str) -> str:
    """Return a channel's name, with the space that Latin letters want before them."""
    name = str(Channel(code).label) if code in Channel.values else code
    return f" {name}" if name.isascii() else name


def _names(events: Iterable[Event]) -> dict[tuple[type, int], str]:
    """Return the names the events point to: at most one query a model."""
    wanted: dict[type[Any], set[int]] = {}
    for event in events:
        if event.actor_kind == ActorKind.OFFICER and event.actor_id:
            wanted.setdefault(Officer, set()).add(event.actor_id)
        for key, model in POINTS_TO.items():
            if isinstance(event.data.get(key), int):
                wanted.setdefault(model, set()).add(event.data[key])
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in model.objects.filter(pk__in=keys)
    }
