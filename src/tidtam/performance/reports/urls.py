import re

from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter

from tidtam.performance.reports.models import Place
from tidtam.performance.reports.views import files, pages, writing


class PlaceOnPaper:
    """A section that holds a text, as the paper numbers it."""

    regex = "|".join(re.escape(place) for place in Place.values)

    def to_python(self, value: str) -> str:
        """Return the section as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the section as it stands in the address."""
        return value


class FiscalYearNumber(IntConverter):
    """A Buddhist-era year of this age."""

    regex = "2[4-9][0-9]{2}"


register_converter(PlaceOnPaper, "place")
register_converter(FiscalYearNumber, "fiscal_year")

app_name = "reports"
urlpatterns = [
    path("", pages.index, name="index"),
    path("start/<str:code>/<fiscal_year:year>", writing.start, name="start"),
    path("certified/<slug:number>/", pages.certified, name="certified"),
    path("certified/<slug:number>.pdf", files.certified_paper, name="certified_paper"),
    path("<slug:public_id>/", pages.form, name="form"),
    path("<slug:public_id>/certify", pages.certify, name="certify"),
    path("<slug:public_id>/draft/<place:place>", writing.draft, name="draft"),
    path("<slug:public_id>/settle/<place:place>", writing.settle, name="settle"),
    path("<slug:public_id>/evidence", writing.evidence_add, name="evidence_add"),
    path("<slug:public_id>/evidence/<slug:evidence>", files.evidence_file, name="evidence_file"),
    path("<slug:public_id>/evidence/<slug:evidence>/remove", writing.evidence_remove, name="evidence_remove"),
    re_path(r"^(?P<public_id>[\w-]+)/form\.(?P<kind>pdf|xlsx)$", files.paper, name="paper"),
]
