from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from tidtam.console import appearance, gallery, views

app_name = "console"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("theme", appearance.choose_theme, name="theme"),
]
if settings.DEBUG or settings.TIDTAM_DEMO:
    urlpatterns.append(path("gallery", gallery.show, name="gallery"))
