"""What the survey adds to the page of a case: whether the person answered, and discreetly how."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.surveys.selectors import rating_of, surveys_sent
from tidtam.core.kernel.panels import Panel
from tidtam.core.org.access import Viewer

LEVELS = {5: _("มากที่สุด"), 4: _("มาก"), 3: _("ปานกลาง"), 2: _("น้อย"), 1: _("น้อยที่สุด")}


def panel(case: Case, viewer: Viewer, at: datetime) -> Panel | None:
    """Return the rating of ``case``; nothing while the person was not asked."""
    rating = rating_of(case, at=at)
    if not rating.answered and not surveys_sent(case).exists():
        return None
    first = (rating.scores or {}).get(1)
    values = {"rating": rating, "level": LEVELS.get(first) if first else "", "score": first}
    return Panel("surveys/case_side.html", values, f"{rating.answered} {first}")
