"""Counting cases, verdicts and answers as they stood at the end of a day, by queries on narrow rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tidtam.casework.cases.models import Case
from tidtam.casework.sla.models import Clock, Verdict
from tidtam.casework.surveys.models import Answer
from tidtam.core.thai.era import BANGKOK
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.formulas import HIGHEST, Ratio, SatisfactionRule, satisfied
from tidtam.performance.indicators.models import Basis, Definition, Formula


@dataclass(frozen=True)
class Evidence:
    """The cases a figure counted, and those it counted in the whole only."""

    counted: QuerySet[Case]
    missed: QuerySet[Case]


def bounds(window: Window) -> tuple[datetime, datetime]:
    """Return the window's first moment and the first moment after it."""
    start = datetime.combine(window.since, time.min, BANGKOK)
    return start, datetime.combine(window.as_of + timedelta(days=1), time.min, BANGKOK)


def known_until(window: Window) -> datetime:
    """Return the first moment whose events no longer count."""
    return datetime.combine((window.known or window.as_of) + timedelta(days=1), time.min, BANGKOK)


def cases_in(definition: Definition, window: Window) -> QuerySet[Case]:
    """Return the desk's cases received in the window."""
    start, end = bounds(window)
    return Case.objects.filter(desk_id=definition.desk_id, opened_at__gte=start, opened_at__lt=end)


def users(definition: Definition, window: Window) -> int:
    """Count requests, or the different people who made them."""
    cases = cases_in(definition, window).order_by()
    if definition.basis == Basis.PEOPLE:
        return cases.aggregate(people=Count("contact_id", distinct=True))["people"] or 0
    return cases.count()


def within_promise(definition: Definition, window: Window) -> Ratio:
    """Count the requests whose promise was kept by the end of the window, of all received in it."""
    found = clocks_in(definition, window).aggregate(kept=Count("pk", filter=kept_by(window)), all=Count("pk"))
    return Ratio(found["kept"], found["all"])


def scores(definition: Definition, window: Window) -> dict[int, int]:
    """Count the answers in force at the end of the window by score, of requests received in it."""
    rows = answers_in(definition, window).values_list("score").order_by("score").annotate(count=Count("pk"))
    return {score: count for score, count in rows}


def satisfaction(definition: Definition, window: Window) -> Ratio:
    """Count who is satisfied by the definition's rule, of all who answered."""
    rule: SatisfactionRule = "top_box" if definition.rule == "top_box" else "top_two_box"
    return satisfied(scores(definition, window), rule)


def lowest_satisfied(definition: Definition) -> int:
    """Return the lowest score that the definition's rule takes for satisfied."""
    return HIGHEST if definition.rule == "top_box" else HIGHEST - 1


def clocks_in(definition: Definition, window: Window) -> QuerySet[Clock]:
    """Return the clocks of the definition's promise, of requests received in the window."""
    start, end = bounds(window)
    return Clock.objects.filter(
        desk_id=definition.desk_id,
        promise=definition.promise,
        round=1,
        received_at__gte=start,
        received_at__lt=end,
    ).order_by()


def kept_by(window: Window) -> Q:
    """Return the condition that a clock was kept by the end of the window."""
    return Q(verdict=Verdict.KEPT, kept_at__lt=known_until(window))


def answers_in(definition: Definition, window: Window) -> QuerySet[Answer]:
    """Return the answers in force at the end of the window, of requests received in it."""
    start, end = bounds(window)
    known = known_until(window)
    return Answer.objects.filter(
        Q(superseded_at__isnull=True) | Q(superseded_at__gte=known),
        desk_id=definition.desk_id,
        question=definition.question,
        opened_at__gte=start,
        opened_at__lt=end,
        answered_at__lt=known,
    ).order_by()


def evidence(definition: Definition, window: Window) -> Evidence:
    """Return the cases behind a figure, and behind its complement, oldest first."""
    find = _EVIDENCE.get(definition.formula, _count_evidence)
    found = find(definition, window)
    return Evidence(found.counted.order_by("opened_at", "pk"), found.missed.order_by("opened_at", "pk"))


def _count_evidence(definition: Definition, window: Window) -> Evidence:
    cases = cases_in(definition, window)
    return Evidence(cases, cases.none())


def _promise_evidence(definition: Definition, window: Window) -> Evidence:
    kept = Exists(clocks_in(definition, window).filter(kept_by(window), case=OuterRef("pk")))
    cases = cases_in(definition, window)
    return Evidence(cases.filter(kept), cases.filter(~kept))


def _satisfied_evidence(definition: Definition, window: Window) -> Evidence:
    lowest = lowest_satisfied(definition)
    answers = answers_in(definition, window).filter(case=OuterRef("pk"))
    cases = cases_in(definition, window)
    return Evidence(
        cases.filter(Exists(answers.filter(score__gte=lowest))),
        cases.filter(Exists(answers.filter(score__lt=lowest))),
    )


_EVIDENCE: dict[str, Callable[[Definition, Window], Evidence]] = {
    Formula.PROMISE: _promise_evidence,
    Formula.SATISFIED: _satisfied_evidence,
}
