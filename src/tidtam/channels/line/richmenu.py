"""The rich menu: six large areas under the chat, in Thai and in English, and their picture.

LINE for PC shows no rich menu: each area does what typing its title does.
Source of limits: LINE Messaging API reference, "Rich menu".
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_sarabun
import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.channels.line.actions import Tap, action_json
from tidtam.channels.line.postbacks import postback_data

WIDTH, HEIGHT = 2500, 1686
COLUMNS, ROWS = 3, 2
AREA_LABEL = 20
IMAGE_BYTES = 1024 * 1024
LEAD = 0
DRAWING = Path(__file__).with_name("richmenu.typ")
FONTS = Path(fontpkg_sarabun.__file__).with_name("files")


@dataclass(frozen=True)
class Area:
    """One sixth of the menu; ``act`` comes back as the postback ``a=menu&v=<act>``."""

    act: str
    icon: str
    title: str
    hint: str
    keyboard: bool = False


def areas() -> tuple[Area, ...]:
    """The six areas in the active language, row by row."""
    return (
        Area("letter", "letter", _("ติดตามหนังสือ"), _("พิมพ์เลขที่หนังสือได้เลย"), keyboard=True),
        Area("cases", "cases", _("เรื่องของฉัน"), _("ดูสถานะทุกเรื่อง")),
        Area("talk", "person", _("คุยกับเจ้าหน้าที่"), _("มีคนตอบในเวลาทำการ"), keyboard=True),
        Area("help", "help", _("วิธีใช้"), _("อ่านจบใน 1 นาที")),
        Area("hours", "hours", _("เวลาทำการ/ติดต่อ"), _("เปิดปิดเมื่อใด")),
        Area("rate", "rating", _("ประเมินความพึงพอใจ"), _("แตะครั้งเดียว")),
    )


def menu_name(language: str) -> str:
    """The name our menus go by on the account, so that set-up finds its own again."""
    return f"tidtam-{language}"


def menu_json(language: str) -> dict[str, Any]:
    """The menu as LINE takes it, in "th" or "en"."""
    with override(language):
        return {
            "size": {"width": WIDTH, "height": HEIGHT},
            "selected": True,
            "name": menu_name(language),
            "chatBarText": _("เมนูบริการ"),
            "areas": [_tappable(place, area) for place, area in enumerate(areas())],
        }


@cache
def menu_image(language: str) -> bytes:
    """The picture of the menu as PNG, 2500 × 1686, under LINE's 1 MB; drawn once for each language.

    Raises:
        ValueError: should it ever grow over 1 MB, which LINE would refuse.
    """
    with override(language):
        drawn = [{"icon": area.icon, "title": area.title, "hint": area.hint} for area in areas()]
    png = typst.compile(
        str(DRAWING),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="png",
        ppi=72.0,
        sys_inputs={"menu": json.dumps({"lead": LEAD, "areas": drawn})},
    )
    if not isinstance(png, bytes) or len(png) > IMAGE_BYTES:
        raise ValueError("the picture of the rich menu is over 1 MB")
    return png


def _tappable(place: int, area: Area) -> dict[str, Any]:
    """The bounds of an area; the last of a row or column takes the pixels that do not divide."""
    row, column = divmod(place, COLUMNS)
    left, top = column * WIDTH // COLUMNS, row * HEIGHT // ROWS
    right, bottom = (column + 1) * WIDTH // COLUMNS, (row + 1) * HEIGHT // ROWS
    tap = Tap(area.title, postback_data("menu", v=area.act), keyboard=area.keyboard)
    return {
        "bounds": {"x": left, "y": top, "width": right - left, "height": bottom - top},
        "action": action_json(tap, AREA_LABEL),
    }
