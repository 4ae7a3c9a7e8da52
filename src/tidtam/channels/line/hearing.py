"""What a person sent, kept as our own message: words, files, places, stickers, whatever comes next."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tidtam.casework.messaging import services as messaging
from tidtam.casework.messaging.models import Kind, Message
from tidtam.casework.messaging.services import Enclosure
from tidtam.channels.line import contents
from tidtam.core.contacts.models import Identity


@dataclass(frozen=True)
class Kept:
    """How a message of LINE is kept: its kind, its words, what a screen needs beyond them, its files."""

    kind: Kind
    text: str = ""
    payload: dict[str, Any] = field(default_factory=dict)
    enclosures: tuple[Enclosure, ...] = ()


def message_keep(*, said: contents.Message, identity: Identity, at: datetime) -> tuple[Message, bool]:
    """Keep ``said``, once; return it and whether it is new. Taken back before it came, it stays so."""
    kept = kept_of(said)
    return messaging.message_receive(
        contact=identity.contact,
        identity=identity,
        kind=kept.kind,
        text=kept.text,
        payload=kept.payload,
        external_id=said.id[:64],
        enclosures=kept.enclosures,
        at=at,
    )


def kept_of(said: contents.Message) -> Kept:
    """Return how ``said`` is kept."""
    match said:
        case contents.TextMessage():
            quoted = {"quotes": said.quoted_message_id} if said.quoted_message_id else {}
            return Kept(Kind.TEXT, said.text, quoted)
        case contents.MediaMessage():
            return _media(said)
        case contents.PlaceMessage():
            words = "\n".join(part for part in (said.title, said.address) if part)
            return Kept(Kind.LOCATION, words, {"latitude": said.latitude, "longitude": said.longitude})
        case contents.StickerMessage():
            sticker = {
                "package": said.package_id,
                "sticker": said.sticker_id,
                "keywords": list(said.keywords),
            }
            return Kept(Kind.STICKER, said.text or ", ".join(said.keywords[:3]), sticker)
        case contents.UnknownMessage():
            return Kept(Kind.UNKNOWN, payload={"type": said.type[:40]})


def _media(said: contents.MediaMessage) -> Kept:
    """A file; pictures sent together carry the same ``set``, by which the case shows them as one."""
    facts = {
        "duration_ms": said.duration_ms,
        "set": said.set_id,
        "index": said.set_index,
        "total": said.set_total,
    }
    payload: dict[str, Any] = {name: value for name, value in facts.items() if value is not None}
    if not said.is_at_line:
        return Kept(Kind(said.kind), payload={**payload, "elsewhere": True})
    file = Enclosure(said.id, name=said.file_name or "", size=max(0, said.file_size or 0))
    return Kept(Kind(said.kind), payload=payload, enclosures=(file,))
