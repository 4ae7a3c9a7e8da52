"""Each line of history through the services the screens use. Other rooms add theirs with ``register``."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import (
    case_accept,
    case_acknowledge,
    case_close,
    case_confirm,
    case_contest,
    case_dispatch,
    case_merge,
    case_open,
    case_pause,
    case_reopen,
    case_reply,
    case_report,
    case_resume,
    case_return,
    message_attach,
    officer_actor,
)
from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.services import message_receive
from tidtam.casework.surveys.services import survey_answer
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import SYSTEM, Actor
from tidtam.replay.lines import Line, LineError
from tidtam.replay.people import officer_of, person_of, unit_of

Handler = Callable[[Line], None]
_handlers: dict[str, Handler] = {}


def register(do: str, handler: Handler) -> None:
    """Let ``handler`` take the lines that say ``do``."""
    _handlers[do] = handler


def apply(line: Line) -> None:
    """Do what a line says.

    Raises:
        LineError: when the line names a desk or a case that is not there.
        DomainError: when the services refuse.
    """
    if line.do not in _handlers:
        raise LineError(_("ระบบนี้ยังไม่มีบริการที่รับ %(do)s") % {"do": line.do})
    _handlers[line.do](line)


def case_of(line: Line, key: str | None = None) -> Case:
    """Return the case a line is about."""
    key = key or line.case
    case = Case.objects.filter(external_ref=key, replayed=True).first()
    if case is None:
        raise LineError(_("ไม่มีเรื่อง “%(case)s” ที่เปิดไว้ก่อนเวลานี้") % {"case": key})
    if line.at < case.opened_at:
        raise LineError(_("เกิดก่อนเวลารับเรื่อง “%(case)s”") % {"case": key})
    return case


def _open(line: Line) -> None:
    desk = Desk.objects.filter(code=line.text("desk")).first()
    if desk is None:
        raise LineError(_("ไม่รู้จักบริการ “%(desk)s”") % {"desk": line.text("desk")})
    if Case.objects.filter(external_ref=line.case, replayed=True).exists():
        raise LineError(_("เปิดเรื่อง “%(case)s” ไว้แล้ว") % {"case": line.case})
    contact = person_of(line.text("person"), at=line.at)
    case = case_open(
        desk=desk,
        contact=contact,
        channel=line.text("channel"),
        by=Actor(ActorKind.CONTACT, contact.pk),
        title=line.text("letter") or line.text("text"),
        external_ref=line.case,
        at=line.at,
        topic=line.text("topic"),
        agency_class=line.text("agency_class"),
        category=line.text("category"),
        district=line.text("district"),
    )
    _hear(case, line)


def _hear(case: Case, line: Line) -> None:
    """Keep what the person said with a line."""
    if line.text("text").strip():
        message, _is_new = message_receive(contact=case.contact, text=line.text("text"), at=line.at)
        message_attach(case=case, message=message, at=line.at)


def _officers_act(line: Line) -> None:
    case, officer = case_of(line), officer_of(line.text("by"))
    by, text = officer_actor(officer), line.text("text").strip()
    if line.do == "acknowledge":
        case_acknowledge(case=case, by=by, at=line.at)
        if text:
            case_reply(case=case, officer=officer, text=text, at=line.at)
    elif line.do == "close":
        reason = line.text("reason")[:40]
        if text:
            case_reply(case=case, officer=officer, text=text, closes_with=reason, at=line.at)
        else:
            case_close(case=case, by=by, reason=reason, at=line.at)
    elif text:
        case_reply(case=case, officer=officer, text=text, reports=True, at=line.at)
    else:
        case_report(case=case, by=by, at=line.at, how="call")


def _persons_act(line: Line) -> None:
    case = case_of(line)
    act = {"contest": case_contest, "confirm": case_confirm, "reopen": case_reopen}[line.do]
    act(case=case, by=Actor(ActorKind.CONTACT, case.contact_id), at=line.at)
    _hear(case, line)


def _route(line: Line) -> None:
    case, by = case_of(line), officer_actor(officer_of(line.text("by")))
    unit = unit_of(line.text("unit"))
    if line.do == "dispatch":
        case_dispatch(case=case, to=unit, by=by, at=line.at)
    elif line.do == "accept":
        case_accept(case=case, unit=unit, by=by, at=line.at)
    else:
        case_return(case=case, to=unit, by=by, at=line.at, reason=line.text("reason"))


def _pause(line: Line) -> None:
    change = case_pause if line.do == "pause" else case_resume
    change(case=case_of(line), by=SYSTEM, reason=line.text("reason"), at=line.at)


def _merge(line: Line) -> None:
    case_merge(case=case_of(line), into=case_of(line, line.text("into")), by=SYSTEM, at=line.at)


def _rate(line: Line) -> None:
    case = case_of(line)
    scores = dict(enumerate(line.fields["answers"], 1))
    by = Actor(ActorKind.CONTACT, case.contact_id)
    survey_answer(case=case, scores=scores, comment=line.text("comment"), by=by, at=line.at)


for name in ("acknowledge", "report", "close"):
    register(name, _officers_act)
for name in ("contest", "confirm", "reopen"):
    register(name, _persons_act)
for name in ("dispatch", "accept", "return_to_sender"):
    register(name, _route)
for name in ("pause", "resume"):
    register(name, _pause)
register("open", _open)
register("merge", _merge)
register("rate", _rate)
