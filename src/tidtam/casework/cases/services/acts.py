"""The acts that move a case: acknowledge, report, close, contest, confirm, reopen, pause, resume."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.settling import claim, refuse, settle
from tidtam.casework.cases.states import Act, State, after
from tidtam.core.kernel.clock import is_replaying
from tidtam.core.ledger.services import Actor, record

REFUSALS = {
    Act.ACKNOWLEDGE: _("เรื่องนี้รับทราบแล้ว"),
    Act.REPORT: _("เรื่องนี้ปิดแล้ว เปิดเรื่องใหม่ก่อนแจ้งผลเพิ่ม"),
    Act.CLOSE: _("เรื่องนี้ปิดหรือรวมกับเรื่องอื่นแล้ว"),
    Act.CONTEST: _("โต้แย้งได้เมื่อมีการแจ้งผลหรือปิดเรื่องแล้ว"),
    Act.CONFIRM: _("ยืนยันได้เมื่อมีการแจ้งผลแล้ว"),
    Act.REOPEN: _("เรื่องนี้ยังเปิดอยู่"),
    Act.MERGE: _("เรื่องที่ปิดหรือรวมไปแล้วรวมอีกไม่ได้"),
    Act.UNMERGE: _("เรื่องนี้ไม่ได้รวมอยู่กับเรื่องใด"),
}
EVENT_OF = {
    Act.ACKNOWLEDGE: "case.acknowledged",
    Act.REPORT: "case.reported",
    Act.CLOSE: "case.closed",
    Act.CONTEST: "case.contested",
    Act.CONFIRM: "case.confirmed",
    Act.REOPEN: "case.reopened",
}


Mark = tuple[int, int]


def act_record(
    *, case: Case, act: Act, by: Actor, at: datetime, occurred_at: datetime | None = None, **data: object
) -> tuple[Case, list[Mark]]:
    """Record ``act`` on a case and on those merged into it, whose reporters keep their own clocks.

    Returns:
        The case as it is now, and where it was recorded: keys of cases and positions in their chains.

    Raises:
        DomainError: when the act cannot be done in the case's state.
    """
    case = claim(case)
    if after(act, State(case.state)) is None and not is_replaying():
        refuse(REFUSALS[act])
    event = record(chain=case.chain, kind=EVENT_OF[act], by=by, at=at, occurred_at=occurred_at, **data)
    if act is Act.CLOSE:
        case.closing_reason = str(data.get("reason", ""))
    settle(case)
    marks = [(case.pk, event.position)]
    if act in (Act.ACKNOWLEDGE, Act.REPORT, Act.CLOSE):
        for other in case.merged.filter(state=State.MERGED):
            other = claim(other)
            echo = record(
                chain=other.chain, kind=EVENT_OF[act], by=by, at=at, occurred_at=occurred_at, via=case.pk
            )
            settle(other)
            marks.append((other.pk, echo.position))
    return case, marks


@transaction.atomic
def case_acknowledge(*, case: Case, by: Actor, at: datetime, occurred_at: datetime | None = None) -> Case:
    """Acknowledge: an officer has seen the request and takes it on."""
    return act_record(case=case, act=Act.ACKNOWLEDGE, by=by, at=at, occurred_at=occurred_at, how="button")[0]


@transaction.atomic
def case_report(
    *, case: Case, by: Actor, at: datetime, occurred_at: datetime | None = None, how: str = "message"
) -> Case:
    """Tell the result or the progress; keeps the promise to report, and to acknowledge if nobody had."""
    return act_record(case=case, act=Act.REPORT, by=by, at=at, occurred_at=occurred_at, how=how)[0]


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
    return act_record(case=case, act=Act.CLOSE, by=by, at=at, occurred_at=occurred_at, reason=reason)[0]


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
    """The person says it is not settled: it counts as open again until it is."""
    return act_record(case=case, act=Act.CONTEST, by=by, at=at)[0]


@transaction.atomic
def case_confirm(*, case: Case, by: Actor, at: datetime) -> Case:
    """The person says it is settled."""
    return act_record(case=case, act=Act.CONFIRM, by=by, at=at)[0]


@transaction.atomic
def case_reopen(*, case: Case, by: Actor, at: datetime) -> Case:
    """Open a finished case again; new clocks run, the first verdicts stand."""
    return act_record(case=case, act=Act.REOPEN, by=by, at=at)[0]


@transaction.atomic
def case_pause(*, case: Case, by: Actor, at: datetime, reason: str) -> Case:
    """Let the clocks stand still, for example until the person sends what is missing."""
    return _pause_or_resume(case, "case.paused", by, at, reason)


@transaction.atomic
def case_resume(*, case: Case, by: Actor, at: datetime, reason: str = "") -> Case:
    """Let the clocks run on; the time of the pause is added to the deadlines."""
    return _pause_or_resume(case, "case.resumed", by, at, reason)


def _pause_or_resume(case: Case, kind: str, by: Actor, at: datetime, reason: str) -> Case:
    case = claim(case)
    pausing = kind == "case.paused"
    if pausing == bool(case.paused_at) and not is_replaying():
        refuse(_("เรื่องนี้พักการนับเวลาอยู่แล้ว") if pausing else _("เรื่องนี้ไม่ได้พักการนับเวลา"))
    if pausing and not case.is_open and not is_replaying():
        refuse(_("เรื่องนี้ปิดแล้ว"))
    record(chain=case.chain, kind=kind, by=by, at=at, reason=reason[:40])
    settle(case)
    return case
