"""The demo's own stickers, drawn in ``static/demo/stickers.svg``."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PACKAGE = "990001"


@dataclass(frozen=True)
class Sticker:
    id: str
    name: Promise
    keyword: str


STICKERS = (
    Sticker("1", _("สวัสดี"), "hello"),
    Sticker("2", _("ขอบคุณ"), "thanks"),
    Sticker("3", _("ตกลง"), "ok"),
    Sticker("4", _("รออยู่"), "waiting"),
    Sticker("5", _("ดีใจ"), "happy"),
    Sticker("6", _("เสียใจ"), "sad"),
    Sticker("7", _("ด่วน"), "urgent"),
    Sticker("8", _("สงสัย"), "puzzled"),
)


def sticker_of(package: object, number: object) -> Sticker | None:
    """Return one of our own stickers; None for a sticker of another package."""
    if str(package) != PACKAGE:
        return None
    return next((sticker for sticker in STICKERS if sticker.id == str(number)), None)


def sticker_body(sticker: Sticker) -> dict[str, Any]:
    """Return LINE's message object of ``sticker``."""
    return {
        "type": "sticker",
        "packageId": PACKAGE,
        "stickerId": sticker.id,
        "stickerResourceType": "STATIC",
        "keywords": [sticker.keyword],
    }
