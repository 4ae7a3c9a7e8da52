from django.urls import path

from tidtam.channels.line.views import webhook

app_name = "line"
urlpatterns = [path("<slug:account>/webhook", webhook, name="webhook")]
