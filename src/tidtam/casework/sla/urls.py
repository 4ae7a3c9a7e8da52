from django.urls import URLPattern, URLResolver, path

from tidtam.casework.sla.views import calendar

app_name = "sla"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", calendar.calendars, name="calendars"),
    path("<slug:code>/", calendar.calendar, name="calendar"),
    path("<slug:code>/week/", calendar.week, name="week"),
    path("<slug:code>/days/<slug:day>/remove/", calendar.day_remove, name="day_remove"),
    path("<slug:code>/example/", calendar.example, name="example"),
]
