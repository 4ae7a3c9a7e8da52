"""Reading answers, discreetly: nobody learns what one person of a small group said."""

from dataclasses import dataclass
from datetime import datetime

from tidtam.casework.cases.models import Case
from tidtam.casework.surveys.models import Answer


@dataclass(frozen=True)
class Rating:
    """What an officer may know of a case's answers: whether there are any, and the scores only in a group large enough."""

    answered: bool
    scores: dict[int, int] | None = None


def rating_of(case: Case, *, at: datetime) -> Rating:
    """Return what an officer may know at ``at``: single scores show once the desk's group of the month is large enough."""
    answers = {answer.question: answer.score for answer in case.answers.all() if answer.superseded_at is None}
    if not answers:
        return Rating(answered=False)
    month = case.opened_at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    group = Answer.objects.filter(desk=case.desk_id, question=1, superseded_at=None, opened_at__gte=month)
    enough = group.filter(answered_at__lte=at)[: case.pack.survey.smallest_group].count()
    return Rating(True, answers if enough >= case.pack.survey.smallest_group else None)
