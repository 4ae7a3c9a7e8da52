"""Asking and answering: the only door. One answer a case, changeable for a while, reminded at most once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import case_say
from tidtam.casework.messaging.models import Kind, Message
from tidtam.casework.messaging.services import Part
from tidtam.casework.surveys.models import HIGHEST, LOWEST, Answer, Invitation, Suggestion
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.kernel.drain import Drain, completing
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.models import DueRow, WorkState
from tidtam.core.ledger.services import SYSTEM, Actor, record
from tidtam.core.thai.text import clean


def survey_part(case: Case) -> Part:
    """Return the survey as a card; its text says the same in words."""
    first = case.pack.questions[0]
    english = case.contact.language == "en"
    how = "Answer 5 (most) to 1 (least)" if english else "ตอบ 5 (มากที่สุด) ถึง 1 (น้อยที่สุด)"
    question = first.text_en if english and first.text_en else first.text
    text = f"{case.number}: {question} {how}"
    return Part(text, Kind.CARD, {"card": "survey", "question": 1}, automatic=True)


@transaction.atomic
def survey_invite(*, case: Case, at: datetime) -> list[Part]:
    """Return the survey to send along with the result, unless the person was asked or has answered already."""
    if not case.pack.questions or case.identity_id is None:
        return []
    asked = Message.objects.filter(case=case, payload__card="survey", withdrawn_at=None)
    if asked.exists() or Answer.objects.filter(case=case).exists():
        return []
    remind_at = at + timedelta(hours=case.pack.survey.remind_after_hours)
    again = {"invited_at": at, "due_at": remind_at, "work_state": WorkState.WAITING}
    _invitation, made = Invitation.objects.update_or_create(case=case, defaults=again)
    if made:
        record(chain=case.chain, kind="survey.invited", by=SYSTEM, at=at)
    return [survey_part(case)]


@transaction.atomic
def survey_answer(
    *, case: Case, scores: Mapping[int, int], by: Actor, at: datetime, comment: str = ""
) -> None:
    """Keep a person's answers; within the desk's time they replace earlier ones.

    Args:
        scores: question number, from 1, to score, from 1 (น้อยที่สุด) to 5 (มากที่สุด).

    Raises:
        DomainError: for a question or a score that does not exist, or when it is too late to change.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    questions = len(case.pack.questions)
    if not scores and not comment.strip():
        raise DomainError(_("เลือกระดับความพึงพอใจ"))
    for question, score in scores.items():
        if not 1 <= question <= questions:
            raise DomainError(_("แบบประเมินนี้มี %(count)s ข้อ") % {"count": questions})
        if not LOWEST <= score <= HIGHEST:
            raise DomainError(_("ระดับความพึงพอใจคือ 1 ถึง 5"))
        _answer(case, question, score, at)
    if comment.strip():
        Suggestion.objects.update_or_create(case=case, defaults={"text": clean(comment)[:4000], "at": at})
    Invitation.objects.filter(case=case, work_state=WorkState.WAITING).update(work_state=WorkState.DONE)
    answered = {str(question): score for question, score in scores.items()}
    record(
        chain=case.chain, kind="survey.answered", by=by, at=at, scores=answered, comment=bool(comment.strip())
    )


def _answer(case: Case, question: int, score: int, at: datetime) -> None:
    before = Answer.objects.filter(case=case, question=question)
    first = before.order_by("answered_at").first()
    too_late = first is not None and at > first.answered_at + case.pack.survey.changeable
    if too_late and not is_replaying():
        raise DomainError(_("หมดเวลาแก้ไขคำตอบแล้ว ขอบคุณสำหรับความเห็น"))
    before.filter(superseded_at=None).update(superseded_at=at)
    Answer.objects.create(
        case=case,
        desk_id=case.desk_id,
        question=question,
        score=score,
        opened_at=case.opened_at,
        answered_at=at,
    )


def remind(row: DueRow, at: datetime) -> None:
    """Ask once more, if the person has not answered and the account is not blocked."""
    assert isinstance(row, Invitation)  # noqa: S101 - what the drain claims
    with completing(row, at=at):
        case = row.case
        blocked = case.identity is None or case.identity.blocked_at is not None
        if not blocked and not case.answers.exists():
            case_say(case=case, parts=[survey_part(case)], at=at)


DRAIN = Drain(name="survey reminders", model=Invitation, handle=remind)
