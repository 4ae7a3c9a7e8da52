"""A list of the cases behind a figure: which side, which days, and who may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.core.org.access import Viewer
from tidtam.performance.indicators import exports
from tidtam.performance.indicators.access import may_list_cases
from tidtam.performance.indicators.addresses import cases_href, window_read
from tidtam.performance.indicators.counting import Evidence, evidence
from tidtam.performance.indicators.evidence import CaseSeen, cases_seen, is_discreet, is_too_small
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.models import Definition, Formula
from tidtam.performance.indicators.selectors import began, tally
from tidtam.performance.indicators.wording import promise_title

CHUNK = 500


@dataclass(frozen=True)
class Side:
    """One side of a figure, as a tab: what it is called, how many, where it is listed."""

    which: str
    label: str
    count: int | None
    href: str
    current: bool


@dataclass(frozen=True)
class CaseList:
    """The cases behind one figure.

    Args:
        which: ``counted`` or ``missed``. counted, missed: how many are on each side.
        permitted: the reader may see cases; discreet: nobody may, the group is too small.
    """

    definition: Definition
    window: Window
    which: str
    found: Evidence
    counted: int
    missed: int
    permitted: bool
    discreet: bool

    @property
    def open(self) -> bool:
        """Say whether the cases are listed."""
        return self.permitted and not self.discreet

    @property
    def cases(self) -> QuerySet[Case]:
        """The cases of the chosen side, none when they are not listed."""
        side = self.found.missed if self.which == "missed" else self.found.counted
        return side if self.open else side.none()

    @property
    def promises(self) -> list[tuple[str, str]]:
        """Codes and titles of the promises shown: the figure's own, or all of the desk."""
        of_desk = [(promise.code, promise_title(promise)) for promise in self.definition.desk.pack.promises]
        own = [each for each in of_desk if each[0] == self.definition.promise]
        return own or of_desk

    @property
    def sides(self) -> list[Side]:
        """Both sides, misses first; a plain count has one."""
        labels = side_names(self.definition)
        counts = {"missed": self.missed, "counted": self.counted}
        told = not is_too_small(self.definition, self.counted + self.missed)
        return [
            Side(
                which=which,
                label=label,
                count=counts[which] if told else None,
                href=cases_href(self.definition, self.window, which=which),
                current=which == self.which,
            )
            for which, label in labels.items()
        ]

    def seen(self, cases: Sequence[Case], *, viewer: Viewer | None = None) -> list[CaseSeen]:
        """Return what is told of some of the cases."""
        return cases_seen(cases, self.definition, self.window, viewer=viewer)

    def rows(self) -> Iterator[exports.Row]:
        """Yield every case of both sides for a file, misses first, some hundreds at a time."""
        for which, label in side_names(self.definition).items():
            side = self.found.missed if which == "missed" else self.found.counted
            chunk: list[Case] = []
            for case in side.iterator(chunk_size=CHUNK):
                chunk.append(case)
                if len(chunk) == CHUNK:
                    yield from self._chunk(chunk, label)
                    chunk = []
            yield from self._chunk(chunk, label)

    def _chunk(self, cases: Sequence[Case], label: str) -> Iterator[exports.Row]:
        return (exports.row(case, label, self.promises) for case in self.seen(cases))


def case_list(
    definition: Definition, asked: Mapping[str, str], *, viewer: Viewer, today: date
) -> CaseList | None:
    """Return the list an address asks for; None for an indicator that is made of others."""
    if definition.formula == Formula.SHARE_MET:
        return None
    window = window_read(asked, began=began(definition), today=today)
    counts = tally(definition, window)
    missed = 0 if counts.denominator is None else counts.denominator - counts.numerator
    which = asked.get("which", "")
    if which not in ("counted", "missed"):
        which = "missed" if missed else "counted"
    return CaseList(
        definition=definition,
        window=window,
        which=which,
        found=evidence(definition, window),
        counted=counts.numerator,
        missed=missed,
        permitted=may_list_cases(viewer, definition),
        discreet=is_discreet(definition, counted=counts.numerator, missed=missed),
    )


def side_names(definition: Definition) -> dict[str, str]:
    """Return what the sides of a figure are called, misses first."""
    if definition.formula == Formula.PROMISE:
        return {"missed": _("ไม่ทันหรือยังรอ"), "counted": _("ทัน")}
    if definition.formula == Formula.SATISFIED:
        return {"missed": _("ไม่พึงพอใจ"), "counted": _("พึงพอใจ")}
    return {"counted": _("ทั้งหมด")}
