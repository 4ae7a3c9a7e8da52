"""The vocabulary of events: what each kind carries, how it reads as a sentence. Rooms register theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kind:
    """A kind of event.

    Args:
        name: such as ``case.opened``.
        sentence: lazy Thai sentence with ``{actor}`` and the fields of ``carries``, as the history shows it.
        carries: name of each field in ``data`` and what it means; nothing else may be recorded.
    """

    name: str
    sentence: object
    carries: dict[str, str] = field(default_factory=dict)


class UnknownKind(Exception):
    """An event that no room has described."""


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Add kinds to the vocabulary; called in ``AppConfig.ready()``."""
    for kind in kinds:
        _kinds[kind.name] = kind


def get(name: str) -> Kind:
    """Return the kind called ``name``.

    Raises:
        UnknownKind: when no room has registered it.
    """
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def all_kinds() -> list[Kind]:
    """Return every kind, sorted by name."""
    return sorted(_kinds.values(), key=lambda kind: kind.name)


def check(name: str, data: Mapping[str, object]) -> None:
    """Refuse data that the kind does not describe.

    Raises:
        UnknownKind: for an unregistered kind or an undescribed field.
    """
    extra = set(data) - set(get(name).carries)
    if extra:
        raise UnknownKind(f"{name} does not carry {', '.join(sorted(extra))}")
