"""Where a letter lies now, and the way it has gone."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from tidtam.channels.line.actions import Action
from tidtam.channels.line.bubbles import Bubble, flex_bubble, twin, typing_hint
from tidtam.channels.line.flex import (
    BRAND,
    CARD,
    INK,
    INK_3,
    LINE_2,
    SHADES,
    SUNK,
    Part,
    box,
    card,
    fact,
    heading,
    rule,
    small_print,
    text,
)

StepState = Literal["done", "current", "returned", "coming"]
SIGNS: dict[StepState, str] = {"done": "✓", "current": "●", "returned": "!", "coming": "○"}
MOST_STEPS = 12
MOST_FACTS = 6


@dataclass(frozen=True)
class Step:
    """One step of the way; ``date`` in words, "" when it has not come."""

    label: str
    date: str
    state: StepState


@dataclass(frozen=True)
class LetterCard:
    """What the register says. ``automatic`` marks an answer no officer has given: it keeps no promise.

    ``now`` is the present step in words ("อยู่ที่ …"), ``facts`` are pairs of label and value.
    """

    number: str
    subject: str
    now: str
    steps: tuple[Step, ...]
    facts: tuple[tuple[str, str], ...] = ()
    automatic: bool = True
    actions: tuple[Action, ...] = ()


def letter_bubble(letter: LetterCard) -> Bubble:
    """The card of a letter found in the register."""
    body: list[Part] = [text(letter.now, size="md", color=BRAND, bold=True)]
    if letter.steps:
        body += [_progress(letter.steps), _way(letter.steps)]
    if letter.facts:
        body += [rule(), *(fact(label, value) for label, value in letter.facts[:MOST_FACTS])]
    if letter.automatic:
        body += [rule(), small_print(automatic_note())]
    top = heading(_("ติดตามหนังสือ"), letter.number, letter.subject)
    return flex_bubble(card(top, body, letter.actions), _plain(letter))


def automatic_note() -> str:
    """Says that a machine has answered and a person will."""
    return _("คำตอบอัตโนมัติจากทะเบียนหนังสือ เจ้าหน้าที่จะตรวจสอบและตอบอีกครั้ง")


def _come(steps: tuple[Step, ...]) -> int:
    return sum(step.state != "coming" for step in steps)


def _count(steps: tuple[Step, ...]) -> str:
    return _("ขั้นที่ %(come)s จาก %(all)s") % {"come": _come(steps), "all": len(steps)}


def _progress(steps: tuple[Step, ...]) -> Part:
    """A bar as long as the way that is done, with the same in words."""
    share = max(4, round(100 * _come(steps) / len(steps)))
    done = box("vertical", [], width=f"{share}%", height="6px", backgroundColor=BRAND, cornerRadius="3px")
    bar = box("vertical", [done], backgroundColor=SUNK, height="6px", cornerRadius="3px")
    return box("vertical", [text(_count(steps), size="xs", color=INK_3), bar], spacing="xs")


def _way(steps: tuple[Step, ...]) -> Part:
    """The steps from the first down to the last, joined by a line; a long way shows its newest part."""
    shown = steps[-MOST_STEPS:]
    rows: list[Part] = []
    for place, step in enumerate(shown):
        if place:
            rows.append(_joint(step.state != "coming"))
        rows.append(_row(step))
    return box("vertical", rows, margin="lg")


def _row(step: Step) -> Part:
    ink = INK_3 if step.state == "coming" else INK
    words = [text(step.label, limit=120, color=ink, bold=step.state in ("current", "returned"))]
    if step.date:
        words.append(text(step.date, limit=60, size="xs", color=INK_3))
    return box("horizontal", [_dot(step.state), box("vertical", words, flex=1)], spacing="md")


def _dot(state: StepState) -> Part:
    fill, sign, edge = {
        "done": (SHADES["kept"].ink, "✓", SHADES["kept"].ink),
        "current": (BRAND, "●", BRAND),
        "returned": (SHADES["soon"].ink, "!", SHADES["soon"].ink),
        "coming": (CARD, "", LINE_2),
    }[state]
    inside = [text(sign, size="xxs", color=CARD, bold=True, align="center", scaling=False)] if sign else []
    size = {"width": "20px", "height": "20px", "cornerRadius": "10px", "flex": 0}
    middle = {"justifyContent": "center", "alignItems": "center"}
    return box(
        "vertical", inside, backgroundColor=fill, borderColor=edge, borderWidth="2px", **size, **middle
    )


def _joint(come: bool) -> Part:
    line = box(
        "vertical", [], width="2px", height="12px", backgroundColor=SHADES["kept"].ink if come else LINE_2
    )
    return box("vertical", [line], paddingStart="9px")


def _plain(letter: LetterCard) -> str:
    title = _("หนังสือ %(number)s") % {"number": letter.number}
    lines = [title, letter.subject, "", letter.now]
    lines += [f"{SIGNS[step.state]} {step.label} {step.date}".rstrip() for step in letter.steps[-MOST_STEPS:]]
    lines += [f"{label}: {value}" for label, value in letter.facts[:MOST_FACTS]]
    if letter.automatic:
        lines += ["", automatic_note()]
    lines += ["", typing_hint(letter.actions)]
    return twin(lines)
