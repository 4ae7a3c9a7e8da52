"""The parts our cards are made of, on the light side of the product's colour tokens.

Source of properties: LINE Messaging API reference, "Flex Message".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tidtam.channels.line.actions import LABEL_IN_FLEX, Action, action_json
from tidtam.channels.line.fitting import fit

Part = dict[str, Any]
Tone = Literal["running", "soon", "late", "kept", "quiet"]

INK, INK_2, INK_3 = "#15201c", "#4c5b55", "#63726c"
CARD, SUNK, LINE, LINE_2 = "#ffffff", "#eef1ec", "#dfe5e0", "#c6d0ca"
BRAND, BRAND_INK, BRAND_SOFT = "#0b6b57", "#ffffff", "#e2f1ec"


@dataclass(frozen=True)
class Shade:
    """How a tone looks: a sign besides the colour, since colour alone says nothing to many."""

    sign: str
    ink: str
    soft: str


SHADES: dict[Tone, Shade] = {
    "running": Shade("●", BRAND, BRAND_SOFT),
    "soon": Shade("▲", "#8f5a00", "#fdf1d8"),
    "late": Shade("!", "#b3261e", "#fde8e6"),
    "kept": Shade("✓", "#1d7a3e", "#e3f3e8"),
    "quiet": Shade("○", INK_3, SUNK),
}


def text(
    words: str, *, limit: int = 200, size: str = "sm", color: str = INK, bold: bool = False, **more: Any
) -> Part:
    """Words of at most ``limit`` grapheme clusters, wrapped, growing with the reader's own letter size."""
    weight = {"weight": "bold"} if bold else {}
    look = {"size": size, "color": color, "wrap": True, "scaling": True}
    return {"type": "text", "text": fit(words, limit) or "–", **look, **weight, **more}


def box(layout: Literal["vertical", "horizontal", "baseline"], parts: Iterable[Part], **more: Any) -> Part:
    return {"type": "box", "layout": layout, "contents": list(parts), **more}


def sign(tone: Tone) -> Part:
    """The sign of a tone in a narrow column of its own, so that the words beside it stand in line."""
    shade = SHADES[tone]
    mark = text(shade.sign, size="sm", color=shade.ink, bold=True, align="center", scaling=False)
    return box("vertical", [mark], width="18px", flex=0)


def rule(margin: str = "lg") -> Part:
    return {"type": "separator", "margin": margin, "color": LINE}


def button(action: Action, *, primary: bool = False) -> Part:
    """A verb to tap, at least 40 px high."""
    look = {"style": "primary", "color": BRAND} if primary else {"style": "secondary", "color": SUNK}
    tap = action_json(action, LABEL_IN_FLEX)
    return {
        "type": "button",
        "action": tap,
        "height": "sm",
        "adjustMode": "shrink-to-fit",
        "scaling": True,
        **look,
    }


def tag(words: str, tone: Tone) -> Part:
    """A state in a few words, with its sign."""
    shade = SHADES[tone]
    label = text(f"{shade.sign} {words}", limit=40, size="xs", color=shade.ink, bold=True, align="center")
    pad = {"paddingTop": "4px", "paddingBottom": "4px", "paddingStart": "10px", "paddingEnd": "10px"}
    return box("vertical", [label], backgroundColor=shade.soft, cornerRadius="16px", flex=0, **pad)


def fact(label: str, value: str, *, limit: int = 120) -> Part:
    """A name and its value side by side."""
    name = text(label, limit=40, size="xs", color=INK_3, flex=3)
    return box("horizontal", [name, text(value, limit=limit, flex=6)], spacing="md")


def card(heading: Sequence[Part], body: Sequence[Part], actions: Sequence[Action]) -> Part:
    """A bubble: green heading, white body, the first action as the main button."""
    head = box("vertical", heading, backgroundColor=BRAND, paddingAll="18px", spacing="xs")
    inside = box("vertical", body, backgroundColor=CARD, paddingAll="18px", spacing="md")
    bubble: Part = {"type": "bubble", "size": "mega", "header": head, "body": inside}
    if actions:
        buttons = [button(action, primary=place == 0) for place, action in enumerate(actions)]
        bubble["footer"] = box(
            "vertical", buttons, backgroundColor=CARD, spacing="md", paddingAll="18px", paddingTop="0px"
        )
    return bubble


def heading(over: str, title: str, under: str = "") -> list[Part]:
    """The three lines of a heading: what kind of card, its name, and what it is about."""
    lines = [text(over, limit=60, size="xs", color=BRAND_SOFT)]
    lines.append(text(title, limit=80, size="lg", color=BRAND_INK, bold=True))
    if under:
        lines.append(text(under, limit=160, size="sm", color=BRAND_INK, maxLines=3))
    return lines


def small_print(words: str) -> Part:
    return text(words, limit=300, size="xs", color=INK_3)
