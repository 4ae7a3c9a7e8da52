from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "tidtam.casework.cases"
    label = "cases"
    verbose_name = _("เรื่อง")

    def ready(self) -> None:
        """Teach the ledger the events of cases and the worker their reminders; show a contact's cases."""
        from tidtam.casework.cases import contact_panel, events, reminders
        from tidtam.casework.cases.services import leaving
        from tidtam.core.contacts import export, sections
        from tidtam.core.kernel import drain
        from tidtam.core.ledger import kinds
        from tidtam.core.org import departures

        kinds.register(*events.KINDS)
        departures.register(leaving.cases_hand_back, leaving.cases_held)
        drain.register(reminders.DRAIN)
        sections.sections.fill(contact_panel.cases_of)
        export.sources.append(contact_panel.exported)
