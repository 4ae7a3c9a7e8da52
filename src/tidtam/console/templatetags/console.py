"""What the shared components ask of Python: ``{% load console %}``."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message

from tidtam.console import charts, clocks, initials, toasts

register = template.Library()

register.filter("initials", initials.initials)
register.filter("tint", initials.tint)


@register.simple_tag
def clock_face(
    at: datetime,
    due: datetime | None = None,
    start: datetime | None = None,
    soon: datetime | None = None,
    state: str = "",
    taken: timedelta | None = None,
    words: str = "",
) -> clocks.ClockFace:
    """Draw a clock; empty strings from a component's defaults count as not given."""
    return clocks.clock_face(
        at=at,
        due=due or None,
        start=start or None,
        soon=soon or None,
        state=state,
        taken=taken if isinstance(taken, timedelta) else None,
        words=words,
    )


@register.simple_tag
def bar_plot(points: Sequence[charts.Point], target: Any = "", top: Any = "") -> charts.Plot:
    """Place the bars of a chart."""
    return charts.bar_plot(points, target=_number(target), top=_number(top))


@register.simple_tag
def bullet_bar(value: Any, target: Any = "", top: Any = "") -> charts.BulletBar:
    """Place a figure against its target."""
    return charts.bullet_bar(value=_number(value) or 0, target=_number(target), top=_number(top))


@register.filter
def undo_url(message: Message) -> str:
    """Return where an undoable message is taken back, or an empty string."""
    return toasts.undo_url_of(message.extra_tags)


def _number(given: Any) -> float | None:
    return None if given in ("", None) else float(given)
