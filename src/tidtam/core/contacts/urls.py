from django.urls import URLPattern, URLResolver, path

from tidtam.core.contacts import views

app_name = "contacts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.listing, name="list"),
    path("<slug:public_id>/", views.contact, name="contact"),
    path("<slug:public_id>/describe/", views.describe, name="describe"),
    path("<slug:public_id>/export/", views.export, name="export"),
]
