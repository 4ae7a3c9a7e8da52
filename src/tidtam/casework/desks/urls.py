from django.urls import URLPattern, URLResolver, path

from tidtam.casework.desks.views import desk, versions

app_name = "desks"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk.listing, name="desks"),
    path("<slug:code>/", desk.desk, name="desk"),
    path("<slug:code>/edit/<slug:section>/", desk.section, name="section"),
    path("<slug:code>/versions/", versions.versions, name="versions"),
    path("<slug:code>/versions/<int:number>/", versions.version, name="version"),
    path("<slug:code>/versions/<int:number>/restore/", versions.restore, name="restore"),
    path("<slug:code>/versions/<int:number>/pack.toml", versions.pack, name="pack"),
]
