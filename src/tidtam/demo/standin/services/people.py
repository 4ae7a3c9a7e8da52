"""What people do on their phones, and the webhook each act becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.errors import DomainError
from tidtam.demo.standin.events import event_of, message_content
from tidtam.demo.standin.identifiers import new_message_id
from tidtam.demo.standin.models import Channel, Chat, Content, Message, Person
from tidtam.demo.standin.rules.counting import utf16_units
from tidtam.demo.standin.rules.messages import TEXT_LONGEST
from tidtam.demo.standin.services.webhooks import delivery_lay

FILE_BYTES = 25 * 1024 * 1024
PREPARED_AFTER = {"video": timedelta(seconds=3), "audio": timedelta(seconds=1)}
Json = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    """A file a person sends. ``kind``: image, video, audio or file; ``duration_ms`` for video and audio."""

    kind: str
    name: str
    content_type: str
    data: bytes
    duration_ms: int = 0


@transaction.atomic
def chat_open(*, channel: Channel, name: str, at: datetime, language: str = "th", persona: str = "") -> Chat:
    """Give somebody a phone with an empty chat; a persona keeps the phone they have.

    Args:
        name: at most 20 characters. language: "th" or "en". persona: key of an invented one.
    """
    if persona:
        person, _is_new = Person.objects.get_or_create(
            persona=persona, defaults={"name": name, "language": language, "joined_at": at}
        )
    else:
        person = Person.objects.create(name=name, language=language, joined_at=at)
    chat, _is_new = Chat.objects.get_or_create(channel=channel, person=person)
    return chat


@transaction.atomic
def chat_follow(*, chat: Chat, at: datetime) -> None:
    """Add the account as a friend, or take back a block."""
    was_blocked = chat.is_blocked
    if chat.followed_at and not was_blocked:
        return
    chat.followed_at, chat.blocked_at = chat.followed_at or at, None
    _save(chat, "followed_at", "blocked_at")
    _tell(chat, "follow", at, follow={"isUnblocked": was_blocked})


@transaction.atomic
def chat_block(*, chat: Chat, at: datetime) -> None:
    """Block the account: it hears "unfollow", and nothing it sends arrives any more."""
    if chat.is_blocked:
        return
    chat.blocked_at = at
    _save(chat, "blocked_at")
    _tell(chat, "unfollow", at)


def text_say(*, chat: Chat, text: str, at: datetime) -> Message:
    """Send words.

    Raises:
        DomainError: for nothing but spaces, for more than 5,000 characters, and while the account is blocked.
    """
    if not text.strip():
        raise DomainError(_("พิมพ์ข้อความก่อนส่ง"))
    if utf16_units(text) > TEXT_LONGEST:
        raise DomainError(_("ข้อความยาวเกิน 5,000 ตัวอักษร โปรดแบ่งส่ง"))
    return message_say(chat=chat, body={"type": "text", "text": text}, at=at)


@transaction.atomic
def message_say(*, chat: Chat, body: Json, at: datetime) -> Message:
    """Send one message without a file; ``body`` is LINE's object (text, sticker, location) without its id.

    Raises:
        DomainError: while the account is blocked.
    """
    message = _wrote(chat, body, at)
    _tell(chat, "message", at, message=message_content(message))
    return message


@transaction.atomic
def files_say(*, chat: Chat, uploads: Sequence[Upload], at: datetime) -> list[Message]:
    """Send files; several pictures at once are several events of one ``imageSet`` in one webhook.

    Raises:
        DomainError: for an empty or too large file, and while the account is blocked.
    """
    if any(not 0 < len(upload.data) <= FILE_BYTES for upload in uploads):
        raise DomainError(_("แฟ้มต้องไม่ว่างเปล่า และไม่เกิน 25 MB"))
    pictures = sum(upload.kind == "image" for upload in uploads)
    set_id = new_message_id() if pictures > 1 else ""
    said, events, index = [], [], 0
    for upload in uploads:
        body = _file_body(upload)
        if set_id and upload.kind == "image":
            index += 1
            body["imageSet"] = {"id": set_id, "index": index, "total": pictures}
        message = _wrote(chat, body, at)
        ready_at = at + PREPARED_AFTER.get(upload.kind, timedelta())
        Content.objects.create(
            message=message,
            data=upload.data,
            content_type=upload.content_type,
            file_name=upload.name[:255],
            ready_at=ready_at,
        )
        events.append(event_of("message", chat=chat, at=at, message=message_content(message)))
        said.append(message)
    delivery_lay(channel=chat.channel, events=events, at=at)
    return said


def _file_body(upload: Upload) -> Json:
    if upload.kind == "file":
        return {"type": "file", "fileName": upload.name[:255], "fileSize": len(upload.data)}
    body: Json = {"type": upload.kind, "contentProvider": {"type": "line"}}
    return body if upload.kind == "image" else {**body, "duration": upload.duration_ms}


@transaction.atomic
def button_tap(
    *, chat: Chat, data: str, at: datetime, params: Json | None = None, display_text: str = ""
) -> None:
    """Tap a postback button; ``display_text`` shows in the person's name, the account hears the button alone.

    Raises:
        DomainError: while the account is blocked.
    """
    if display_text:
        _wrote(chat, {"type": "text", "text": display_text}, at, is_event=False)
    else:
        _refuse_blocked(chat)
    _tell(chat, "postback", at, postback={"data": data, **({"params": params} if params else {})})


@transaction.atomic
def message_unsend(*, message: Message, at: datetime) -> None:
    """Take back a message: gone from both screens, its file answers 410 from now on."""
    if message.unsent_at or not message.from_person:
        return
    message.unsent_at = at
    message.save(update_fields=["unsent_at"])
    _save(message.chat)
    if message.is_event:
        _tell(message.chat, "unsend", at, unsend={"messageId": message.message_id})


def language_set(*, chat: Chat, language: str) -> None:
    """Change the language of the person's app; the account sees it in the profile."""
    chat.person.language = language
    chat.person.save(update_fields=["language"])
    _save(chat)


def _refuse_blocked(chat: Chat) -> None:
    if chat.is_blocked:
        raise DomainError(_("คุณบล็อกบัญชีนี้อยู่ เลิกบล็อกก่อนจึงจะส่งได้"))


def _wrote(chat: Chat, body: Json, at: datetime, *, is_event: bool = True) -> Message:
    _refuse_blocked(chat)
    chat.last_wrote_at = at
    _save(chat, "last_wrote_at")
    return Message.objects.create(chat=chat, from_person=True, body=body, sent_at=at, is_event=is_event)


def _save(chat: Chat, *fields: str) -> None:
    """Save ``fields`` and count one more change the person can see."""
    if fields:
        chat.save(update_fields=fields)
    Chat.objects.filter(pk=chat.pk).update(revision=F("revision") + 1)


def _tell(chat: Chat, kind: str, at: datetime, **own: Any) -> None:
    delivery_lay(channel=chat.channel, events=[event_of(kind, chat=chat, at=at, **own)], at=at)
