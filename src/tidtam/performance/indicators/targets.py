"""The targets of an indicator and its parts, in words."""

from dataclasses import dataclass

from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.models import Definition, Target

PERCENT = "ร้อยละ"
"""The unit that stands before its number."""


@dataclass(frozen=True)
class Measured:
    """One indicator: its target of the year shown, and those of other years as (year, words)."""

    definition: Definition
    present: str
    others: list[tuple[int, str]]


def measured(whole: Definition, year: int) -> list[Measured]:
    """Return the targets of an indicator and of each of its parts, in two queries."""
    parts = Definition.objects.filter(pk=whole.pk) | Definition.objects.filter(parent=whole)
    return [_measured(each, year) for each in parts.order_by("order").prefetch_related("targets")]


def target_words(target: Target) -> str:
    """Return a target as people say it: "ร้อยละ 80", "50 คน", or a dash."""
    if target.value is None:
        return "–"
    value = print_number(target.value, 4)
    if target.unit_word in ("", PERCENT):
        return f"{target.unit_word} {value}".strip()
    return f"{value} {target.unit_word}"


def _measured(definition: Definition, year: int) -> Measured:
    targets = sorted(definition.targets.all(), key=lambda target: -target.fiscal_year)
    words = {target.fiscal_year: target_words(target) for target in targets}
    return Measured(definition, words.pop(year, ""), list(words.items()))
