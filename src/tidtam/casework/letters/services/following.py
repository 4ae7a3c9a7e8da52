"""Linking a case to the letter it asks after."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import officer_actor
from tidtam.casework.letters.models import Letter, LetterFollow
from tidtam.casework.letters.services.registering import claim, refuse
from tidtam.core.ledger.services import SYSTEM, record
from tidtam.core.org.models import Officer


@transaction.atomic
def letter_follow(*, case: Case, letter: Letter, at: datetime, by: Officer | None = None) -> LetterFollow:
    """Let ``case`` follow ``letter``; following twice is following once.

    Args:
        by: the officer who links them; nobody when the assistant found the letter.

    Raises:
        DomainError: for a secret letter, which no conversation may name, or a cancelled entry.
    """
    letter = claim(letter)
    if letter.is_secret:
        refuse(_("หนังสือที่มีชั้นความลับผูกกับเรื่องไม่ได้ ให้ประสานผู้แจ้งโดยตรง"))
    known = LetterFollow.objects.filter(case=case, letter=letter).first()
    if known is not None:
        return known
    actor = officer_actor(by) if by else SYSTEM
    record(chain=letter.chain, kind="letter.followed", by=actor, at=at, case=case.pk)
    return LetterFollow.objects.create(case=case, letter=letter, since=at, by=by)


@transaction.atomic
def letter_unfollow(*, case: Case, letter: Letter, by: Officer, at: datetime) -> None:
    """Undo the link between ``case`` and ``letter``; without one nothing changes."""
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    gone, _kinds = LetterFollow.objects.filter(case=case, letter=letter).delete()
    if gone:
        record(chain=letter.chain, kind="letter.unfollowed", by=officer_actor(by), at=at, case=case.pk)
