"""Which of several: open cases, letters of the same number, services."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.channels.line.actions import LABEL_IN_FLEX, Action, Tap, action_json
from tidtam.channels.line.bubbles import Bubble, flex_bubble, twin, typing_hint
from tidtam.channels.line.flex import (
    BRAND,
    BRAND_INK,
    INK_3,
    SUNK,
    Part,
    box,
    card,
    heading,
    small_print,
    text,
)

MOST_OPTIONS = 13
INSIDE_A_NUMBER = re.compile(r"(?<=[ก-ฮ.)]) (?=\d)")
"""The space of a letter number, as in กท 0401/123: a line never ends there."""


@dataclass(frozen=True)
class Option:
    """One thing to choose; ``data`` comes back when it is tapped, its number when it is typed."""

    label: str
    data: str
    detail: str = ""


@dataclass(frozen=True)
class ChoiceCard:
    """A question with at most 13 answers; of more, the first 13 are shown and the rest is said to exist."""

    title: str
    question: str
    options: tuple[Option, ...]
    actions: tuple[Action, ...] = ()


def choice_bubble(choice: ChoiceCard) -> Bubble:
    """The card of a question with numbered answers, to be tapped or typed."""
    shown = choice.options[:MOST_OPTIONS]
    body: list[Part] = [text(choice.question, size="md")]
    body += [_row(number, option) for number, option in enumerate(shown, start=1)]
    body += [small_print(line) for line in _notes(choice)]
    return flex_bubble(card(heading(_("โปรดเลือก"), choice.title), body, choice.actions), _plain(choice))


def _row(number: int, option: Option) -> Part:
    size = {"width": "28px", "height": "28px", "cornerRadius": "14px", "flex": 0}
    middle = {"justifyContent": "center", "alignItems": "center"}
    digit = text(str(number), size="sm", color=BRAND_INK, bold=True, align="center", scaling=False)
    label = text(option.label, limit=80, bold=True, maxLines=2)
    words = [label | {"text": INSIDE_A_NUMBER.sub("\N{NO-BREAK SPACE}", label["text"])}]
    if option.detail:
        words.append(text(option.detail, limit=120, size="xs", color=INK_3, maxLines=2))
    return box(
        "horizontal",
        [box("vertical", [digit], backgroundColor=BRAND, **size, **middle), box("vertical", words, flex=1)],
        action=action_json(Tap(option.label, option.data, says=f"{number}. {option.label}"), LABEL_IN_FLEX),
        backgroundColor=SUNK,
        cornerRadius="10px",
        paddingAll="12px",
        spacing="md",
        alignItems="center",
    )


def _notes(choice: ChoiceCard) -> list[str]:
    shown = min(len(choice.options), MOST_OPTIONS)
    more = len(choice.options) - shown
    notes = [_("แตะเลือก หรือพิมพ์หมายเลข 1–%(last)s") % {"last": shown}] if shown > 1 else []
    if more:
        said = ngettext(
            "ยังมีอีก %(more)s รายการ โปรดพิมพ์ให้ละเอียดขึ้น", "ยังมีอีก %(more)s รายการ โปรดพิมพ์ให้ละเอียดขึ้น", more
        )
        notes.append(said % {"more": more})
    return notes


def _plain(choice: ChoiceCard) -> str:
    lines = [choice.title, choice.question, ""]
    for number, option in enumerate(choice.options[:MOST_OPTIONS], start=1):
        lines.append(f"{number}. {option.label}" + (f" ({option.detail})" if option.detail else ""))
    lines += ["", *_notes(choice), typing_hint(choice.actions)]
    return twin(lines)
