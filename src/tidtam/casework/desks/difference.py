"""What changed between two versions of a desk's pack, entry by entry. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

LISTS = (
    "promises",
    "questions",
    "categories",
    "topics",
    "agency_classes",
    "steps",
    "closing_reasons",
    "templates",
)
TABLES = ("survey", "chat")
NAMES = ("title", "name", "text")

ChangeKind = Literal["added", "removed", "changed", "reordered"]


@dataclass(frozen=True)
class Change:
    """One difference.

    Args:
        part: of the pack (``templates``), or "" for the facts of the desk itself.
        entry: the name of the entry in the part, if it is a list.
        field: the key that changed; "" when an entry came, went or the order changed.
        before, after: values as stored; None where there was none.
    """

    kind: ChangeKind
    part: str
    entry: str = ""
    field: str = ""
    before: Any = None
    after: Any = None


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Return the changes from ``old`` to ``new``, part by part in the order of a pack."""
    changes = list(_facts(old, new))
    for part in LISTS:
        changes += _entries(part, old.get(part, []), new.get(part, []))
    for part in TABLES:
        changes += _fields(part, "", old.get(part, {}), new.get(part, {}))
    return changes


def _facts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    parts = {*LISTS, *TABLES}
    plain = [{key: value for key, value in tree.items() if key not in parts} for tree in (old, new)]
    yield from _fields("", "", *plain)


def _entries(
    part: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> Iterator[Change]:
    before, after = ({entry["code"]: entry for entry in entries} for entries in (old, new))
    for code, entry in before.items():
        if code not in after:
            yield Change("removed", part, _name(entry), before=_words(entry))
    for code, entry in after.items():
        if code not in before:
            yield Change("added", part, _name(entry), after=_words(entry))
        else:
            yield from _fields(part, _name(entry), before[code], entry)
    if [code for code in before if code in after] != [code for code in after if code in before]:
        yield Change("reordered", part)


def _fields(part: str, entry: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Change("changed", part, entry, key, old.get(key), new.get(key))


def _name(entry: Mapping[str, Any]) -> str:
    return next((str(entry[key]) for key in NAMES if entry.get(key)), str(entry["code"]))


def _words(entry: Mapping[str, Any]) -> str:
    """The longest thing an entry says: what a reader wants to see of one that came or went."""
    return str(entry.get("text") or entry.get("name") or entry.get("title") or entry["code"])
