"""Asking and answering: the only door. One answer a case, changeable for a while, reminded at most once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_say
from tidtam.casework.cases.services.settling import Held, claim
from tidtam.casework.cases.states import State
from tidtam.casework.messaging.models import Kind
from tidtam.casework.messaging.services import Part
from tidtam.casework.surveys.models import HIGHEST, LOWEST, Answer, Invitation, Suggestion
from tidtam.casework.surveys.selectors import surveys_sent
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.kernel.drain import Drain, completing
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.models import DueRow, WorkState
from tidtam.core.ledger.services import SYSTEM, Actor
from tidtam.core.thai.text import clean


def survey_part(case: Case) -> Part:
    """Return the survey as a card; its text says the same in words."""
    first = case.pack.questions[0]
    english = case.contact.language == "en"
    how = "Answer 5 (most) to 1 (least)" if english else "ตอบ 5 (มากที่สุด) ถึง 1 (น้อยที่สุด)"
    question = first.text_en if english and first.text_en else first.text
    text = f"{case.number}: {question} {how}"
    return Part(text, Kind.CARD, {"card": "survey", "question": 1}, automatic=True)


def survey_invite(held: Held, at: datetime) -> list[Part]:
    """Return the survey to send along with the result, unless the person was asked or has answered."""
    case = held.case
    if not case.pack.questions or case.identity_id is None:
        return []
    known = Invitation.objects.filter(case=case).first()
    if Answer.objects.filter(case=case).exists() or (known and surveys_sent(case).exists()):
        return []
    remind_at = at + timedelta(hours=case.pack.survey.remind_after_hours)
    if known is None:
        Invitation.objects.create(case=case, invited_at=at, due_at=remind_at)
    else:
        known.invited_at, known.due_at, known.work_state = at, remind_at, WorkState.WAITING
        known.save(update_fields=["invited_at", "due_at", "work_state"])
    held.record("survey.invited", by=SYSTEM, at=at)
    return [survey_part(case)]


@transaction.atomic
def survey_answer(
    *, case: Case, scores: Mapping[int, int], by: Actor, at: datetime, comment: str = ""
) -> None:
    """Keep a person's answers; within the desk's time they replace earlier ones. The same changes nothing.

    Args:
        scores: question number, from 1, to score, from 1 (น้อยที่สุด) to 5 (มากที่สุด).

    Raises:
        DomainError: for a question or a score that does not exist, or when it is too late to change.
    """
    held = Held.of(case)
    comment = clean(comment).strip()[:4000]
    if not scores and not comment:
        raise DomainError(_("เลือกระดับความพึงพอใจ"))
    _guard_scores(held.case, scores)
    changed = {
        question: score for question, score in scores.items() if _answer(held.case, question, score, at)
    }
    if comment:
        Suggestion.objects.update_or_create(case=held.case, defaults={"text": comment, "at": at})
    if not changed and not comment:
        return
    Invitation.objects.filter(case=held.case, work_state=WorkState.WAITING).update(
        work_state=WorkState.DONE, finished_at=at
    )
    if not changed:
        held.record("survey.suggested", by=by, at=at)
        return
    answered = {str(question): score for question, score in changed.items()}
    held.record("survey.answered", by=by, at=at, scores=answered, comment=bool(comment))


def _guard_scores(case: Case, scores: Mapping[int, int]) -> None:
    questions = len(case.pack.questions)
    for question, score in scores.items():
        if not 1 <= question <= questions:
            raise DomainError(_("แบบประเมินนี้มี %(count)s ข้อ") % {"count": questions})
        if not LOWEST <= score <= HIGHEST:
            raise DomainError(_("ระดับความพึงพอใจคือ 1 ถึง 5"))


def _answer(case: Case, question: int, score: int, at: datetime) -> bool:
    """Keep one score and say whether that changed anything."""
    before = list(Answer.objects.filter(case=case, question=question).order_by("answered_at"))
    if before and before[-1].score == score:
        return False
    if before and at > before[0].answered_at + case.pack.survey.changeable and not is_replaying():
        raise DomainError(_("หมดเวลาแก้ไขคำตอบแล้ว ขอบคุณสำหรับความเห็น"))
    Answer.objects.filter(case=case, question=question, superseded_at=None).update(superseded_at=at)
    Answer.objects.create(
        case=case,
        desk_id=case.desk_id,
        question=question,
        score=score,
        opened_at=case.opened_at,
        answered_at=at,
    )
    return True


def remind(row: DueRow, at: datetime) -> None:
    """Ask once more, where the result stands, nobody has answered and the account is not blocked."""
    assert isinstance(row, Invitation)  # noqa: S101 - what the drain claims
    with transaction.atomic():
        case = claim(row.case)
        with completing(row, at=at):
            reachable = case.identity is not None and case.identity.blocked_at is None
            told = case.state in (State.REPORTED, State.CLOSED)
            if reachable and told and surveys_sent(case).exists() and not case.answers.exists():
                case_say(case=case, parts=[survey_part(case)], at=at)


DRAIN = Drain(name="survey reminders", model=Invitation, handle=remind)
