"""The list of forms of a fiscal year: each indicator with how its quarters stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidtam.core.org.access import Permission, Viewer
from tidtam.core.thai.fiscal import FiscalYear, fiscal_year_of
from tidtam.performance.indicators.access import allowed, definitions_for
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.report_states import ReportState
from tidtam.performance.indicators.selectors import began
from tidtam.performance.reports.models import Certification, Form
from tidtam.performance.reports.selectors import form_of, states_of


@dataclass(frozen=True)
class Entry:
    """One indicator's form; ``form`` is None while nobody has started it."""

    definition: Definition
    form: Form | None
    states: Sequence[ReportState]
    certified: Sequence[Certification]
    may_start: bool


def years_of(viewer: Viewer, today: date) -> list[FiscalYear]:
    """Return the fiscal years in which any indicator of the reader's was served, the present one first."""
    last = fiscal_year_of(today).be
    starts = [fiscal_year_of(began(each)).be for each in definitions_for(viewer).filter(parent=None)]
    return [FiscalYear(be) for be in range(last, min([last, *starts]) - 1, -1)]


def year_asked(text: str, years: Sequence[FiscalYear]) -> FiscalYear:
    """Read a fiscal year from an address; what cannot be read is the present one."""
    return next((year for year in years if str(year) == text), years[0])


def entries(viewer: Viewer, year: FiscalYear, today: date) -> list[Entry]:
    """Return the forms of a fiscal year, with the indicators that could have one."""
    wholes = [each for each in definitions_for(viewer).filter(parent=None) if began(each) <= year.end]
    return [_entry(whole, year, viewer, today) for whole in wholes]


def _entry(whole: Definition, year: FiscalYear, viewer: Viewer, today: date) -> Entry:
    form = form_of(whole, year.be)
    certified = list(form.certifications.all()) if form else []
    starts = form is None and allowed(viewer, whole, Permission.WRITE_REPORTS)
    return Entry(whole, form, states_of(whole, year.be, viewer, today), certified, starts)
