from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistantConfig(AppConfig):
    name = "tidtam.channels.assistant"
    label = "assistant"
    verbose_name = _("ผู้ช่วยสนทนา")
