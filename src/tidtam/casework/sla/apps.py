from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SlaConfig(AppConfig):
    name = "tidtam.casework.sla"
    label = "sla"
    verbose_name = _("คำมั่นและเวลา")
