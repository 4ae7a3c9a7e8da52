"""What the assistant needs to know of a person before it answers."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from tidtam.casework.cases.models import Case, CaseQuerySet
from tidtam.casework.cases.states import State
from tidtam.casework.letters.models import Letter, LetterFollow
from tidtam.casework.messaging.models import Direction, Message
from tidtam.casework.surveys.models import Answer
from tidtam.channels.assistant.dialogue import Asked, Situation
from tidtam.channels.assistant.models import Dialogue, Outcome, Sought
from tidtam.core.contacts.models import Identity

ASKING_LASTS = timedelta(hours=1)
TALKING_LASTS = timedelta(minutes=30)
RECENTLY = timedelta(days=7)
RATED_FOR = timedelta(days=30)
TOLD = (State.REPORTED.value, State.CLOSED.value)


def cases_of(identity: Identity) -> list[Case]:
    """Return the open cases of one identity, newest first."""
    return list(_of(identity).open())


def closed_lately(identity: Identity, at: datetime) -> list[Case]:
    """Return the cases finished within the last seven days, the last one first."""
    closed = _of(identity).filter(closed_at__gte=at - RECENTLY)
    return list(closed.order_by("-closed_at", "-pk"))


def told_lately(identity: Identity, at: datetime) -> Case | None:
    """Return the case whose result was told last and may still be confirmed or contested."""
    return _told(identity, at - RECENTLY)


def case_to_rate(identity: Identity, at: datetime) -> Case | None:
    """Return the case whose result was told last and whose desk asks questions."""
    case = _told(identity, at - RATED_FOR)
    return case if case is not None and case.pack.questions else None


def case_named(identity: Identity, public_id: str) -> Case | None:
    """Return the person's own case called ``public_id``; buttons can be forged."""
    return _of(identity).filter(public_id=public_id).first()


def scores_of(case: Case) -> dict[int, int]:
    """Return the answers that stand, by question."""
    return dict(Answer.objects.filter(case=case, superseded_at=None).values_list("question", "score"))


def next_question(case: Case) -> int | None:
    """Return the first question without an answer."""
    answered = scores_of(case)
    return next((n for n in range(1, len(case.pack.questions) + 1) if n not in answered), None)


def survey_waits(dialogue: Dialogue, at: datetime) -> Case | None:
    """Return the case whose survey a bare number would answer: not answered yet, or just now."""
    if asked_now(dialogue, at) is Asked.SUGGESTION:
        return dialogue.about
    case = case_to_rate(dialogue.identity, at)
    if case is None or next_question(case) is None:
        return None
    sent = Message.objects.filter(case=case, payload__card="survey", occurred_at__lte=at)
    return case if sent.exists() else None


def suggestion_kept(dialogue: Dialogue) -> Message | None:
    """Return the last message that was kept as a suggestion only."""
    kept = dialogue.hearings.filter(outcome=Outcome.SUGGESTED, message__withdrawn_at=None)
    latest = kept.select_related("message").order_by("-message__occurred_at", "-pk").first()
    return latest.message if latest else None


def officer_message(identity: Identity, at: datetime) -> Message | None:
    """Return the last words of an officer on a case that is open, while a talk would last."""
    said = Message.objects.filter(
        identity=identity,
        direction=Direction.OUT,
        is_automatic=False,
        withdrawn_at=None,
        occurred_at__gte=at - TALKING_LASTS,
        occurred_at__lte=at,
        case__in=_of(identity).open(),
    )
    return said.select_related("case").order_by("-occurred_at", "-pk").first()


def asked_now(dialogue: Dialogue, at: datetime, officer: Message | None = None) -> Asked:
    """Return what we still wait for: nothing once it is an hour old or an officer has spoken since."""
    if not dialogue.asked or dialogue.asked_at is None or at - dialogue.asked_at > ASKING_LASTS:
        return Asked.NOTHING
    if officer is not None and officer.occurred_at > dialogue.asked_at:
        return Asked.NOTHING
    asked = Asked(dialogue.asked)
    gone = asked in (Asked.CONCERN, Asked.NUMBER_AGAIN) and not (dialogue.about and dialogue.about.is_open)
    return Asked.NOTHING if gone else asked


def situation_of(dialogue: Dialogue, at: datetime) -> tuple[Situation, Message | None]:
    """Return how things stand for the table of moves, and the words of the officer who is talking."""
    identity = dialogue.identity
    lately = Q(closed_at=None, merged_into=None) | Q(closed_at__gte=at - RECENTLY)
    ends = list(_of(identity).filter(lately).order_by().values_list("closed_at", flat=True))
    is_open = ends.count(None)
    officer = officer_message(identity, at) if is_open else None
    situation = Situation(
        asked=asked_now(dialogue, at, officer),
        open=min(is_open, 2),
        closed=len(ends) > is_open,
        talking=officer is not None,
        misread=dialogue.misread,
        tracks=tracks_letters(dialogue),
    )
    return situation, officer


def tracks_letters(dialogue: Dialogue) -> bool:
    """Say whether the desk's work is tracking letters: only then does its pack have their steps."""
    return bool(dialogue.desk.pack.steps)


def case_following(identity: Identity, letter: Letter) -> Case | None:
    """Return the person's open case that follows ``letter``."""
    return _of(identity).open().filter(letter_follows__letter=letter).first()


def case_seeking(identity: Identity, key: str) -> Case | None:
    """Return the person's open case that asks after the number ``key``, which the register did not have."""
    return _of(identity).open().filter(sought__key=key).first()


def case_without_letter(identity: Identity) -> Case | None:
    """Return the only open case, when no letter was named in it and no officer has answered yet."""
    open_cases = list(_of(identity).open()[:2])
    only = open_cases[0] if len(open_cases) == 1 else None
    return only if only is not None and only.state == State.NEW and is_bare(only) else None


def is_bare(case: Case) -> bool:
    """Say whether no letter has been named in a case."""
    follows, seeks = LetterFollow.objects.filter(case=case), Sought.objects.filter(case=case)
    return not follows.exists() and not seeks.exists()


def letters_followed(case: Case) -> list[Letter]:
    """Return the letters a case follows that may be spoken of in a chat."""
    return list(Letter.objects.tellable().filter(follows__case=case))


def _of(identity: Identity) -> CaseQuerySet:
    return Case.objects.filter(identity=identity)


def _told(identity: Identity, since: datetime) -> Case | None:
    told = _of(identity).filter(state__in=TOLD, opened_at__gte=since - RATED_FOR)
    latest = told.filter(last_message_at__gte=since) | told.filter(closed_at__gte=since)
    return latest.order_by(F("last_message_at").desc(nulls_last=True), "-pk").first()
