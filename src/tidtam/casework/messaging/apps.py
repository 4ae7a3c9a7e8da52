from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "tidtam.casework.messaging"
    label = "messaging"
    verbose_name = _("ข้อความ")
