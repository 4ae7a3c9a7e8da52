from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsoleConfig(AppConfig):
    name = "tidtam.console"
    label = "console"
    verbose_name = _("หน้าจอเจ้าหน้าที่")

    def ready(self) -> None:
        """Let the rail know the rooms."""
        from tidtam.console import rooms  # noqa: F401 - registers as it is read
