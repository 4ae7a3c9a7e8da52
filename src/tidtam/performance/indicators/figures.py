"""A figure: a number with everything that makes it one. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tidtam.core.thai.numbers import print_number


@dataclass(frozen=True)
class Window:
    """The days of receipt a figure covers, both included, in Asia/Bangkok.

    Args:
        known: last day whose events count, when later than the last day of receipt (a month seen from June).
    """

    since: date
    as_of: date
    known: date | None = None


@dataclass(frozen=True)
class Figure:
    """One figure.

    Args:
        value: exact, None while there is nothing to divide by.
        numerator, denominator: the counts; a plain count has no denominator.
        unit: word after the number (คน, ร้อยละ).
        method: one sentence saying how it was made.
        met: whether the target is reached, None without value or target.
    """

    code: str
    title: str
    value: Fraction | None
    numerator: int
    denominator: int | None
    target: Fraction | None
    met: bool | None
    unit: str
    window: Window
    method: str
    decimals: int = 2

    @property
    def printed(self) -> str:
        """The value as paper shows it: half-up, trailing zeros dropped, a dash for none."""
        return "-" if self.value is None else print_number(self.value, self.decimals)

    @property
    def percent_of_target(self) -> Fraction | None:
        """How much of the target has been reached, in percent."""
        return self.value * 100 / self.target if self.value is not None and self.target else None

    def as_json(self) -> Mapping[str, object]:
        """Return the figure as ``tidtam figures --json`` prints it."""
        of_target = self.percent_of_target
        return {
            "indicator": self.code,
            "title": self.title,
            "value": self.printed,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "target": None if self.target is None else print_number(self.target, 4),
            "percent_of_target": None if of_target is None else print_number(of_target, self.decimals),
            "met": self.met,
            "unit": self.unit,
            "since": self.window.since.isoformat(),
            "as_of": self.window.as_of.isoformat(),
            "method": self.method,
        }
