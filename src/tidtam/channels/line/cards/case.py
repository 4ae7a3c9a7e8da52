"""A case: its number, both promised times, and how it stands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.channels.line.actions import Action
from tidtam.channels.line.bubbles import Bubble, flex_bubble, twin, typing_hint
from tidtam.channels.line.flex import (
    INK_3,
    SHADES,
    Part,
    Tone,
    box,
    card,
    heading,
    rule,
    sign,
    small_print,
    tag,
    text,
)

MOST_LINES = 6


@dataclass(frozen=True)
class Promised:
    """One promise: what ("รับทราบ"), by when in words, and how it stands ("เหลือ 12 นาที", "ทันเวลา 4 นาที")."""

    what: str
    due: str
    state: str
    tone: Tone


@dataclass(frozen=True)
class CaseCard:
    """``lines`` are what is new, ``next`` is what happens next and by when."""

    number: str
    title: str
    state: str
    tone: Tone
    promises: tuple[Promised, ...]
    lines: tuple[str, ...] = ()
    next: str = ""
    automatic: bool = False
    actions: tuple[Action, ...] = ()


def case_bubble(case: CaseCard) -> Bubble:
    """The card of one case: when it was taken in, when it moves, when it is closed."""
    body: list[Part] = [box("horizontal", [tag(case.state, case.tone)])]
    body += [text(line, limit=400) for line in case.lines[:MOST_LINES]]
    if case.promises:
        body += [rule(), *(_promise(promise) for promise in case.promises)]
    if case.next:
        body += [rule(), text(_("ขั้นต่อไป"), size="xs", color=INK_3), text(case.next, limit=300)]
    if case.automatic:
        body += [rule(), small_print(automatic_note())]
    top = heading(_("เรื่องของท่าน"), case.number, case.title)
    return flex_bubble(card(top, body, case.actions), _plain(case))


def automatic_note() -> str:
    """Says that a machine has written this."""
    return _("ข้อความอัตโนมัติ เจ้าหน้าที่จะตอบด้วยตนเองภายในเวลาที่แจ้งไว้")


def _promise(promise: Promised) -> Part:
    shade = SHADES[promise.tone]
    words = [
        text(_("%(what)sภายใน %(due)s") % {"what": promise.what, "due": promise.due}, limit=120),
        text(promise.state, limit=80, size="xs", color=shade.ink, bold=True),
    ]
    return box("horizontal", [sign(promise.tone), box("vertical", words, flex=1)], spacing="md")


def _plain(case: CaseCard) -> str:
    title = _("เรื่อง %(number)s") % {"number": case.number}
    lines = [f"{title}: {case.state}", case.title, *case.lines[:MOST_LINES], ""]
    for promise in case.promises:
        when = _("%(what)sภายใน %(due)s") % {"what": promise.what, "due": promise.due}
        lines.append(f"{SHADES[promise.tone].sign} {when} ({promise.state})" if promise.state else when)
    if case.next:
        lines.append(_("ขั้นต่อไป: %(next)s") % {"next": case.next})
    if case.automatic:
        lines += ["", automatic_note()]
    lines += ["", typing_hint(case.actions)]
    return twin(lines)
