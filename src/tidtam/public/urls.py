from django.urls import URLPattern, URLResolver, path

from tidtam.public import views

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("verify/", views.verify_ask, name="verify_ask"),
    path("verify/<str:number>", views.verify, name="verify"),
]
