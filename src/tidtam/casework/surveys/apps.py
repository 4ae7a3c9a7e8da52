from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "tidtam.casework.surveys"
    label = "surveys"
    verbose_name = _("แบบประเมิน")

    def ready(self) -> None:
        """Teach the ledger the events of surveys, send the survey with each result, remind once."""
        from tidtam.casework.cases import extensions
        from tidtam.casework.cases.selectors import tally
        from tidtam.casework.cases.services import talking
        from tidtam.casework.surveys import case_side, events, selectors, services
        from tidtam.core.kernel import drain
        from tidtam.core.ledger import kinds

        kinds.register(*events.KINDS)
        talking.sent_with_result.append(services.survey_invite)
        tally.satisfaction.append(selectors.satisfied_share)
        drain.register(services.DRAIN)
        extensions.side.fill(case_side.panel, order=80)
