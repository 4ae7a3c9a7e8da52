"""Addresses of the demo and of the small office, for tests."""

from django.urls import include, path

from tidtam.demo.tests.office import webhook

urlpatterns = [
    path("demo/", include("tidtam.demo.urls")),
    path("line/default/webhook", webhook),
]
