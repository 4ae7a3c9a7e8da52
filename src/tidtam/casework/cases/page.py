"""Everything the page of one case shows, read once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import get_language

from tidtam.casework.cases import extensions
from tidtam.casework.cases.clocks import ClockView, clock_views, with_reminders
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.replies import ReadyAnswer, ready_answers
from tidtam.casework.cases.selectors import present_on
from tidtam.casework.cases.sentences import Sentence, sentences
from tidtam.casework.cases.states import Act, State, after
from tidtam.casework.cases.stream import Day, messages_of, stream
from tidtam.casework.messaging.costs import SendingCost, cost_of
from tidtam.casework.messaging.models import Message
from tidtam.core.kernel.panels import Panel
from tidtam.core.org.access import Permission, may
from tidtam.core.org.models import Officer

EARLIER_SHOWN = 5


@dataclass(frozen=True)
class CasePage:
    """A case as its page shows it; ``version`` changes whenever it would look different."""

    case: Case
    days: list[Day]
    clocks: list[ClockView]
    earlier_clocks: list[ClockView]
    history: list[Sentence]
    panels: list[Panel]
    present: list[Officer]
    answers: list[ReadyAnswer]
    cost: SendingCost | None
    earlier: list[Case]
    joined: list[Case]
    may_work: bool
    version: str

    @property
    def may_acknowledge(self) -> bool:
        return self.may_work and after(Act.ACKNOWLEDGE, State(self.case.state)) is not None

    @property
    def may_report(self) -> bool:
        return self.may_work and after(Act.REPORT, State(self.case.state)) is not None

    @property
    def may_reply(self) -> bool:
        return self.may_work and self.case.state != State.MERGED

    @property
    def reopens(self) -> bool:
        return self.may_work and after(Act.REOPEN, State(self.case.state)) is not None


def case_page(case: Case, *, viewer: Officer, at: datetime) -> CasePage:
    """Read what the page of ``case`` shows ``viewer`` at ``at``."""
    messages, events = messages_of(case), list(case.events())
    history = sentences(case, events)
    all_clocks = list(case.clocks.order_by("-round", "pk"))
    with_reminders(all_clocks)
    present_round = [clock for clock in all_clocks if clock.round == all_clocks[0].round]
    language = get_language() or "th"
    clocks = clock_views(case, present_round, explained=True)
    present = present_on([case.pk], at=at, but=viewer).get(case.pk, [])
    panels = extensions.side.panels(case, viewer=viewer, at=at)
    cost = cost_of(case.identity, at=at)
    return CasePage(
        case=case,
        days=stream(case, messages, history, viewer=viewer),
        clocks=clocks,
        earlier_clocks=clock_views(case, all_clocks[len(present_round) :]),
        history=history[::-1],
        panels=panels,
        present=present,
        answers=ready_answers(case, officer=viewer, clocks=present_round, at=at, language=language),
        cost=cost,
        earlier=earlier_of(case, viewer),
        joined=list(case.merged.filter(state=State.MERGED).select_related("contact")),
        may_work=may(viewer, Permission.WORK_CASES, case.unit_id)
        or (case.assignee_id == viewer.pk and may(viewer, Permission.WORK_CASES)),
        version=_version(
            case, messages, len(events), clocks, present, [panel.version for panel in panels], cost, language
        ),
    )


def earlier_of(case: Case, viewer: Officer) -> list[Case]:
    """Return the person's other cases this officer may see, the newest first."""
    others = Case.objects.visible_to(viewer).filter(contact_id=case.contact_id).exclude(pk=case.pk)
    return list(others.order_by("-opened_at", "-pk")[:EARLIER_SHOWN])


def merge_candidates(case: Case, viewer: Officer) -> QuerySet[Case]:
    """Return open cases of the same person or about the same thing, into which ``case`` might be merged."""
    keys = {key for more in extensions.kin for key in more(case)}
    open_ones = Case.objects.visible_to(viewer, Permission.WORK_CASES).open().exclude(pk=case.pk)
    same = open_ones.filter(contact_id=case.contact_id) | open_ones.filter(pk__in=keys)
    return same.select_related("contact").order_by("-opened_at", "-pk")


def _version(case: Case, messages: Sequence[Message], *others: object) -> str:
    said = [
        (
            message.pk,
            message.withdrawn_at,
            message.delivery
            and (message.delivery.outcome, message.delivery.via, message.delivery.last_error),
            [attachment.fetch for attachment in message.attachments.all()],
        )
        for message in messages
    ]
    about = (case.state, case.title, case.category, case.assignee_id, case.unit_id, case.paused_at)
    seen = (said, about, str(case.contact), others)
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:24]
