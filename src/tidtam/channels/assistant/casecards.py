"""The card of a case: how it stands, what was promised by when, in words."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.states import State
from tidtam.casework.desks.promise import Promise
from tidtam.casework.messaging.services import Part
from tidtam.casework.sla.models import Clock, Verdict
from tidtam.channels.assistant import cards, moments
from tidtam.channels.assistant.cards import Action

TONES = {
    State.NEW: "running",
    State.WORKING: "running",
    State.REPORTED: "kept",
    State.CLOSED: "quiet",
    State.CONTESTED: "soon",
    State.MERGED: "quiet",
}


def case_card(
    case: Case, *, at: datetime, lines: Sequence[str] = (), then: str = "", actions: Sequence[Action] = ()
) -> Part:
    """Return the card of ``case`` with ``lines`` that are new and what happens ``then``."""
    promises = promises_of(case, at)
    state = state_said(case)
    said = [
        _("เรื่อง %(number)s: %(state)s") % {"number": case.number, "state": state},
        case.title,
        *lines,
        *(f"• {promise_said(promise)}" for promise in promises),
        _("ขั้นต่อไป: %(then)s") % {"then": then} if then else "",
        _("ข้อความอัตโนมัติ ยังไม่นับเป็นการตอบของเจ้าหน้าที่"),
    ]
    return cards.card(
        "case",
        said,
        [*actions, cards.talk()],
        number=case.number,
        title=case.title,
        state=state,
        tone=TONES[State(case.state)],
        promises=promises,
        lines=list(lines),
        next=then,
        automatic=True,
    )


def state_said(case: Case) -> str:
    """Return how ``case`` stands, to its person: who says it is not settled is not called a litigant."""
    return _("กำลังตรวจสอบอีกครั้ง") if case.state == State.CONTESTED else str(case.get_state_display())


def promises_of(case: Case, at: datetime) -> list[dict[str, str]]:
    """Return the promises of the case's present round: what, by when, how it stands."""
    clocks = list(case.clocks.all())
    latest = max((clock.round for clock in clocks), default=1)
    titles = {promise.code: promise_title(promise) for promise in case.pack.promises}
    return [
        {"what": titles.get(clock.promise, clock.promise), **_standing(clock, at)}
        for clock in clocks
        if clock.round == latest
    ]


def promise_title(promise: Promise) -> str:
    """Return what is promised, as a heading has it."""
    return promise.title_en if moments.language() == "en" and promise.title_en else promise.title


def promise_deed(promise: Promise) -> str:
    """Return what is promised as the verb of a sentence: "acknowledge"."""
    title = promise_title(promise)
    return title[:1].lower() + title[1:]


def promise_said(promise: dict[str, str]) -> str:
    """Return one promise as a sentence; of one that runs the time says enough."""
    due = _("%(what)sภายใน %(due)s") % promise
    return due if promise["tone"] == "running" else f"{due} ({promise['state']})"


def next_word(case: Case, at: datetime) -> str:
    """Return what an officer does by when: every promise that still runs, or an answer in office hours."""
    deeds = {promise.code: promise_deed(promise) for promise in case.pack.promises}
    running = [
        _("%(what)sภายใน %(due)s")
        % {"what": deeds.get(clock.promise, clock.promise), "due": moments.moment(due_at, seen_at=at)}
        for due_at, clock in _running(case, at)
    ]
    if not running:
        return _("เจ้าหน้าที่จะอ่านและตอบในเวลาทำการ")
    return _("เจ้าหน้าที่จะ%(deeds)s") % {"deeds": pgettext("คั่นระหว่างสองคำมั่น", " และ").join(running)}


def told_by(case: Case, at: datetime) -> str:
    """Return by when the last of the running promises falls due, in words; "" when none runs."""
    running = _running(case, at)
    return moments.moment(running[-1][0], seen_at=at) if running else ""


def with_clocks(case: Case) -> None:
    """Fetch the clocks of ``case`` for several of the sentences here at once."""
    prefetch_related_objects([case], "clocks")


def _running(case: Case, at: datetime) -> list[tuple[datetime, Clock]]:
    """Return the deadlines ahead of the promises that still run, the first one first."""
    running = [clock for clock in case.clocks.all() if clock.verdict == Verdict.RUNNING]
    ahead = [(clock.due_at, clock) for clock in running if clock.due_at is not None and clock.due_at >= at]
    return sorted(ahead, key=lambda each: each[0])


def _standing(clock: Clock, at: datetime) -> dict[str, str]:
    if clock.due_at is None:
        return {"due": _("ได้รับข้อมูลเพิ่มจากท่าน"), "state": _("พักการนับเวลา"), "tone": "quiet"}
    due = moments.moment(clock.due_at, seen_at=at)
    if clock.verdict == Verdict.KEPT:
        return {"due": due, "state": _("ทันเวลา"), "tone": "kept"}
    if clock.verdict == Verdict.LATE or clock.due_at < at:
        return {"due": due, "state": _("เกินกำหนด"), "tone": "late"}
    return {"due": due, "state": _("ยังไม่ถึงกำหนด"), "tone": "running"}
