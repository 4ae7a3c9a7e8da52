from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "tidtam.casework.letters"
    label = "letters"
    verbose_name = _("ทะเบียนหนังสือ")

    def ready(self) -> None:
        """Teach the ledger the events of letters; show a case the letters it asks after."""
        from tidtam.casework.cases import extensions
        from tidtam.casework.letters import case_side, events
        from tidtam.core.ledger import kinds

        kinds.register(*events.KINDS)
        extensions.side.fill(case_side.panel, order=20)
        extensions.words.append(case_side.words)
        extensions.kin.append(case_side.kin)
        extensions.registers.append(case_side.REGISTER)
