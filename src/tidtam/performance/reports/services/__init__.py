"""The only door to a form: started, written, drafted, proved and certified."""

from tidtam.performance.reports.services.certifying import form_certify
from tidtam.performance.reports.services.drafting import draft_settle, quarter_draft
from tidtam.performance.reports.services.proving import evidence_add, evidence_remove
from tidtam.performance.reports.services.writing import Edit, form_save, form_start, quarter_save

__all__ = [
    "Edit",
    "draft_settle",
    "evidence_add",
    "evidence_remove",
    "form_certify",
    "form_save",
    "form_start",
    "quarter_draft",
    "quarter_save",
]
