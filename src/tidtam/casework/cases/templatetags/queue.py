"""The cards above the queue: ``{% load queue %}``."""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.cases.selectors import Counts, Share
from tidtam.core.thai.dates import format_datetime, format_time
from tidtam.core.thai.era import bangkok_day
from tidtam.core.thai.numbers import percent, print_number

register = template.Library()


@dataclass(frozen=True)
class Card:
    """One figure above the queue, which opens what it counts."""

    label: str | Promise
    value: str
    note: str
    kind: str = ""
    href: str = ""


@register.simple_tag(takes_context=True)
def summary_cards(context: template.Context, counts: Counts) -> list[Card]:
    """Return the cards: what waits, how the month has gone, and how satisfied people were."""
    queue, now = reverse("cases:queue"), context["now"]
    cards = [
        Card(
            _("รอรับทราบ"),
            str(counts.awaiting_acknowledgement),
            _by(counts.acknowledge_by, now),
            _late(counts.acknowledge_by, now),
            f"{queue}?state=new",
        ),
        Card(
            _("รอแจ้งผล"),
            str(counts.awaiting_report),
            _by(counts.report_by, now),
            _late(counts.report_by, now),
            f"{queue}?state=working",
        ),
        Card(
            _("ทันเวลาเดือนนี้"),
            _share(counts.kept),
            _of(counts.kept, _("คำมั่น")),
            "kept" if counts.kept.whole else "",
        ),
    ]
    if counts.satisfied is not None:
        satisfied = counts.satisfied
        cards.append(Card(_("พึงพอใจมาก–มากที่สุด"), _share(satisfied), _of(satisfied, _("ผู้ตอบ"))))
    return cards


def _by(due: datetime | None, now: datetime) -> str:
    if due is None:
        return _("ไม่มีกำหนดที่รออยู่")
    language = get_language() or "th"
    when = (
        format_time(due, language)
        if bangkok_day(due) == bangkok_day(now)
        else format_datetime(due, language=language)
    )
    return (_("เกินกำหนดตั้งแต่ %(when)s") if due < now else _("ใกล้สุดก่อน %(when)s")) % {"when": when}


def _late(due: datetime | None, now: datetime) -> str:
    return "late" if due is not None and due < now else ""


def _share(share: Share) -> str:
    value = percent(share.part, share.whole)
    return "–" if value is None else f"{print_number(value)}%"


def _of(share: Share, what: str) -> str:
    if not share.whole:
        return _("เดือนนี้ยังไม่มี")
    return _("%(part)s จาก %(whole)s %(what)s") % {"part": share.part, "whole": share.whole, "what": what}
