"""Drafts from the figures. They never take the place of an officer's words unless the officer says so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.core.ledger.services import record
from tidtam.core.org.models import Officer
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.reports.describe import Sheet
from tidtam.performance.reports.documents.drafts import draft_quarter, draft_year
from tidtam.performance.reports.measuring import words_of
from tidtam.performance.reports.models import QUARTERS, Form, Passage, Place
from tidtam.performance.reports.services.writing import (
    claim,
    guard_open,
    last_certified,
    officer_actor,
    refuse,
)


@transaction.atomic
def quarter_draft(*, form: Form, place: str, by: Officer, at: datetime) -> bool:
    """Write a draft of a quarter (6.1–6.4) or of the year (6.5) from the figures of its cut-off.

    It becomes the text only where there is none, or where the text is an earlier draft that nobody touched;
    otherwise it waits beside the officer's words.

    Returns:
        Whether the draft became the text.

    Raises:
        DomainError: when the text is on a certified paper, cannot be drafted, or the days have not come yet.
    """
    form = claim(form)
    sheet = Sheet(form)
    passage = Passage.objects.select_for_update(of=("self",)).get(form=form, place=place)
    guard_open(passage, last_certified(form))
    number = _quarter_behind(passage)
    as_of = min(sheet.period(number).as_of, bangkok_day(at))
    if as_of < sheet.period(number).quarter_from:
        refuse(_("ไตรมาสนี้ยังไม่เริ่ม จึงยังไม่มีตัวเลขให้ร่าง"))
    draft = _draft(sheet, passage, number)
    taken = passage.text.strip() in ("", passage.drafted_text.strip())
    passage.drafted_from = [dict(row) for row in sheet.rows(number)]
    passage.drafted_at = at
    if taken:
        _take(passage, draft, by, at)
    else:
        passage.draft = "" if draft == passage.text else draft
    passage.save()
    record(chain=form.chain, kind="report.drafted", by=officer_actor(by), at=at, place=place, taken=taken)
    return taken


@transaction.atomic
def draft_settle(*, form: Form, place: str, take: bool, by: Officer, at: datetime) -> None:
    """Decide between the officer's words and the draft that waits beside them.

    Args:
        take: True puts the draft in place of the words; False keeps the words and lets the draft go.

    Raises:
        DomainError: when the text is on a certified paper.
    """
    form = claim(form)
    passage = Passage.objects.select_for_update(of=("self",)).get(form=form, place=place)
    guard_open(passage, last_certified(form))
    if not passage.draft:
        return
    if take:
        _take(passage, passage.draft, by, at)
        record(chain=form.chain, kind="report.edited", by=officer_actor(by), at=at, places=place)
    passage.draft = ""
    passage.save()


def _take(passage: Passage, draft: str, by: Officer, at: datetime) -> None:
    passage.text = passage.drafted_text = draft
    passage.draft = ""
    passage.edited_by, passage.edited_at = by, at
    passage.revision += 1


def _quarter_behind(passage: Passage) -> int:
    if passage.place == Place.YEAR:
        return len(QUARTERS)
    if passage.quarter is None:
        refuse(_("ส่วนนี้ไม่มีตัวเลขให้ร่าง"))
    return passage.quarter


def _draft(sheet: Sheet, passage: Passage, number: int) -> str:
    write = draft_year if passage.place == Place.YEAR else draft_quarter
    return write(sheet.period(number), words_of(sheet.definition), sheet.measures(number))
