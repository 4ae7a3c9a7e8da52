"""Places on a page that rooms on higher floors fill: a room makes the place, the others register at start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Panel:
    """What stands in a place: a template and its values, as ``panel`` inside the template.

    Args:
        version: changes whenever the panel would look different, so that a page knows when to draw it anew.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""


Source = Callable[[Subject, Any, datetime], Panel | None]


class Place(Generic[Subject]):
    """Where panels about one subject stand; a source is asked with (subject, who looks, when)."""

    def __init__(self) -> None:
        self._sources: list[tuple[int, Source[Subject]]] = []

    def fill(self, source: Source[Subject], *, order: int = 50) -> None:
        """Register a source; called in ``AppConfig.ready()``. A lower ``order`` stands higher."""
        self._sources = sorted([*self._sources, (order, source)], key=lambda each: each[0])

    def panels(self, subject: Subject, *, viewer: Any, at: datetime) -> list[Panel]:
        """Return what stands here now; a source that has nothing to show returns None."""
        found = (source(subject, viewer, at) for _order, source in self._sources)
        return [panel for panel in found if panel is not None]
