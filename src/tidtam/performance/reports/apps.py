from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "tidtam.performance.reports"
    label = "reports"
    verbose_name = _("รายงาน")

    def ready(self) -> None:
        """Teach the ledger the events of reports, and the pages of figures how reports stand."""
        from tidtam.core.ledger import kinds
        from tidtam.performance.indicators import report_states
        from tidtam.performance.reports.events import KINDS
        from tidtam.performance.reports.selectors import states_of

        kinds.register(*KINDS)
        report_states.register(states_of)
