"""Where a figure will stand on 30 September, if things go on as they have so far. Pure.

A count is taken to grow at its mean daily rate so far. Requests come one by one, so the number still to come
scatters like a Poisson count whose rate is itself only estimated: its variance is ``m + m² / n`` for ``m``
expected and ``n`` seen. The range printed holds in about 8 years of 10 (1.28 standard deviations each side).

A share is taken to keep its rate of misses so far; its range is exact over every number of requests in the
count's range, the misses rounded up for the lower end and down for the upper one.

There is no forecast in the first four weeks, on fewer than five requests, or once the year is over.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor, sqrt

from tidtam.performance.indicators.formulas import Ratio

EARLIEST_DAYS = 28
FEWEST = 5
DEVIATIONS = 1.28


@dataclass(frozen=True)
class Course:
    """How far the year has come.

    Args:
        since: first day counted. as_of: last day counted. end: last day of the fiscal year; all included.
    """

    since: date
    as_of: date
    end: date

    @property
    def days_so_far(self) -> int:
        """Days counted."""
        return (self.as_of - self.since).days + 1

    @property
    def days_left(self) -> int:
        """Days of the year after the last one counted."""
        return max(0, (self.end - self.as_of).days)


@dataclass(frozen=True)
class CountForecast:
    """The likely range of a count at the end of the year, both ends included."""

    low: int
    high: int


@dataclass(frozen=True)
class ShareForecast:
    """The likely range of a share in percent.

    Args:
        spare: how many of the ``expected`` further requests may be missed with the target still reached;
            None without a target, or when it is out of reach within them.
        needed: how many requests in a row must be kept to reach a target not reached now; 0 when it is.
    """

    low: Fraction
    high: Fraction
    expected: int
    spare: int | None = None
    needed: int = 0


def still_needed(count: int, target: Fraction | int | None) -> int:
    """Return how many are missing to reach ``target``; 0 when it is reached or there is none."""
    return 0 if target is None else max(0, ceil(Fraction(target) - count))


def forecast_count(count: int, course: Course) -> CountForecast | None:
    """Return where a count will stand, or None when nothing can be said."""
    further = _further(count, course)
    return None if further is None else CountForecast(count + further[0], count + further[2])


def forecast_share(
    share: Ratio, received: int, course: Course, target: Fraction | int | None = None
) -> ShareForecast | None:
    """Return where a share will stand, or None when nothing can be said.

    Args:
        share: kept of all so far. received: requests so far, from which those to come are reckoned (for
            satisfaction more than the answers in ``share``; the share of people who answer is kept too).
        target: in percent.
    """
    requests = _further(received, course)
    if requests is None or not share.denominator:
        return None
    answering = Fraction(share.denominator, received)
    fewest, expected, most = (floor(further * answering) for further in requests)
    missed = Fraction(share.denominator - share.numerator, share.denominator)
    ends = [_ends(share, further, missed) for further in range(fewest, most + 1)]
    low, high = min(low for low, _high in ends), max(high for _low, high in ends)
    aim = None if target is None else Fraction(target)
    return ShareForecast(low, high, expected, _spare(share, expected, aim), _needed(share, aim))


def _further(count: int, course: Course) -> tuple[int, int, int] | None:
    """Return the fewest, the expected and the most requests still to come."""
    if course.days_left <= 0 or course.days_so_far < EARLIEST_DAYS or count < FEWEST:
        return None
    mean = count * course.days_left / course.days_so_far
    scatter = DEVIATIONS * sqrt(mean + mean * mean / count)
    return max(0, floor(mean - scatter)), round(mean), ceil(mean + scatter)


def _ends(share: Ratio, further: int, missed: Fraction) -> tuple[Fraction, Fraction]:
    worst, best = ceil(further * missed), floor(further * missed)
    total = share.denominator + further
    return (
        Fraction((share.numerator + further - worst) * 100, total),
        Fraction((share.numerator + further - best) * 100, total),
    )


def _spare(share: Ratio, further: int, target: Fraction | None) -> int | None:
    if target is None:
        return None
    spare = floor(share.numerator + further - target * (share.denominator + further) / 100)
    return min(spare, further) if spare >= 0 else None


def _needed(share: Ratio, target: Fraction | None) -> int:
    if target is None or share.numerator * 100 >= target * share.denominator or target >= 100:
        return 0
    return ceil((target * share.denominator - share.numerator * 100) / (100 - target))
