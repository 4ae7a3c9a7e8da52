"""From envelope to conversation: each event worked on once, one person's events in their order."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from tidtam.casework.cases.services import message_take_back
from tidtam.casework.messaging import services as messaging
from tidtam.casework.messaging.models import Kind, Message
from tidtam.channels.assistant.services import turn
from tidtam.channels.assistant.utterance import Deed, Utterance
from tidtam.channels.doors.models import Envelope
from tidtam.channels.doors.rescue import utterance_rescue
from tidtam.channels.doors.selectors import first_of_each_sender
from tidtam.channels.line.accounts import CHANNEL, LineAccount, account_named, accounts
from tidtam.channels.line.courtesy import courtesy_forget, courtesy_owe
from tidtam.channels.line.events import Inbound, read_event
from tidtam.channels.line.hearing import message_keep
from tidtam.channels.line.models import Courtesy
from tidtam.channels.line.profiles import is_profile_awaited, profile_want
from tidtam.channels.line.tokens import token_keep
from tidtam.core.contacts.models import Identity
from tidtam.core.contacts.services import identity_meet, identity_notice
from tidtam.core.kernel.drain import Drain, completing, postpone
from tidtam.core.kernel.models import DueRow

OLDEST = timedelta(days=3)
TRIES_OF_ASSISTANT = 3
FROM_PEOPLE = frozenset({"message", "postback", "follow", "unfollow", "unsend"})


def ready(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow due envelopes to those of our accounts whose sender has no earlier one waiting."""
    ours = rows.filter(source__in=[account.source for account in accounts()])
    return first_of_each_sender(ours)


def hear(row: DueRow, at: datetime) -> None:
    """Work on one event: everything it leads to is kept together with its being done, or not at all."""
    assert isinstance(row, Envelope)  # noqa: S101 - what the drain claims
    event = read_event(row.body)
    account = account_named(row.source.removeprefix(f"{CHANNEL}:"))
    if account is None:
        postpone(row, until=at + timedelta(minutes=1), error="no such account any more")
    elif event.mode != "active" or event.kind == "unknown":
        _done(row, at)
    elif event.source.kind in ("group", "room"):
        _hear_group(row, event, account, at)
    elif event.kind not in FROM_PEOPLE:
        _done(row, at)
    elif event.source.user_id is None:
        _hear_nameless(row, event, account, at)
    else:
        _hear_person(row, event, account, at)


DRAIN = Drain(
    name="line inbound", model=Envelope, handle=hear, ready=ready, order=("occurred_at", "pk"), limit=6
)


def _done(row: Envelope, at: datetime) -> None:
    with completing(row, at=at):
        pass


def _hear_group(row: Envelope, event: Inbound, account: LineAccount, at: datetime) -> None:
    """Say once that the account talks one to one; what groups say is not our business and not kept."""
    with completing(row, at=at, body=_kept(row)):
        chat = event.source.chat_id or ""
        if event.kind == "leave":
            courtesy_forget(account=account, chat=chat)
        elif event.may_be_answered:
            _owe(row, event, account, chat, Courtesy.Word.GROUP)


def _hear_nameless(row: Envelope, event: Inbound, account: LineAccount, at: datetime) -> None:
    """Tell a person whom LINE does not name how to be served."""
    with completing(row, at=at, body=_kept(row)):
        if event.may_be_answered:
            _owe(row, event, account, row.external_id, Courtesy.Word.NAMELESS)


def _owe(row: Envelope, event: Inbound, account: LineAccount, chat: str, word: Courtesy.Word) -> None:
    token = event.reply_token or ""
    courtesy_owe(account=account, chat=chat, word=word, token=token, received_at=row.received_at)


def _hear_person(row: Envelope, event: Inbound, account: LineAccount, at: datetime) -> None:
    user, said_at = (event.source.user_id or "")[:128], moment_of(event, row.received_at)
    with transaction.atomic():
        identity = identity_meet(channel=CHANNEL, account=account.slug, external_id=user, at=said_at)
        fetch = profile_want(identity=identity, at=at)
        if is_profile_awaited(fetch, identity=identity, received_at=row.received_at, at=at):
            postpone(row, until=at)
            return
    with completing(row, at=at, body=_kept(row)):
        identity = identity_notice(identity=identity, at=said_at, blocked=event.kind == "unfollow")
        if event.reply_token:
            token_keep(
                identity=identity, token=event.reply_token, event_at=said_at, received_at=row.received_at
            )
            messaging.parked_release(identity=identity, at=at)
        utterance = _utterance(event, identity, account, said_at)
        if utterance is not None and row.attempts > TRIES_OF_ASSISTANT:
            utterance_rescue(utterance=utterance)
        elif utterance is not None:
            turn(utterance=utterance)


def _utterance(
    event: Inbound, identity: Identity, account: LineAccount, said_at: datetime
) -> Utterance | None:
    """Keep what the event brings and return it as the assistant takes it; None when nothing is to be said."""

    def did(deed: Deed, **more: object) -> Utterance:
        language = identity.contact.language
        return Utterance(identity, deed, said_at, account.desk, language=language, **more)  # type: ignore[arg-type]

    if event.kind == "message" and event.message is not None:
        message, is_new = message_keep(said=event.message, identity=identity, at=said_at)
        return did(Deed.SAID, message=message) if is_new else None
    if event.kind == "postback" and event.postback is not None and not event.postback.menu_status:
        chosen = {"chosen": event.postback.chosen.isoformat()} if event.postback.chosen else {}
        return did(Deed.CHOSE, act=event.postback.act, values={**event.postback.values, **chosen})
    if event.kind == "follow":
        return did(Deed.FOLLOWED)
    if event.kind == "unfollow":
        return did(Deed.LEFT)
    if event.kind == "unsend":
        _take_back((event.unsent_message_id or "")[:64], identity, said_at)
    return None


def _take_back(external_id: str, identity: Identity, at: datetime) -> None:
    """Hide what the person took back; when it has not come yet, it comes hidden."""
    message = Message.objects.filter(identity=identity, external_id=external_id).first()
    if message is None:
        message, _new = messaging.message_receive(
            contact=identity.contact, identity=identity, kind=Kind.UNKNOWN, external_id=external_id, at=at
        )
    message_take_back(message=message, at=at)


def moment_of(event: Inbound, received_at: datetime) -> datetime:
    """Return LINE's own time of the event, unless it lies in the future or further back than redeliveries."""
    said = event.occurred_at
    return said if said is not None and received_at - OLDEST <= said <= received_at else received_at


def _kept(row: Envelope) -> dict[str, Any]:
    """Return what stays of a finished envelope: what happened, not what was said; words live in messages."""
    message = row.body.get("message")
    kept = {
        name: row.body[name] for name in ("type", "mode", "timestamp", "webhookEventId") if name in row.body
    }
    if isinstance(message, dict):
        kept["message"] = {name: message[name] for name in ("id", "type") if name in message}
    return kept
