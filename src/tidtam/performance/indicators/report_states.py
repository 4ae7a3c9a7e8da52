"""What the room of reports tells the pages of figures; being a floor higher, it registers its source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tidtam.core.org.access import Viewer
from tidtam.performance.indicators.models import Definition


@dataclass(frozen=True)
class ReportState:
    """How the report of one quarter stands.

    Args:
        quarter: 1 to 4. words: in the reader's language. kind: of the tag that shows it (kept, warn, "").
        href: where to go on with it, "" when the reader cannot. as_of: the report's own cut-off.
    """

    quarter: int
    words: str
    kind: str
    href: str
    as_of: date


Source = Callable[[Definition, int, Viewer, date], Sequence[ReportState]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Take the function that tells the states of an indicator's reports in a fiscal year (B.E.)."""
    _sources[:] = [source]


def report_states(
    definition: Definition, fiscal_year: int, viewer: Viewer, today: date
) -> dict[int, ReportState]:
    """Return the state of each quarter's report, by quarter; empty while nobody tells."""
    return {s.quarter: s for source in _sources for s in source(definition, fiscal_year, viewer, today)}
