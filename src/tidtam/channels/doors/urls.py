from django.urls import URLPattern, URLResolver, path

from tidtam.channels.doors import views

app_name = "doors"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.doors, name="doors"),
    path("<slug:channel>/<slug:account>/<slug:what>/again/", views.again, name="again"),
]
