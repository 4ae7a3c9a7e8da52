from django.urls import path, register_converter
from django.urls.converters import IntConverter

from tidtam.performance.indicators import views


class FileKind:
    """The kinds of files that evidence comes in."""

    regex = "csv|xlsx"

    def to_python(self, value: str) -> str:
        """Return the kind as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the kind as it stands in the address."""
        return value


class TargetYear(IntConverter):
    """A Buddhist-era year of this age."""

    regex = "2[4-9][0-9]{2}"


register_converter(FileKind, "evidence")
register_converter(TargetYear, "target_year")

app_name = "indicators"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:code>/", views.indicator, name="indicator"),
    path("<str:code>/definition", views.definition, name="definition"),
    path("<str:code>/target/<target_year:year>", views.target, name="target"),
    path("<str:code>/cases", views.cases, name="cases"),
    path("<str:code>/cases.<evidence:kind>", views.cases_file, name="cases_file"),
]
