"""What a person can put into a LINE message, read tolerantly."""

from dataclasses import dataclass
from typing import Any, Literal

from tidtam.channels.line import tolerant

MediaKind = Literal["image", "video", "audio", "file"]
MEDIA_KINDS: dict[str, MediaKind] = {"image": "image", "video": "video", "audio": "audio", "file": "file"}


@dataclass(frozen=True)
class Mention:
    """A name called in a text: ``index`` and ``length`` count UTF-16 units of the text."""

    index: int
    length: int
    user_id: str | None
    is_self: bool
    is_all: bool


@dataclass(frozen=True)
class TextMessage:
    """Words. ``quoted_message_id`` names the earlier message the person answered to."""

    id: str
    text: str
    quote_token: str | None
    quoted_message_id: str | None
    mentions: tuple[Mention, ...]

    @property
    def calls_us(self) -> bool:
        return any(mention.is_self for mention in self.mentions)


@dataclass(frozen=True)
class MediaMessage:
    """A picture, film, recording or file whose bytes wait at LINE for a time LINE does not promise.

    ``is_at_line`` is False when the bytes lie elsewhere (contentProvider "external"): LINE cannot give them.
    ``set_id``, ``set_index`` (from 1) and ``set_total`` tie pictures that were sent together; some phones
    leave out index and total.
    """

    id: str
    kind: MediaKind
    is_at_line: bool
    file_name: str | None
    file_size: int | None
    duration_ms: int | None
    set_id: str | None
    set_index: int | None
    set_total: int | None


@dataclass(frozen=True)
class PlaceMessage:
    """A point on the map in degrees (WGS 84), with the words LINE gave it."""

    id: str
    latitude: float
    longitude: float
    title: str | None
    address: str | None


@dataclass(frozen=True)
class StickerMessage:
    id: str
    package_id: str | None
    sticker_id: str | None
    keywords: tuple[str, ...]
    text: str | None


@dataclass(frozen=True)
class UnknownMessage:
    """A kind of message we do not know yet, or one without what makes it what it says it is."""

    id: str
    type: str


Message = TextMessage | MediaMessage | PlaceMessage | StickerMessage | UnknownMessage


def read_message(raw: dict[str, Any]) -> Message:
    """The message LINE put under ``message``; never raises."""
    kind = tolerant.text(raw, "type") or ""
    message: Message | None = None
    if kind == "text":
        message = _text(raw)
    elif kind in MEDIA_KINDS:
        message = _media(raw, MEDIA_KINDS[kind])
    elif kind == "location":
        message = _place(raw)
    elif kind == "sticker":
        message = _sticker(raw)
    return message or UnknownMessage(_id(raw), kind)


def _id(raw: dict[str, Any]) -> str:
    return tolerant.text(raw, "id") or ""


def _text(raw: dict[str, Any]) -> TextMessage | None:
    words = tolerant.text(raw, "text")
    if words is None:
        return None
    mentions = tuple(_mention(item) for item in tolerant.items(tolerant.part(raw, "mention"), "mentionees"))
    return TextMessage(
        _id(raw), words, tolerant.text(raw, "quoteToken"), tolerant.text(raw, "quotedMessageId"), mentions
    )


def _mention(raw: dict[str, Any]) -> Mention:
    return Mention(
        index=tolerant.whole(raw, "index") or 0,
        length=tolerant.whole(raw, "length") or 0,
        user_id=tolerant.text(raw, "userId"),
        is_self=tolerant.flag(raw, "isSelf"),
        is_all=tolerant.text(raw, "type") == "all",
    )


def _media(raw: dict[str, Any], kind: MediaKind) -> MediaMessage | None:
    if not _id(raw):
        return None
    together = tolerant.part(raw, "imageSet")
    return MediaMessage(
        id=_id(raw),
        kind=kind,
        is_at_line=tolerant.text(tolerant.part(raw, "contentProvider"), "type") != "external",
        file_name=tolerant.text(raw, "fileName"),
        file_size=tolerant.whole(raw, "fileSize"),
        duration_ms=tolerant.whole(raw, "duration"),
        set_id=tolerant.text(together, "id"),
        set_index=tolerant.whole(together, "index"),
        set_total=tolerant.whole(together, "total"),
    )


def _place(raw: dict[str, Any]) -> PlaceMessage | None:
    latitude, longitude = tolerant.number(raw, "latitude"), tolerant.number(raw, "longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return PlaceMessage(
        _id(raw), latitude, longitude, tolerant.text(raw, "title"), tolerant.text(raw, "address")
    )


def _sticker(raw: dict[str, Any]) -> StickerMessage:
    keywords = raw.get("keywords")
    return StickerMessage(
        id=_id(raw),
        package_id=tolerant.text(raw, "packageId"),
        sticker_id=tolerant.text(raw, "stickerId"),
        keywords=tuple(word for word in keywords if isinstance(word, str))
        if isinstance(keywords, list)
        else (),
        text=tolerant.text(raw, "text"),
    )
