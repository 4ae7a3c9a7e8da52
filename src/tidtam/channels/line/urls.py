from django.urls import URLPattern, URLResolver

app_name = "line"
urlpatterns: list[URLPattern | URLResolver] = []
