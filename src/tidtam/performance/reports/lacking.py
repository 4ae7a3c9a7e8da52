"""What keeps a quarter's report from being certified, with where on the page to mend it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.performance.reports.describe import Sheet, form_describe
from tidtam.performance.reports.documents.gaps import missing

ABOUT_DEFINITION = frozenset({"1", "2", "3", "4", "5"})


@dataclass(frozen=True)
class Gap:
    """Something missing: its place on paper, a sentence, and where on screen it is mended.

    Args:
        anchor: of the form's page; empty when it is mended on the page of the indicator's definition.
    """

    place: str
    sentence: str
    anchor: str


def lacking(sheet: Sheet, *, quarter: int, at: datetime) -> list[Gap]:
    """Return everything that is missing for certifying a quarter, in the order of the paper."""
    english = (get_language() or "th").startswith("en")
    found = missing(form_describe(sheet, quarter=quarter, at=at))
    gaps = [Gap(gap.place, gap.english if english else gap.sentence, _anchor(gap.place)) for gap in found]
    return [*gaps, *_without_target(sheet)]


def _anchor(place: str) -> str:
    return "" if place in ABOUT_DEFINITION else f"place-{place.replace('.', '-')}"


def _without_target(sheet: Sheet) -> list[Gap]:
    year = sheet.form.fiscal_year
    aimed = {
        target.definition_id
        for part in sheet.parts
        for target in part.targets.all()
        if target.fiscal_year == year and target.value is not None
    }
    sentence = _("ตัวชี้วัดย่อย “%(name)s” ยังไม่ได้กำหนดค่าเป้าหมายปี %(year)s")
    return [
        Gap("5", sentence % {"name": part.short_name, "year": year}, "")
        for part in sheet.parts
        if part.pk not in aimed and part != sheet.definition
    ]
