"""Addresses below ``/demo/phone``."""

from django.urls import path

from tidtam.demo.phone.views import acts, platform, screens

urlpatterns = [
    path("phone", screens.chooser, name="chooser"),
    path("phone/open", screens.pick_up, name="open"),
    path("phone/menu/<menu_id>", screens.menu_picture, name="menu-picture"),
    path("phone/<user_id>/", screens.phone, name="phone"),
    path("phone/<user_id>/chat", screens.chat, name="chat"),
    path("phone/<user_id>/file/<message_id>", screens.file, name="file"),
    path("phone/<user_id>/text", acts.write, name="text"),
    path("phone/<user_id>/sticker", acts.stick, name="sticker"),
    path("phone/<user_id>/attach", acts.attach, name="attach"),
    path("phone/<user_id>/place", acts.point, name="place"),
    path("phone/<user_id>/tap", acts.tap, name="tap"),
    path("phone/<user_id>/unsend", acts.take_back, name="unsend"),
    path("phone/<user_id>/block", acts.block, name="block"),
    path("phone/<user_id>/follow", acts.follow, name="follow"),
    path("phone/<user_id>/language", acts.speak, name="language"),
    path("phone/<user_id>/traffic", platform.traffic, name="traffic"),
    path("phone/<user_id>/weather", platform.weather, name="weather"),
]
