"""The assistant's only door: a person said or did something, and it is that person's turn no longer."""

from contextlib import suppress

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.models import Kind, Message
from tidtam.channels.assistant import cards, placing
from tidtam.channels.assistant.conversation import Turn
from tidtam.channels.assistant.dialogue import CHOICES, Asked, Situation, decide
from tidtam.channels.assistant.idcards import hide_card_numbers
from tidtam.channels.assistant.intents import Heard, Intent
from tidtam.channels.assistant.models import Dialogue, Hearing, Outcome
from tidtam.channels.assistant.moves import MOVES
from tidtam.channels.assistant.moves.talk import notice
from tidtam.channels.assistant.reading import names_level, read_tap, read_words
from tidtam.channels.assistant.selectors import (
    situation_of,
    suggestion_kept,
    survey_waits,
    told_lately,
)
from tidtam.channels.assistant.utterance import Deed, Utterance
from tidtam.core.calendars.intervals import day_of
from tidtam.core.contacts.models import Identity

NUMBERED = CHOICES | {Asked.LISTED}
WANTS_NUMBER = frozenset({Asked.LETTER_NUMBER, Asked.NUMBER_AGAIN})


@transaction.atomic(savepoint=False)
def turn(*, utterance: Utterance) -> list[Message]:
    """Answer one utterance: put what was said where it belongs and queue the answer as one delivery.

    The same message again changes nothing and is answered with nothing.

    Returns:
        What was said back, in order; nothing when the assistant is quiet.

    Raises:
        Desk.DoesNotExist: when no desk has the utterance's code.
    """
    with override("en" if utterance.language.startswith("en") else "th"):
        dialogue = _dialogue_of(utterance)
        message = utterance.message if utterance.deed is Deed.SAID else None
        if utterance.deed is Deed.SAID and _is_heard(message):
            return []
        if message is not None and message.withdrawn_at is not None:
            placing.hear(dialogue=dialogue, messages=[message], outcome=Outcome.WITHDRAWN, at=utterance.at)
            return []
        hidden = message is not None and _hide_card_number(message)
        situation, officer = situation_of(dialogue, utterance.at)
        heard = _heard(utterance, dialogue, situation)
        this = Turn(utterance, dialogue, heard, situation, officer, message)
        MOVES[decide(heard.intent, situation)](this)
        _add_warning(this, hidden)
        _add_notice(this)
        if message is not None and message.pk not in this.placed:
            placing.hear(dialogue=dialogue, messages=[message], outcome=this.outcome, at=utterance.at)
        dialogue.save()
        return this.leave()


def _is_heard(message: Message | None) -> bool:
    """Say whether nothing is left to do about a message."""
    return message is None or Hearing.objects.filter(message=message).exists()


def _dialogue_of(utterance: Utterance) -> Dialogue:
    """Return the person's dialogue, locked: two deliveries at the same second take turns."""
    claimed = Dialogue.objects.claimed().select_related("desk").filter(identity=utterance.identity)
    dialogue = claimed.first()
    if dialogue is None:
        with suppress(IntegrityError), transaction.atomic():  # else another turn has begun it meanwhile
            desk = Desk.objects.select_related("unit").get(code=utterance.desk)
            return Dialogue.objects.create(identity=utterance.identity, desk=desk)
        dialogue = claimed.get()
    if dialogue.desk.code != utterance.desk:
        dialogue.desk = Desk.objects.get(code=utterance.desk)
    dialogue.identity = utterance.identity
    return dialogue


def _heard(utterance: Utterance, dialogue: Dialogue, situation: Situation) -> Heard:
    """Return what the utterance means."""
    match utterance.deed:
        case Deed.FOLLOWED:
            return Heard(Intent.FOLLOW)
        case Deed.LEFT:
            return Heard(Intent.LEAVE)
        case Deed.CHOSE:
            return read_tap(utterance.act, utterance.values)
    message = utterance.message
    kind = message.kind if message else Kind.UNKNOWN
    if kind == Kind.TEXT and message is not None:
        options = dialogue.options if situation.asked in NUMBERED else []
        wants_number = situation.asked in WANTS_NUMBER
        may_rate = not wants_number and names_level(message.text)
        words = read_words(
            message.text,
            today=day_of(utterance.at),
            options=[cards.option_read(option) for option in options],
            wants_number=wants_number,
            wants_level=may_rate and survey_waits(dialogue, utterance.at) is not None,
        )
        return words if _makes_sense(words, utterance, dialogue, situation) else Heard(Intent.WORDS)
    if kind == Kind.STICKER:
        return Heard(Intent.COURTESY)
    return Heard(Intent.UNREADABLE if kind == Kind.UNKNOWN else Intent.MEDIA)


def _makes_sense(words: Heard, utterance: Utterance, dialogue: Dialogue, situation: Situation) -> bool:
    """Say whether typed words can mean that now: nobody settles what was not told."""
    match words.intent:
        case Intent.CONFIRM | Intent.CONTEST:
            return told_lately(utterance.identity, utterance.at) is not None
        case Intent.SKIP:
            return situation.asked is Asked.SUGGESTION
        case Intent.SEND_ON:
            return suggestion_kept(dialogue) is not None
    return True


def _hide_card_number(message: Message) -> bool:
    """Hide the number of an identity card before anybody sees it; says whether there was one."""
    hidden = hide_card_numbers(message.text)
    if hidden == message.text:
        return False
    message.text = hidden
    message.save(update_fields=["text"])
    return True


def _add_warning(this: Turn, hidden: bool) -> None:
    if hidden:
        this.words(
            _("เพื่อความปลอดภัย ระบบปิดบังเลขบัตรประชาชนที่ท่านพิมพ์ไว้แล้ว เหลือ 4 ตัวท้าย โปรดอย่าส่งเลขบัตรหรือรหัสผ่านทางแชตค่ะ")
        )


def _add_notice(this: Turn) -> None:
    """Give the privacy notice with the first answer anybody gets, once."""
    identity = this.identity
    if this.heard.intent is Intent.LEAVE or identity.notice_at is not None:
        return
    if this.heard.intent is not Intent.MENU_PRIVACY:
        notice(this)
    identity.notice_at = this.at
    Identity.objects.filter(pk=identity.pk).update(notice_at=this.at)
