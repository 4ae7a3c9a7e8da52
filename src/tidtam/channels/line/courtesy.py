"""The polite word to groups and to people LINE does not name: once, free of charge or not at all."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.channels.line.accounts import CHANNEL, LineAccount, account_named, of_our_accounts
from tidtam.channels.line.bubbles import text_bubbles
from tidtam.channels.line.connections import connection
from tidtam.channels.line.models import LIFE, Courtesy
from tidtam.core.kernel.drain import Drain, completing, retry
from tidtam.core.kernel.models import DueRow, WorkState


@transaction.atomic
def courtesy_owe(
    *, account: LineAccount, chat: str, word: Courtesy.Word, token: str, received_at: datetime
) -> None:
    """Lay down the word for ``chat``; a chat that has had it is not told again."""
    owed = {"word": word, "token": token[:100], "received_at": received_at, "due_at": received_at}
    Courtesy.objects.get_or_create(account=account.slug, chat=chat[:128], defaults=owed)


def courtesy_forget(*, account: LineAccount, chat: str) -> None:
    """Forget a group we left, so that a new invitation gets the word again."""
    Courtesy.objects.filter(account=account.slug, chat=chat[:128]).delete()


def words_of(word: str) -> str:
    """Return what is said, in Thai and in English: nobody knows the language of a group."""
    said = []
    for language in ("th", "en"):
        with override(language):
            said.append(_words(word))
    return "\n\n".join(said)


def _words(word: str) -> str:
    if word == Courtesy.Word.GROUP:
        return _(
            "สวัสดี บัญชีนี้คุยแบบตัวต่อตัวเท่านั้น เพื่อไม่ให้ผู้อื่นในกลุ่มเห็นเรื่องของท่าน โปรดเพิ่มบัญชีนี้เป็นเพื่อนแล้วส่งข้อความหาเราโดยตรง"
        )
    return _(
        "ขออภัย LINE ไม่ได้ส่งรหัสผู้ใช้ของท่านมา เราจึงเก็บเรื่องและตอบกลับไม่ได้ โปรดส่งข้อความนี้อีกครั้งจากแอป LINE บนโทรศัพท์"
    )


def say(row: DueRow, at: datetime) -> None:
    """Say it with the free reply; a word whose token has died stays unsaid."""
    assert isinstance(row, Courtesy)  # noqa: S101 - what the drain claims
    account = account_named(row.account)
    if account is None or at > row.received_at + LIFE:
        with completing(row, at=at, state=WorkState.DROPPED):
            return
    sent = connection(account).reply(row.token, [bubble.json for bubble in text_bubbles(words_of(row.word))])
    if sent.state in ("failed", "rate_limited"):
        retry(row, at=at, error=sent.state)
        return
    with completing(row, at=at):
        row.token = ""
        row.save(update_fields=["token"])


DRAIN = Drain(
    name=f"{CHANNEL} courtesies",
    model=Courtesy,
    handle=say,
    ready=of_our_accounts,
    batch=5,
    lane=CHANNEL,
)
