from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    name = "tidtam.core.kernel"
    label = "kernel"
    verbose_name = _("งานเบื้องหลัง")

    def ready(self) -> None:
        """Keep what is searched in step with what is written, on every database."""
        from django.db.models.signals import post_migrate

        from tidtam.core.kernel import search

        post_migrate.connect(search.follow, sender=self)
