from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "tidtam.performance.indicators"
    label = "indicators"
    verbose_name = _("ตัวชี้วัด")

    def ready(self) -> None:
        """Teach the ledger the events of indicators."""
        from tidtam.core.ledger import kinds

        kinds.register(
            kinds.Kind(
                "target.set",
                _("{actor}กำหนดค่าเป้าหมายปี {year}"),
                {
                    "year": "fiscal year, B.E.",
                    "value": "the target, empty for none",
                    "unit": "word after the number",
                },
            ),
            kinds.Kind(
                "figure.frozen",
                _("{actor}ตรึงตัวเลข ณ {as_of}"),
                {
                    "snapshot": "key",
                    "as_of": "last day counted",
                    "evidence": "fingerprint of the cases behind it",
                },
            ),
        )
