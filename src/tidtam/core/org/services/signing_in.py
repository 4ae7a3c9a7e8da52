"""What an administrator does about a sign-in: a link to set a password, ending sessions, a lost phone."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Officer
from tidtam.core.org.services.officers import claim, write


@dataclass(frozen=True)
class PasswordKey:
    """The two parts of a link with which an officer sets a password: usable once, for three days."""

    uid: str
    key: str


@transaction.atomic
def password_link_make(*, officer: Officer, by: Officer, at: datetime) -> PasswordKey:
    """Make a link with which ``officer`` sets a password. Nobody else ever knows that password.

    Raises:
        DomainError: when the officer may not sign in.
    """
    officer = claim(officer, by=by)
    if not officer.is_active:
        raise DomainError(_("เจ้าหน้าที่คนนี้ถูกระงับการใช้งาน ให้กลับมาใช้งานก่อน"))
    write(officer, "officer.password_link", by=by, at=at)
    return PasswordKey(user_pk_to_url_str(officer), default_token_generator.make_token(officer))


@transaction.atomic
def officer_sign_out(*, officer: Officer, by: Officer, at: datetime) -> int:
    """End every session of ``officer`` and return how many there were."""
    officer = claim(officer, by=by)
    sessions = list(UserSession.objects.filter(user=officer))
    for session in sessions:
        session.end()
    write(officer, "officer.signed_out", by=by, at=at)
    return len(sessions)


@transaction.atomic
def second_step_remove(*, officer: Officer, by: Officer, at: datetime) -> None:
    """Forget the second step of someone who lost their phone; they set up another after signing in.

    Raises:
        DomainError: when there is none, or it is one's own.
    """
    officer = claim(officer, by=by)
    if officer.pk == by.pk:
        raise DomainError(_("ยกเลิกการยืนยันสองขั้นของตนเองที่หน้า “ความปลอดภัยของบัญชี”"))
    if not Authenticator.objects.filter(user=officer).delete()[0]:
        raise DomainError(_("เจ้าหน้าที่คนนี้ยังไม่ได้ตั้งการยืนยันสองขั้น"))
    write(officer, "officer.second_step_removed", by=by, at=at)
