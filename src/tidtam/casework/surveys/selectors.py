"""Reading answers, discreetly: nobody learns what one person of a small group said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.selectors.tally import Share
from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.models import Message
from tidtam.casework.surveys.models import HIGHEST, Answer
from tidtam.core.thai.era import bangkok_time

SATISFIED = (HIGHEST - 1, HIGHEST)
LONGEST_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Rating:
    """What an officer may know of a case's answers: whether there are any; scores in a large enough group."""

    answered: bool
    scores: dict[int, int] | None = None


def surveys_sent(case: Case) -> QuerySet[Message]:
    """Return the surveys that went out; one that was taken back with the officer's words asked nobody."""
    return Message.objects.filter(case=case, payload__card="survey", withdrawn_at=None)


def rating_of(case: Case, *, at: datetime) -> Rating:
    """Return what an officer may know at ``at``.

    Single scores show once the desk has as many answers as its pack's ``smallest_group`` to requests of the
    same month in Bangkok.
    """
    answers = {answer.question: answer.score for answer in case.answers.all() if answer.superseded_at is None}
    if not answers:
        return Rating(answered=False)
    smallest = case.pack.survey.smallest_group
    month = bangkok_time(case.opened_at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = (month + LONGEST_MONTH).replace(day=1)
    group = _in_force(Answer.objects.filter(desk=case.desk_id), month, at).filter(opened_at__lt=following)
    return Rating(True, answers if group[:smallest].count() >= smallest else None)


def satisfied_share(desks: QuerySet[Desk], since: datetime, at: datetime) -> Share | None:
    """Return how many of those who answered are satisfied (4 or 5 of the first question).

    None while fewer answered than the most discreet of the desks asks for.
    """
    smallest = max((desk.pack.survey.smallest_group for desk in desks), default=0)
    answers = _in_force(Answer.objects.filter(desk__in=desks), since, at)
    sums = answers.aggregate(satisfied=Count("pk", Q(score__in=SATISFIED)), answered=Count("pk"))
    return Share(sums["satisfied"], sums["answered"]) if sums["answered"] >= smallest else None


def _in_force(answers: QuerySet[Answer], since: datetime, at: datetime) -> QuerySet[Answer]:
    """Return the standing answers to the first question, of requests received from ``since`` on."""
    return answers.filter(
        question=1, superseded_at=None, opened_at__gte=since, answered_at__lte=at
    ).order_by()
