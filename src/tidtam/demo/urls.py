"""Addresses of the demo; there only while ``TIDTAM_DEMO`` is on."""

from django.urls import include, path

app_name = "demo"
urlpatterns = [
    path("line/", include("tidtam.demo.standin.urls")),
    path("", include("tidtam.demo.phone.urls")),
]
