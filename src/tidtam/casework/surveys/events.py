"""The events of surveys, recorded on the case's chain."""

from django.utils.translation import gettext_lazy as _

from tidtam.core.ledger.kinds import Kind

KINDS = (
    Kind("survey.invited", _("ระบบส่งแบบประเมินความพึงพอใจ"), {}),
    Kind(
        "survey.answered",
        _("{actor}ตอบแบบประเมิน"),
        {"scores": "question number to score from 1 to 5", "comment": "true when words were added"},
    ),
    Kind("survey.suggested", _("{actor}ฝากข้อเสนอแนะ"), {}),
)
