"""The page of one indicator, put together from its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.core.org.access import Permission, Viewer
from tidtam.core.thai.fiscal import Period
from tidtam.core.thai.months import month_name
from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.access import allowed, may_list_cases, may_see_small_groups
from tidtam.performance.indicators.addresses import cases_href
from tidtam.performance.indicators.cards import Card
from tidtam.performance.indicators.evidence import is_discreet, is_too_small, smallest_group
from tidtam.performance.indicators.figures import Figure, Window
from tidtam.performance.indicators.frames import Frame, since_of
from tidtam.performance.indicators.models import Definition, Formula
from tidtam.performance.indicators.monthly import Month, by_month
from tidtam.performance.indicators.outlook import outlook
from tidtam.performance.indicators.quarters import quarter_rows
from tidtam.performance.indicators.report_states import report_states
from tidtam.performance.indicators.selectors import figure_with_parts


def summary(
    whole: Definition, frame: Frame, *, viewer: Viewer, chosen: Definition | None = None
) -> dict[str, Any]:
    """Return the whole's figure and a card for each part; ``chosen`` says which card is the present one."""
    total, figures = figure_with_parts(whole, as_of=frame.as_of, since=frame.since)
    parts = parts_of(whole)
    current = chosen if chosen in parts else parts[0]
    cards = [
        card_for(viewer, part, figure, frame, current=part == current)
        for part, figure in zip(parts, figures or [total], strict=True)
    ]
    return {
        "whole": whole,
        "frame": frame,
        "total": card_for(viewer, whole, total, frame),
        "cards": cards,
    }


def card_for(
    viewer: Viewer, definition: Definition, figure: Figure, frame: Frame, *, current: bool = False
) -> Card:
    """Return a figure's card as ``viewer`` may see it."""
    few = is_too_small(definition, figure.denominator or 0)
    held_back = few and not may_see_small_groups(viewer, definition)
    return Card(definition, figure, address(definition, frame), current, held_back)


def indicator_page(definition: Definition, frame: Frame, *, viewer: Viewer, today: date) -> dict[str, Any]:
    """Return what the page of an indicator shows: its parts, months, what lies ahead, its quarters."""
    whole = definition.parent or definition
    shown = summary(whole, frame, viewer=viewer, chosen=definition)
    cards: list[Card] = shown["cards"]
    parts = [card.definition for card in cards]
    listed = [may_list_cases(viewer, part) for part in parts]
    chosen, linked = next((card, may) for card, may in zip(cards, listed, strict=True) if card.current)
    months = by_month(chosen.definition, year_window(frame))
    bars, held_back = month_bars(chosen.definition, months, frame, linked=linked)
    reports = report_states(whole, frame.year.be, viewer, today)
    return {
        **shown,
        "chosen": chosen,
        "bars": bars,
        "held_back": held_back,
        "line": target_line(chosen, frame),
        "least": smallest_group(chosen.definition),
        "behind": behind(chosen, frame) if linked else [],
        "outlook": ahead(cards, chosen, frame),
        "quarters": quarter_rows(parts, frame, reports, listed=listed, viewer=viewer),
        "reported": bool(reports),
        "may_write": allowed(viewer, whole, Permission.WRITE_REPORTS),
        "target_known": whole.targets.filter(fiscal_year=frame.year.be, value__isnull=False).exists(),
    }


def parts_of(whole: Definition) -> list[Definition]:
    """Return an indicator's parts; one that stands alone is its own part."""
    return list(whole.parts.select_related("desk", "owner")) or [whole]


def address(definition: Definition, frame: Frame) -> str:
    """Return the address of an indicator's page in this frame."""
    return f"{reverse('indicators:indicator', args=[definition.code])}?{frame.query()}"


def received(cards: Sequence[Card], chosen: Card) -> int:
    """Return how many requests came so far: the sister that counts them, or what the figure divides by."""
    counts = (card.figure.numerator for card in cards if card.definition.formula == Formula.COUNT)
    return next(counts, chosen.figure.denominator or 0)


def ahead(cards: Sequence[Card], chosen: Card, frame: Frame) -> list[str]:
    """Return what lies ahead of the chosen figure; of one held back only that it is."""
    if chosen.held_back:
        return [chosen.note]
    return outlook(chosen.definition, chosen.figure, frame, received=received(cards, chosen))


@dataclass(frozen=True)
class Behind:
    """A link from a figure to the cases behind it, or behind its complement."""

    which: str
    count: int
    href: str


def behind(card: Card, frame: Frame) -> list[Behind]:
    """Return where the cases behind a figure are, misses first; nothing where that would tell too much."""
    figure, definition = card.figure, card.definition
    counted, missed = figure.numerator, (figure.denominator or figure.numerator) - figure.numerator
    if is_discreet(definition, counted=counted, missed=missed):
        return []
    sides = [("missed", missed), ("counted", counted)]
    return [
        Behind(which, count, cases_href(definition, frame.window, which=which))
        for which, count in sides
        if count
    ]


@dataclass(frozen=True)
class MonthBar:
    """A month in the chart; a month whose group is too small shows nothing of it."""

    label: str
    value: float
    rest: float
    text: str
    href: str


def month_bars(
    definition: Definition, months: Sequence[Month], frame: Frame, *, linked: bool
) -> tuple[list[MonthBar], bool]:
    """Return the bars of the chart, and whether any month is held back for being a small group."""
    least = smallest_group(definition) if definition.formula == Formula.SATISFIED else 0
    bars = [_bar(definition, month, frame, least, linked) for month in months]
    return bars, any(0 < month.ratio.denominator < least for month in months)


def _bar(definition: Definition, month: Month, frame: Frame, least: int, linked: bool) -> MonthBar:
    counted, total = month.ratio.numerator, month.ratio.denominator
    label = month_name(month.period.start.month, short=True, language=get_language() or "th")
    if 0 < total < least:
        return MonthBar(label, 0, 0, f"<{least}", "")
    window = Window(month.period.start, month.period.end, frame.as_of)
    href = cases_href(definition, window) if linked and total else ""
    if definition.formula == Formula.COUNT:
        return MonthBar(label, counted, 0, str(counted), href)
    percent = month.ratio.percent
    if percent is None:
        return MonthBar(label, 0, 0, "–", "")
    value = print_number(percent, definition.decimals)
    rest = print_number(100 - percent, definition.decimals)
    return MonthBar(label, float(value), float(rest), f"{counted}/{total}", href)


@dataclass(frozen=True)
class TargetLine:
    """The line across the chart of months: the target itself, or a count's even pace towards it."""

    value: float | None
    words: str
    top: float | None


def target_line(card: Card, frame: Frame) -> TargetLine:
    """Return where the target stands among the months."""
    target = card.figure.target
    top = None if card.definition.formula == Formula.COUNT else 100.0
    if target is None:
        return TargetLine(None, "", top)
    if card.definition.formula != Formula.COUNT:
        return TargetLine(float(target), _("เป้า %(target)s") % {"target": print_number(target)}, top)
    months = len(Period(since_of(frame.year, frame.began), frame.year.end, "").months())
    pace = target / months
    return TargetLine(float(pace), _("เดือนละ %(pace)s") % {"pace": print_number(pace, 1)}, top)


def year_window(frame: Frame) -> Window:
    """Return the days of the fiscal year that the chart of months shows."""
    return Window(min(since_of(frame.year, frame.began), frame.as_of), frame.as_of)
