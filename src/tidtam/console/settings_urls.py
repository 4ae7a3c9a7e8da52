"""The rooms of settings; each page lies in the package that owns what it sets."""

from django.urls import URLPattern, URLResolver, include, path

from tidtam.console import settings_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", settings_page.overview, name="settings"),
    path("desks/", include("tidtam.casework.desks.urls")),
    path("calendar/", include("tidtam.casework.sla.urls")),
    path("channels/", include("tidtam.channels.doors.urls")),
    path("", include("tidtam.core.org.urls")),
]
