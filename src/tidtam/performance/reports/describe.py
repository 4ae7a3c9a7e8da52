"""A form as it goes on paper: its texts, its figures as of each quarter's cut-off, its tie to the system."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, cast

from django.utils.translation import override

from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators.figures import Figure
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.selectors import figure_with_parts
from tidtam.performance.reports.documents import form as paper
from tidtam.performance.reports.documents.measures import Measure, Period
from tidtam.performance.reports.measuring import (
    PAPER_LANGUAGE,
    figure_on_paper,
    measures_of,
    period_of,
    target_on_paper,
)
from tidtam.performance.reports.models import Certification, Form, Passage, Place

Row = Mapping[str, Any]


@dataclass
class Sheet:
    """One form with everything it is printed from, each thing read once."""

    form: Form
    _rows: dict[int, Sequence[Row]] = field(default_factory=dict)

    @cached_property
    def definition(self) -> Definition:
        """The indicator, with what drafts and figures ask of it."""
        return Definition.objects.select_related("desk", "owner__parent").get(pk=self.form.definition_id)

    @cached_property
    def parts(self) -> list[Definition]:
        """The sub-indicators; an indicator that stands alone is its own part."""
        return list(self.definition.parts.select_related("desk")) or [self.definition]

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The texts by place."""
        return {passage.place: passage for passage in self.form.passages.select_related("edited_by")}

    @cached_property
    def certifications(self) -> dict[int, Certification]:
        """What has been certified, by quarter."""
        related = self.form.certifications.select_related("snapshot", "signed_by")
        return {each.quarter: each for each in related}

    @property
    def quarters(self) -> list[Passage]:
        """The texts of the four quarters, in order."""
        return [passage for _place, passage in sorted(self.passages.items()) if passage.quarter]

    def is_locked(self, place: str) -> bool:
        """Say whether the text at ``place`` stands on a certified paper."""
        last = max(self.certifications, default=0)
        passage = self.passages.get(place)
        quarter = passage.quarter if passage else None
        return last >= quarter if quarter else last == len(self.quarters)

    def period(self, quarter: int) -> Period:
        """Return what the quarter's report covers."""
        passage = self.quarters[quarter - 1]
        if passage.as_of is None:
            raise ValueError(f"Quarter {quarter} of {self.form} has no cut-off.")
        return period_of(self.definition, self.form.fiscal_year, quarter, passage.as_of)

    def figures(self, quarter: int) -> tuple[Figure, list[Figure]]:
        """Count the whole and its parts now, as of the quarter's cut-off; the paper's language is Thai."""
        period = self.period(quarter)
        with override(PAPER_LANGUAGE):
            whole, parts = figure_with_parts(self.definition, as_of=period.as_of, since=period.since)
        return whole, parts or [whole]

    def rows(self, quarter: int) -> Sequence[Row]:
        """Return the figures of a quarter, the whole first: frozen when certified, else counted now."""
        if quarter not in self._rows:
            known = self.certifications.get(quarter)
            if known:
                self._rows[quarter] = known.snapshot.figures
            else:
                whole, parts = self.figures(quarter)
                self._rows[quarter] = [dict(each.as_json()) for each in (whole, *parts)]
        return self._rows[quarter]

    def measures(self, quarter: int) -> list[Measure]:
        """Return what a draft of the quarter is written from."""
        _whole, figures = self.figures(quarter)
        return measures_of(self.parts, figures, self.period(quarter))


def form_describe(
    sheet: Sheet, *, quarter: int, at: datetime, number: str = "", verify_url: str = ""
) -> paper.Form:
    """Return the form as of one quarter; quarters after it stay empty.

    Args:
        at: when it is printed. number, verify_url: given when it is being certified at that moment.
    """
    form, definition = sheet.form, sheet.definition
    words = definition.paper
    certified = bool(number)
    target = definition.targets.filter(fiscal_year=form.fiscal_year).first()
    return paper.Form(
        agency=agency_of(definition),
        fiscal_year=form.fiscal_year,
        as_of=sheet.period(quarter).as_of,
        number=str(words.get("number", "")).rstrip(". "),
        name=definition.title,
        levels=frozenset(paper.Level(level) for level in str(words.get("level", "")).split() if level),
        support=paper.PlanSupport(words.get("issue", ""), words.get("sub", ""), words.get("goal", "")),
        definition=tuple(words.get("definition", ())),
        calculation=numbered(words.get("method", ())),
        target=target_on_paper(target),
        result=paper.Quantity(figure_on_paper(sheet.rows(quarter)[0]).value, definition.unit_word),
        quarters=tuple(
            _quarter(sheet, passage, told=number_of(passage) <= quarter) for passage in sheet.quarters
        ),
        signature=paper.Signature(
            form.signatory_name,
            form.signatory_position,
            bangkok_day(at) if certified else None,
            form.signatory_role,
        ),
        imprint=paper.Imprint(
            printed_at=at,
            method_version=f"{definition.code}-{definition.version}",
            number=number,
            verify_url=verify_url,
            certified_at=at if certified else None,
        ),
        year_end=sheet.passages[Place.YEAR].text if quarter == len(sheet.quarters) else "",
        supporting_factors=sheet.passages[Place.SUPPORT].text,
        obstacles=sheet.passages[Place.OBSTACLES].text,
        evidence=tuple(evidence_words(sheet)),
    )


def numbered(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines as the paper numbers sub-indicators, one line alone as it is."""
    return tuple(lines) if len(lines) < 2 else tuple(f"{n}) {line}" for n, line in enumerate(lines, 1))


def agency_of(definition: Definition) -> str:
    """Return the office whose paper it is: the owner, with the office above it."""
    owner = definition.owner or definition.desk.unit
    return f"{owner.name} {owner.parent.name}" if owner.parent else owner.name


def number_of(passage: Passage) -> int:
    """Return the number of a quarter's text."""
    return passage.quarter or 0


def evidence_words(sheet: Sheet) -> list[str]:
    """Return section 9 line by line: the words, and the address or the name of the file."""
    lines = []
    for each in sheet.form.evidence.all():
        place = each.address or each.name
        lines.append(f"{each.text} ({place})" if place else each.text)
    return lines


def _quarter(sheet: Sheet, passage: Passage, *, told: bool) -> paper.Quarter:
    number = number_of(passage)
    as_of = sheet.period(number).as_of
    kind = cast(Literal[1, 2, 3, 4], number)
    if not told:
        return paper.Quarter(kind, as_of)
    rows = sheet.rows(number)[1:] or sheet.rows(number)
    results = tuple(paper.SubResult(row["title"], figure=figure_on_paper(row)) for row in rows)
    return paper.Quarter(kind, as_of, passage.text, results)
