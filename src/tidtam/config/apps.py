from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstallationConfig(AppConfig):
    name = "tidtam.config"
    label = "installation"
    verbose_name = _("การติดตั้ง")

    def ready(self) -> None:
        """Let ``tidtam check --deploy`` look at what an operator must decide."""
        from tidtam.config import checks  # noqa: F401 - registers itself
