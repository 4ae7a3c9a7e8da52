from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoorsConfig(AppConfig):
    name = "tidtam.channels.doors"
    label = "doors"
    verbose_name = _("ช่องทาง")
