from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "tidtam.casework.cases"
    label = "cases"
    verbose_name = _("เรื่อง")

    def ready(self) -> None:
        """Teach the ledger the events of cases, and the worker their reminders."""
        from tidtam.casework.cases import events, reminders
        from tidtam.core.kernel import drain
        from tidtam.core.ledger import kinds

        kinds.register(*events.KINDS)
        drain.register(reminders.DRAIN)
