from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrgConfig(AppConfig):
    name = "tidtam.core.org"
    label = "org"
    verbose_name = _("หน่วยงานและเจ้าหน้าที่")

    def ready(self) -> None:
        """Teach the ledger the events of officers and units."""
        from tidtam.core.ledger import kinds
        from tidtam.core.org import events

        kinds.register(*events.KINDS)
