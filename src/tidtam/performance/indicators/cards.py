"""A figure in words: its value, the counts and target beside it, whether the target is reached."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.evidence import too_small_words
from tidtam.performance.indicators.figures import Figure
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.wording import unit_name


@dataclass(frozen=True)
class Card:
    """One sub-indicator: its figure in words and where its bar stands.

    Args:
        held_back: so few rated that the reader is told neither the figure nor what follows from it.
    """

    definition: Definition
    figure: Figure
    href: str
    current: bool = False
    held_back: bool = False

    @property
    def value(self) -> str:
        """The figure as printed, with its percent sign."""
        return "–" if self.held_back else value_words(self.figure)

    @property
    def note(self) -> str:
        """Counts and target beside the figure."""
        if self.held_back:
            return too_small_words(self.definition)
        return note_words(self.definition, self.figure)

    @property
    def status(self) -> str:
        """Whether the target is reached, in words."""
        return _("ยังไม่แสดง") if self.held_back else status_words(self.figure)[0]

    @property
    def status_kind(self) -> str:
        """The kind of the tag that says it."""
        return "" if self.held_back else status_words(self.figure)[1]

    @property
    def share(self) -> float | None:
        """Where the bar ends; None while there is no value to show."""
        return None if self.held_back or self.figure.value is None else float(self.figure.value)

    @property
    def target(self) -> float | None:
        """Where the target stands."""
        return None if self.figure.target is None else float(self.figure.target)

    @property
    def top(self) -> float:
        """The length of the whole track: 100 percent, or the count or its target."""
        if self.figure.denominator is not None:
            return 100.0
        return max(self.share or 0, self.target or 0, 1) * 1.04


def value_words(figure: Figure) -> str:
    """Return a figure as a card shows it: "98.08%", "52", or a dash."""
    percent = figure.denominator is not None and figure.value is not None
    return f"{figure.printed}%" if percent else figure.printed


def note_words(definition: Definition, figure: Figure) -> str:
    """Return the counts and the target in one line."""
    aim = "" if figure.target is None else print_number(figure.target)
    if figure.denominator is None:
        if not aim or figure.percent_of_target is None:
            return _("%(unit)s · ยังไม่กำหนดเป้าหมาย") % {"unit": unit_name(figure.unit)}
        of = print_number(figure.percent_of_target, figure.decimals)
        return _("%(unit)s · เป้าหมาย %(target)s · ร้อยละ %(share)s") % {
            "unit": unit_name(figure.unit),
            "target": aim,
            "share": of,
        }
    if not figure.denominator:
        return _("ยังไม่มีข้อมูล")
    counts = _("%(counted)s จาก %(all)s") % {"counted": figure.numerator, "all": figure.denominator}
    return _("%(counts)s · เป้าหมาย %(target)s") % {"counts": counts, "target": aim} if aim else counts


def status_words(figure: Figure) -> tuple[str, str]:
    """Return whether the target is reached, and the kind of tag that says it."""
    if figure.value is None:
        return _("ยังไม่มีข้อมูล"), ""
    if figure.met is None:
        return _("ยังไม่กำหนดเป้าหมาย"), ""
    return (_("ถึงเป้าหมาย"), "kept") if figure.met else (_("ยังไม่ถึงเป้าหมาย"), "warn")
