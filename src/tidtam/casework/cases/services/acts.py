"""The acts that move a case: acknowledge, report, close, contest, confirm, reopen, pause, resume."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.settling import Held, code_of, refuse
from tidtam.casework.cases.states import Act, State, after
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.ledger.services import Actor

REFUSALS = {
    Act.ACKNOWLEDGE: _("เรื่องนี้รับทราบแล้ว"),
    Act.REPORT: _("เรื่องนี้ปิดแล้ว เปิดเรื่องใหม่ก่อนแจ้งผลเพิ่ม"),
    Act.CLOSE: _("เรื่องนี้ปิดแล้ว"),
    Act.CONTEST: _("โต้แย้งได้เมื่อมีการแจ้งผลหรือปิดเรื่องแล้ว"),
    Act.CONFIRM: _("ยืนยันได้เมื่อมีการแจ้งผลแล้ว"),
    Act.REOPEN: _("เรื่องนี้ยังเปิดอยู่"),
    Act.MERGE: _("เรื่องที่ปิดหรือรวมไปแล้วรวมอีกไม่ได้"),
    Act.UNMERGE: _("เรื่องนี้ไม่ได้รวมอยู่กับเรื่องใด"),
}
DONE_ELSEWHERE = _("เรื่องนี้รวมกับเรื่องอื่นแล้ว ทำรายการที่เรื่องหลัก")
EVENT_OF = {
    Act.ACKNOWLEDGE: "case.acknowledged",
    Act.REPORT: "case.reported",
    Act.CLOSE: "case.closed",
    Act.CONTEST: "case.contested",
    Act.CONFIRM: "case.confirmed",
    Act.REOPEN: "case.reopened",
}
ECHOED = frozenset({Act.ACKNOWLEDGE, Act.REPORT, Act.CLOSE})

Mark = tuple[int, int]
"""Where something was recorded: key of a case, position in its chain."""


def guard(held: Held, act: Act) -> None:
    """Refuse an act that the case's state does not allow; history is taken as it was.

    Raises:
        DomainError: with what to do instead.
    """
    state = State(held.case.state)
    if after(act, state) is None and not is_replaying():
        refuse(DONE_ELSEWHERE if state is State.MERGED and act is not Act.MERGE else REFUSALS[act])


def act_record(
    held: Held, act: Act, *, by: Actor, at: datetime, occurred_at: datetime | None = None, **data: object
) -> list[Mark]:
    """Record ``act`` on a case and on those merged into it, whose reporters keep their own clocks.

    Those are settled here; the case itself is left to its caller, who may have more to write.

    Raises:
        DomainError: when the act cannot be done in the case's state.
    """
    guard(held, act)
    if act is Act.CLOSE:
        held.case.closing_reason = str(data.get("reason", ""))[:40]
        held.case.unanswered_since = None
        data["reason"] = code_of(held.case.closing_reason)
    event = held.record(EVENT_OF[act], by=by, at=at, occurred_at=occurred_at, **data)
    marks = [(held.case.pk, event.position)]
    for other in held.joined if act in ECHOED else []:
        echo = other.record(EVENT_OF[act], by=by, at=at, occurred_at=occurred_at, via=held.case.pk)
        other.settle()
        marks.append((other.case.pk, echo.position))
    return marks


def _act(
    case: Case, act: Act, *, by: Actor, at: datetime, occurred_at: datetime | None = None, **data: object
) -> Case:
    held = Held.of(case)
    act_record(held, act, by=by, at=at, occurred_at=occurred_at, **data)
    held.settle(*["unanswered_since"] if act is Act.CLOSE else [])
    return held.case


@transaction.atomic
def case_acknowledge(*, case: Case, by: Actor, at: datetime, occurred_at: datetime | None = None) -> Case:
    """Acknowledge: an officer has seen the request and takes it on."""
    return _act(case, Act.ACKNOWLEDGE, by=by, at=at, occurred_at=occurred_at, how="button")


@transaction.atomic
def case_report(
    *, case: Case, by: Actor, at: datetime, occurred_at: datetime | None = None, how: str = "message"
) -> Case:
    """Tell the result or the progress; keeps the promise to report, and to acknowledge if nobody had."""
    return _act(case, Act.REPORT, by=by, at=at, occurred_at=occurred_at, how=how)


@transaction.atomic
def case_close(
    *,
    case: Case,
    by: Actor,
    at: datetime,
    reason: str,
    has_text: bool = True,
    occurred_at: datetime | None = None,
) -> Case:
    """Close with a reason of the desk; a reason that demands a result text must have one.

    Raises:
        DomainError: when the reason is unknown, what it demands is missing, or the case is not open.
    """
    guard_closing(case, reason, has_text)
    return _act(case, Act.CLOSE, by=by, at=at, occurred_at=occurred_at, reason=reason)


def guard_closing(case: Case, reason: str, has_text: bool) -> None:
    """Refuse a closing without what its reason demands; history is taken as it was."""
    if is_replaying():
        return
    known = case.pack.closing_reason(reason)
    if known is None:
        refuse(_("เลือกเหตุผลการปิดเรื่อง"))
    elif known.needs_text and not has_text:
        refuse(_("เขียนผลที่ผู้แจ้งอ่านเข้าใจก่อนปิดเรื่อง"))


@transaction.atomic
def case_contest(*, case: Case, by: Actor, at: datetime) -> Case:
    """The person says it is not settled: it counts as open again until it is; new clocks run."""
    return _act(case, Act.CONTEST, by=by, at=at)


@transaction.atomic
def case_confirm(*, case: Case, by: Actor, at: datetime) -> Case:
    """The person says it is settled."""
    return _act(case, Act.CONFIRM, by=by, at=at)


@transaction.atomic
def case_reopen(*, case: Case, by: Actor, at: datetime) -> Case:
    """Open a finished case again; new clocks run, the first verdicts stand."""
    return _act(case, Act.REOPEN, by=by, at=at)


@transaction.atomic
def case_pause(*, case: Case, by: Actor, at: datetime, reason: str) -> Case:
    """Let the clocks stand still, for example until the person sends what is missing: it is their turn now.

    Raises:
        DomainError: when they stand still already or the case is finished.
    """
    held = Held.of(case)
    if held.case.paused_at and not is_replaying():
        refuse(_("เรื่องนี้พักการนับเวลาอยู่แล้ว"))
    if not held.case.is_open and not is_replaying():
        refuse(_("เรื่องนี้ปิดแล้ว"))
    held.case.unanswered_since = None
    return _keep_time(held, "case.paused", by, at, reason)


@transaction.atomic
def case_resume(*, case: Case, by: Actor, at: datetime, reason: str = "") -> Case:
    """Let the clocks run on; the time of the pause is added to the deadlines.

    Raises:
        DomainError: when they do not stand still.
    """
    held = Held.of(case)
    if held.case.paused_at is None and not is_replaying():
        refuse(_("เรื่องนี้ไม่ได้พักการนับเวลา"))
    return _keep_time(held, "case.resumed", by, at, reason)


def _keep_time(held: Held, kind: str, by: Actor, at: datetime, reason: str) -> Case:
    held.record(kind, by=by, at=at, reason=code_of(reason))
    held.settle("unanswered_since")
    return held.case
