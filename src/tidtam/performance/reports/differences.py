"""What has changed in figures since they were certified. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tidtam.performance.indicators.figures import Figure
from tidtam.performance.indicators.formulas import meets, share_met


@dataclass(frozen=True)
class Reading:
    """One figure: its printed value and what it was made of."""

    value: str
    numerator: int
    denominator: int | None

    def __str__(self) -> str:
        of = "" if self.denominator is None else f" ({self.numerator}/{self.denominator})"
        return f"{self.value}{of}"


@dataclass(frozen=True)
class Comparison:
    """One certified figure beside what the same days give now."""

    code: str
    title: str
    unit: str
    certified: Reading
    now: Reading

    @property
    def same(self) -> bool:
        """Say whether nothing has changed."""
        return self.certified == self.now


def compare(frozen: Sequence[Mapping[str, Any]], now: Sequence[Figure]) -> list[Comparison]:
    """Set certified figures beside present ones, the whole first.

    Targets are taken as they were certified: agreeing on another target later changes no past report.

    Args:
        frozen: figures as JSON, the whole first. now: the same figures counted anew, in the same order.
    """
    parts = [_compared(row, _reading_of(figure)) for row, figure in zip(frozen, now, strict=True)]
    if len(frozen) < 2:
        return parts
    met = [
        meets(figure.value, None if row["target"] is None else Fraction(row["target"])) is True
        for row, figure in zip(frozen[1:], now[1:], strict=True)
    ]
    ratio = share_met(met)
    whole = Figure(**{**vars(now[0]), "value": ratio.percent, "numerator": ratio.numerator})
    return [_compared(frozen[0], _reading_of(whole)), *parts[1:]]


def _compared(row: Mapping[str, Any], now: Reading) -> Comparison:
    was = Reading(str(row["value"]), row["numerator"], row["denominator"])
    return Comparison(str(row["indicator"]), str(row["title"]), str(row["unit"]), was, now)


def _reading_of(figure: Figure) -> Reading:
    return Reading(figure.printed, figure.numerator, figure.denominator)
