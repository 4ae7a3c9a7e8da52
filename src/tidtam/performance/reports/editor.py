"""The page of one form: its sections in the order of the paper, with what each still needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.forms import BoundField

from tidtam.core.org.access import Permission, Viewer
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators.access import allowed, may_list_cases
from tidtam.performance.indicators.addresses import cases_href
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.models import Formula
from tidtam.performance.reports.checking import Check, certification_check
from tidtam.performance.reports.describe import Row, Sheet, form_describe
from tidtam.performance.reports.documents.form import Form as Paper
from tidtam.performance.reports.forms import EvidenceForm, SheetForm
from tidtam.performance.reports.lacking import Gap, lacking
from tidtam.performance.reports.models import Certification, Passage, Place


@dataclass(frozen=True)
class Line:
    """One figure beside a quarter's text, with the cases behind it for who may see them."""

    row: Row
    href: str

    @property
    def counts(self) -> str:
        """Numerator and denominator, empty for a plain count."""
        return "" if self.row["denominator"] is None else f"{self.row['numerator']}/{self.row['denominator']}"


@dataclass(frozen=True)
class Section:
    """One text of the form on screen.

    Args:
        begun: the quarter has begun, so there are figures to write about.
        check: how the certified figures stand today; None when the quarter was not certified itself.
    """

    passage: Passage
    locked: bool
    begun: bool
    text: BoundField | None
    revision: BoundField | None
    as_of: BoundField | None
    lines: Sequence[Line] = ()
    certification: Certification | None = None
    check: Check | None = None

    @property
    def anchor(self) -> str:
        """Where on the page it stands."""
        return f"place-{self.passage.place.replace('.', '-')}"

    @property
    def number(self) -> str:
        """Its number as the paper prints it."""
        return f"({self.passage.place})" if self.passage.place.startswith("6") else f"{self.passage.place}."


@dataclass(frozen=True)
class Next:
    """The quarter to certify next: what it lacks, and whether its days are over."""

    quarter: int
    as_of: date
    gaps: list[Gap]
    over: bool

    @property
    def ready(self) -> bool:
        """Say whether it can be signed now."""
        return self.over and not self.gaps


def editor_page(
    sheet: Sheet,
    *,
    viewer: Viewer,
    at: datetime,
    form: SheetForm | None = None,
    evidence: EvidenceForm | None = None,
) -> dict[str, Any]:
    """Return what the page shows; ``form`` and ``evidence`` hold what was typed when it was refused."""
    today = bangkok_day(at)
    typed = form or SheetForm(sheet=sheet, today=today)
    writes = allowed(viewer, sheet.definition, Permission.WRITE_REPORTS)
    sections = {place: _section(sheet, place, typed, viewer, today) for place in Place.values}
    return {
        "sheet": sheet,
        "report": sheet.form,
        "paper": paper_of(sheet, at=at),
        "typed": typed,
        "quarters": [section for place, section in sections.items() if section.passage.quarter],
        "year": sections[Place.YEAR],
        "after": [sections[Place.SUPPORT], sections[Place.OBSTACLES]],
        "evidence_form": evidence or EvidenceForm(),
        "next": next_quarter(sheet, at=at),
        "whole_certified": sheet.is_locked(Place.YEAR),
        "writes": writes,
        "certifies": allowed(viewer, sheet.definition, Permission.CERTIFY_REPORTS),
        "begun_quarters": [s.passage.quarter for s in sections.values() if s.passage.quarter and s.begun],
    }


def paper_of(sheet: Sheet, *, at: datetime) -> Paper:
    """Return the form as of the last quarter that has begun, for sections 1 to 5."""
    return form_describe(sheet, quarter=last_begun(sheet, bangkok_day(at)), at=at)


def last_begun(sheet: Sheet, today: date) -> int:
    """Return the last quarter that has begun, at least the first."""
    numbers = range(1, len(sheet.quarters) + 1)
    return max((n for n in numbers if sheet.period(n).quarter_from <= today), default=1)


def next_quarter(sheet: Sheet, *, at: datetime) -> Next | None:
    """Return the quarter to certify next, or None once the whole year is certified or before it begins."""
    number = max(sheet.certifications, default=0) + 1
    if number > len(sheet.quarters) or sheet.period(number).quarter_from > bangkok_day(at):
        return None
    as_of = sheet.period(number).as_of
    return Next(number, as_of, lacking(sheet, quarter=number, at=at), as_of < bangkok_day(at))


def _section(sheet: Sheet, place: str, typed: SheetForm, viewer: Viewer, today: date) -> Section:
    passage, locked = sheet.passages[place], sheet.is_locked(place)
    number = passage.quarter
    begun = number is None or sheet.period(number).quarter_from <= today
    certification = sheet.certifications.get(number or 0)
    fields = {} if locked else {name: f"{name}-{place}" for name in ("text", "revision", "as_of")}
    bound = {name: typed[field] for name, field in fields.items() if field in typed.fields}
    return Section(
        passage=passage,
        locked=locked,
        begun=begun,
        text=bound.get("text"),
        revision=bound.get("revision"),
        as_of=bound.get("as_of"),
        lines=_lines(sheet, number, viewer) if number and begun else (),
        certification=certification,
        check=certification_check(certification) if certification else None,
    )


def _lines(sheet: Sheet, number: int, viewer: Viewer) -> list[Line]:
    parts = {part.code: part for part in sheet.parts if part.formula != Formula.SHARE_MET}
    lines = []
    for row in sheet.rows(number):
        part = parts.get(str(row["indicator"]))
        window = Window(date.fromisoformat(row["since"]), date.fromisoformat(row["as_of"]))
        any_cases = bool(row["denominator"] or row["numerator"])
        linked = any_cases and part is not None and may_list_cases(viewer, part)
        lines.append(Line(row, cases_href(part, window) if part and linked else ""))
    return lines
