"""How a figure is made of counts. Pure and exact: fractions inside, rounding only where it is printed."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

SatisfactionRule = Literal["top_box", "top_two_box", "mean", "level"]
HIGHEST = 5


@dataclass(frozen=True)
class Ratio:
    """So many of so many; ``percent`` is None while there is nothing to divide by."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Fraction | None:
        """Return numerator x 100 / denominator."""
        return Fraction(self.numerator * 100, self.denominator) if self.denominator else None


def against_target(count: int, target: Fraction | int) -> Fraction | None:
    """Return what percent of ``target`` has been reached; may be over 100 (seed 000: 56 of 50 is 112)."""
    return Fraction(count * 100) / Fraction(target) if target else None


def satisfied(scores: dict[int, int], rule: SatisfactionRule = "top_two_box") -> Ratio:
    """Count who is satisfied.

    Args:
        scores: score (1 to 5) to how many people gave it.
        rule: ``top_box`` counts มากที่สุด alone (seed 000, sections 3 and 4), ``top_two_box`` counts มาก too
            (seed 003); both of all who answered.
    """
    lowest = HIGHEST if rule == "top_box" else HIGHEST - 1
    return Ratio(sum(count for score, count in scores.items() if score >= lowest), sum(scores.values()))


def mean_score(scores: dict[int, int]) -> Fraction | None:
    """Return the mean on a scale of 1 to 5."""
    answered = sum(scores.values())
    return Fraction(sum(score * count for score, count in scores.items()), answered) if answered else None


def share_met(met: list[bool]) -> Ratio:
    """Return how many sub-indicators met their own targets: how seed 000's four make its 100 %."""
    return Ratio(sum(met), len(met))


def meets(value: Fraction | int | None, target: Fraction | int | None) -> bool | None:
    """Say whether ``value`` reaches ``target`` exactly, before rounding; None while either is missing."""
    if value is None or target is None:
        return None
    return value >= target
