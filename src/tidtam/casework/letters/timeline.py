"""A letter's way and its history as a page tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.casework.letters.models import Letter, Movement
from tidtam.casework.letters.selectors import step_names
from tidtam.casework.letters.wording import FIELD_NAMES
from tidtam.core.ledger import kinds
from tidtam.core.ledger.models import ActorKind, Event
from tidtam.core.org.models import Officer
from tidtam.core.thai.dates import format_datetime

ASIDE = frozenset({"returned"})
"""Steps that most letters never come to; they are not shown as lying ahead."""

ICONS = {
    "letter.registered": "letter",
    "letter.moved": "arrow",
    "letter.move_withdrawn": "undo",
    "letter.amended": "edit",
    "letter.cancelled": "stop",
    "letter.followed": "link",
    "letter.unfollowed": "link",
    "letter.file_added": "attach",
    "letter.file_removed": "trash",
}


@dataclass(frozen=True)
class Stage:
    """A step on the letter's way: ``state`` is done, now or empty for what lies ahead."""

    label: str
    state: str = ""
    when: str = ""
    note: str = ""
    movement: Movement | None = None


@dataclass(frozen=True)
class Told:
    """One sentence of the history."""

    words: str
    at: datetime
    icon: str
    written_later: bool


def way_of(letter: Letter) -> list[Stage]:
    """Return where the letter has been, where it is, and what usually comes next."""
    language, names = get_language() or "th", step_names()
    stood = list(letter.movements.filter(withdrawn_at=None).select_related("by"))
    way = [
        Stage(
            label=names.get(movement.step, movement.step),
            state="now" if movement == stood[-1] else "done",
            when=format_datetime(movement.occurred_at, language=language),
            note=" · ".join(part for part in (movement.place, movement.note) if part),
            movement=movement,
        )
        for movement in stood
    ]
    codes = list(names)
    if letter.step in codes and letter.cancelled_at is None:
        ahead = codes[codes.index(letter.step) + 1 :]
        way += [Stage(names[code]) for code in ahead if code not in ASIDE]
    return way


def history_of(letter: Letter) -> list[Told]:
    """Return what happened to the letter in plain sentences, the latest first."""
    events = list(letter.events())
    names = _names(events)
    return [
        Told(
            words=_sentence(event, names),
            at=event.occurred_at,
            icon=ICONS.get(event.kind, "history"),
            written_later=event.recorded_at > event.occurred_at,
        )
        for event in reversed(events)
    ]


@dataclass(frozen=True)
class _Names:
    officers: Mapping[int, Officer]
    cases: Mapping[int, Case]
    steps: Mapping[str, str]


def _names(events: list[Event]) -> _Names:
    officers = {
        event.actor_id for event in events if event.actor_kind == ActorKind.OFFICER and event.actor_id
    }
    cases = {event.data["case"] for event in events if "case" in event.data}
    return _Names(Officer.objects.in_bulk(officers), Case.objects.in_bulk(cases), step_names())


def _sentence(event: Event, names: _Names) -> str:
    return str(kinds.get(event.kind).sentence).format_map(_Known(_words(event, names)))


def _words(event: Event, names: _Names) -> dict[str, str]:
    data: Mapping[str, Any] = event.data
    officer = names.officers.get(event.actor_id or 0)
    case = names.cases.get(data.get("case", 0))
    return {
        "actor": f"{officer} " if officer else _("ระบบ"),
        "step": names.steps.get(data.get("step", ""), data.get("step", "")),
        "case": case.number if case else "",
        "fields": ", ".join(str(FIELD_NAMES.get(name, name)) for name in data.get("fields", [])),
    }


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""
