from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistantConfig(AppConfig):
    name = "tidtam.channels.assistant"
    label = "assistant"
    verbose_name = _("ผู้ช่วยสนทนา")

    def ready(self) -> None:
        """Teach the worker where messages go whose person did not choose."""
        from tidtam.channels.assistant import waiting
        from tidtam.core.kernel import drain

        drain.register(waiting.DRAIN)
