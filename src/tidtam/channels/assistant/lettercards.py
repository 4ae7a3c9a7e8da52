"""The card of a letter: where it lies now and the way it has gone, as the register says."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tidtam.casework.desks.pack import Option
from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.selectors import steps
from tidtam.casework.messaging.services import Part
from tidtam.channels.assistant import cards, moments
from tidtam.core.thai.dates import format_date, format_datetime

SENT_BACK = "returned"
ENDS_EITHER_WAY = ("signed", "ordered")
SIGNS = {"done": "✓", "current": "●", "returned": "!", "coming": "○"}


def letter_card(letter: Letter, *, confirmed_by: str) -> Part:
    """Return the card of ``letter``.

    Args:
        confirmed_by: until when an officer confirms it, in words.
    """
    known = steps()
    way, now = _way(letter, known), _now(letter, known)
    facts = [[label, value] for label, value in _facts(letter, confirmed_by) if value]
    said = [
        _("หนังสือ %(number)s") % {"number": name_of(letter)},
        letter.subject,
        now,
        *(f"{SIGNS[step['state']]} {step['label']} {step['date']}" for step in way),
        *(f"{label}: {value}" for label, value in facts),
        _("คำตอบอัตโนมัติจากทะเบียนหนังสือ ยังไม่นับเป็นการตอบของเจ้าหน้าที่"),
    ]
    return cards.card(
        "letter",
        said,
        [cards.talk()],
        number=name_of(letter),
        subject=letter.subject,
        now=now,
        steps=way,
        facts=facts,
        automatic=True,
    )


def name_of(letter: Letter) -> str:
    """Return what people call the letter: its own number, else the one it was received under."""
    return letter.reference or _("เลขรับ %(number)s") % {"number": letter.receive_number}


def option_label(letter: Letter) -> tuple[str, str]:
    """Return a letter as one of several to choose from: its number and date, and what it is about."""
    dated = format_date(letter.dated, "short", moments.language()) if letter.dated else ""
    label = _("%(number)s ลงวันที่ %(date)s") % {"number": name_of(letter), "date": dated}
    return (label if dated else name_of(letter)), f"{letter.subject} – {letter.sender}"


def _now(letter: Letter, known: Sequence[Option]) -> str:
    since = format_datetime(letter.step_since, language=moments.language())
    step = _name(_step(letter.step, known))
    if letter.place:
        return _("ขณะนี้: %(step)s ที่%(place)s ตั้งแต่ %(since)s") % {
            "step": step,
            "place": letter.place,
            "since": since,
        }
    return _("ขณะนี้: %(step)s ตั้งแต่ %(since)s") % {"step": step, "since": since}


def _facts(letter: Letter, confirmed_by: str) -> list[tuple[str, str]]:
    dated = format_date(letter.dated, "short", moments.language()) if letter.dated else ""
    urgency = "" if letter.urgency == "normal" else str(letter.get_urgency_display())
    return [
        (_("เลขรับ"), letter.receive_number),
        (_("ลงวันที่"), dated),
        (_("จาก"), letter.sender),
        (_("ถึง"), str(letter.addressee)),
        (_("ชั้นความเร็ว"), urgency),
        (_("เจ้าหน้าที่ยืนยันภายใน"), confirmed_by),
    ]


def _way(letter: Letter, known: Sequence[Option]) -> list[dict[str, Any]]:
    """Return the steps the letter has been through, the one it is at, and those still to come."""
    gone = list(letter.movements.filter(withdrawn_at=None).order_by("occurred_at", "pk"))
    language = moments.language()
    way = [
        {
            "label": _name(_step(movement.step, known)),
            "date": format_datetime(movement.occurred_at, language=language),
            "state": "returned" if movement.step == SENT_BACK else "done",
        }
        for movement in gone
    ]
    if way and way[-1]["state"] == "done":
        way[-1]["state"] = "current"
    return way + [{"label": label, "date": "", "state": "coming"} for label in _coming(letter, known)]


def _coming(letter: Letter, known: Sequence[Option]) -> list[str]:
    """Return the names of the steps ahead; a letter ends signed or with an order, so these two are one."""
    codes = [step.code for step in known]
    here = codes.index(letter.step) if letter.step in codes else -1
    ahead = [step for step in known[here + 1 :] if step.code != SENT_BACK]
    if letter.step == SENT_BACK:
        return []
    ends = [step for step in ahead if step.code in ENDS_EITHER_WAY]
    if letter.step in ENDS_EITHER_WAY:
        return [_name(step) for step in ahead if step not in ends]
    either = pgettext("คั่นระหว่างสองอย่าง", "หรือ").join(_name(step) for step in ends)
    names = [either if step in ends else _name(step) for step in ahead]
    return list(dict.fromkeys(names))


def _step(code: str, known: Sequence[Option]) -> Option:
    return next((step for step in known if step.code == code), Option(code, code))


def _name(step: Option) -> str:
    return step.name_en if moments.language() == "en" and step.name_en else step.name
