"""Figures as the official forms print them: exact inside, rounded once, on paper."""

from decimal import Decimal
from fractions import Fraction

Exact = int | Fraction | Decimal


def percent(numerator: Exact, denominator: Exact) -> Fraction | None:
    """Return ``numerator`` × 100 / ``denominator``, exactly; None where there is nothing to divide by.

    Above 100 is allowed (the seeds print 112 and 121.25). Raises TypeError for a float, which is not exact.
    """
    whole = _fraction(denominator)
    return _fraction(numerator) * 100 / whole if whole else None


def print_number(value: Exact, places: int = 2, *, grouping: bool = False) -> str:
    """Return ``value`` rounded half-up to at most ``places`` decimals, without trailing zeros.

    Halves go away from zero. 96.5517 is "96.55", 58.00 is "58"; with ``grouping`` 3686000 is "3,686,000".
    The rule is that of the quarterly forms (two decimals; the clinic's shares have one).

    Raises TypeError for a float, ValueError for negative ``places`` or a Decimal that is no number.
    """
    if places < 0:
        raise ValueError("A number cannot be printed with fewer than 0 decimals.")
    scaled = _half_up(abs(_fraction(value)) * 10**places)
    whole, decimals = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    tail = f"{decimals:0{places}d}".rstrip("0") if places else ""
    return sign + (f"{whole:,}" if grouping else str(whole)) + (f".{tail}" if tail else "")


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _fraction(value: Exact) -> Fraction:
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; a figure needs an exact int, Fraction or Decimal.")
    try:
        return Fraction(value)
    except OverflowError as error:
        raise ValueError(f"{value!r} is not a number that can be printed.") from error
