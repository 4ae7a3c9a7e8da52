"""Every address of an installation; each room keeps its own list."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from tidtam.api.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("line/", include("tidtam.channels.line.urls")),
    path("letters/", include("tidtam.casework.letters.urls")),
    path("cases/", include("tidtam.casework.cases.urls")),
    path("kpi/", include("tidtam.performance.indicators.urls")),
    path("reports/", include("tidtam.performance.reports.urls")),
    path("contacts/", include("tidtam.core.contacts.urls")),
    path("settings/", include("tidtam.console.settings_urls")),
    path("", include("tidtam.public.urls")),
    path("", include("tidtam.console.urls")),
]
if settings.TIDTAM_DEMO:
    urlpatterns.insert(0, path("demo/", include("tidtam.demo.urls")))

handler400 = "tidtam.console.errors.bad_request"
handler403 = "tidtam.console.errors.forbidden"
handler404 = "tidtam.console.errors.not_found"
handler500 = "tidtam.console.errors.server_error"
