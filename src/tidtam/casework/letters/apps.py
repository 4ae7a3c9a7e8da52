from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "tidtam.casework.letters"
    label = "letters"
    verbose_name = _("ทะเบียนหนังสือ")

    def ready(self) -> None:
        """Teach the ledger the events of letters."""
        from tidtam.casework.letters import events
        from tidtam.core.ledger import kinds

        kinds.register(*events.KINDS)
