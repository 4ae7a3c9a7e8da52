"""Where the bars of a chart stand. Lengths are percentages given as SVG attributes, never inline styles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

TARGET_ROOM = 12.0  # percent of the width kept at the right for the target's words
TOP, GROUND = 13.0, 87.0  # percent of the height between which bars stand
BAR_SHARE = 0.58  # of a column's width
MANY = 7  # from here on a narrow screen shows every second label


class Point(Protocol):
    """What a chart asks of a point; any object or dataclass with these attributes will do."""

    @property
    def label(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def rest(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def href(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """A point of a bar chart: ``value`` in green, ``rest`` (misses) in red on top, ``text`` printed above."""

    label: str
    value: float
    rest: float = 0
    text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A bar as drawn; every measure is a percentage as text, such as "12.50%"."""

    point: Point
    slot: str
    slot_width: str
    x: str
    width: str
    middle: str
    value_y: str
    value_height: str
    rest_y: str
    rest_height: str
    odd: bool

    @property
    def text(self) -> str:
        return self.point.text or f"{self.point.value:g}"


@dataclass(frozen=True, slots=True)
class Plot:
    """A bar chart as drawn."""

    columns: tuple[Column, ...]
    ground: str
    room: str
    target: str
    has_rest: bool
    linked: bool
    many: bool


def bar_plot(points: Sequence[Point], *, target: float | None = None, top: float | None = None) -> Plot:
    """Place ``points`` from left to right.

    ``target`` draws a line at that value; ``top`` is the value of the full height (default: the tallest
    bar or the target, whichever is higher).
    """
    tallest = max([p.value + p.rest for p in points] + [target or 0, top or 0], default=0) or 1
    room = 100.0 if target is None else 100 - TARGET_ROOM
    return Plot(
        columns=tuple(_column(p, i, len(points), tallest, room) for i, p in enumerate(points)),
        ground=_percent(GROUND),
        room=_percent(room),
        target=_percent(_height_at(target, tallest)) if target is not None else "",
        has_rest=any(p.rest for p in points),
        linked=any(p.href for p in points),
        many=len(points) >= MANY,
    )


def _column(point: Point, index: int, count: int, tallest: float, room: float) -> Column:
    slot = room / count
    value_y = _height_at(point.value, tallest)
    rest_y = _height_at(point.value + point.rest, tallest)
    return Column(
        point=point,
        slot=_percent(index * slot),
        slot_width=_percent(slot),
        x=_percent((index + (1 - BAR_SHARE) / 2) * slot),
        width=_percent(slot * BAR_SHARE),
        middle=_percent((index + 0.5) * slot),
        value_y=_percent(value_y),
        value_height=_percent(GROUND - value_y),
        rest_y=_percent(rest_y),
        rest_height=_percent(value_y - rest_y),
        odd=index % 2 == 1,
    )


def _height_at(value: float, tallest: float) -> float:
    return GROUND - (GROUND - TOP) * value / tallest


def _percent(value: float) -> str:
    return f"{value:.2f}%"


@dataclass(frozen=True, slots=True)
class BulletBar:
    """A figure against its target, as drawn."""

    width: str
    target: str
    short: bool


def bullet_bar(*, value: float, target: float | None = None, top: float | None = None) -> BulletBar:
    """Place ``value`` on a track whose full length is ``top`` (default: 100, or what exceeds it)."""
    full = top or max(100.0, value, target or 0)
    return BulletBar(
        width=_percent(min(100.0, 100 * value / full)),
        target=_percent(min(100.0, 100 * target / full)) if target is not None else "",
        short=target is not None and value < target,
    )
