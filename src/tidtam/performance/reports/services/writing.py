"""Starting a form and keeping the officer's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor, record
from tidtam.core.org.models import Officer
from tidtam.core.thai.fiscal import FiscalYear
from tidtam.core.thai.text import clean
from tidtam.performance.indicators.models import Definition
from tidtam.performance.reports.models import QUARTERS, Certification, Form, Passage, Place

LONGEST = 20_000


@dataclass(frozen=True)
class Edit:
    """What somebody typed at one place.

    Args:
        revision: the revision that was on screen; None overwrites whatever is there.
        as_of: a quarter's own cut-off; None keeps the one it has.
    """

    place: str
    text: str
    revision: int | None = None
    as_of: date | None = None


def officer_actor(officer: Officer) -> Actor:
    """Return the officer as the ledger names one."""
    return Actor(ActorKind.OFFICER, officer.pk)


def refuse(sentence: str) -> NoReturn:
    """Refuse with a sentence a person can act on."""
    raise DomainError(sentence)


def claim(form: Form) -> Form:
    """Return the form anew, its row locked until the transaction ends."""
    return Form.objects.select_for_update(of=("self",)).select_related("definition").get(pk=form.pk)


def last_certified(form: Form) -> int:
    """Return the number of the last quarter certified, 0 for none."""
    last = Certification.objects.filter(form=form).order_by("-quarter").values_list("quarter").first()
    return int(last[0]) if last else 0


@transaction.atomic
def form_start(*, definition: Definition, fiscal_year: int, by: Officer, at: datetime) -> Form:
    """Start the form of an indicator in a fiscal year (B.E.); the one that is there already is returned.

    Raises:
        DomainError: for a part of another indicator, which has no form of its own.
    """
    if definition.parent_id is not None:
        refuse(_("ตัวชี้วัดย่อยรายงานรวมอยู่ในแบบของตัวชี้วัดหลัก"))
    known = {"started_by": by, "started_at": at, "signatory_name": str(by), "signatory_position": by.position}
    form, made = Form.objects.get_or_create(definition=definition, fiscal_year=fiscal_year, defaults=known)
    if made:
        year = FiscalYear(fiscal_year)
        ends: dict[str, date] = {place: year.quarter(number).end for number, place in enumerate(QUARTERS, 1)}
        Passage.objects.bulk_create(
            Passage(form=form, place=place, as_of=ends.get(place)) for place in Place.values
        )
        record(chain=form.chain, kind="report.started", by=officer_actor(by), at=at, year=fiscal_year)
    return form


@transaction.atomic
def form_save(
    *,
    form: Form,
    edits: Sequence[Edit],
    by: Officer,
    at: datetime,
    signatory_name: str | None = None,
    signatory_position: str | None = None,
) -> list[str]:
    """Keep what was typed; what did not change is left alone.

    Returns:
        The places that changed.

    Raises:
        DomainError: when a text is on a certified paper, was changed by somebody else meanwhile, or is too
            long; then nothing is kept.
    """
    form = claim(form)
    last = last_certified(form)
    passages = {passage.place: passage for passage in form.passages.select_for_update(of=("self",))}
    changed = [edit.place for edit in edits if _write(passages[edit.place], edit, last, by, at)]
    if last < len(QUARTERS):
        _sign(form, signatory_name, signatory_position)
    if changed:
        record(chain=form.chain, kind="report.edited", by=officer_actor(by), at=at, places=", ".join(changed))
    return changed


@transaction.atomic
def quarter_save(*, form: Form, quarter: int, text: str, by: Officer, at: datetime) -> None:
    """Keep the narrative of one quarter, whatever was there.

    Raises:
        DomainError: as ``form_save``.
    """
    form_save(form=form, edits=[Edit(QUARTERS[quarter - 1], text)], by=by, at=at)


def guard_open(passage: Passage, last: int) -> None:
    """Refuse to touch a text that stands on a certified paper.

    Raises:
        DomainError: with the quarter that was certified.
    """
    if last >= (passage.quarter or len(QUARTERS)):
        place = passage.get_place_display()
        refuse(_("“%(place)s” อยู่ในฉบับที่รับรองแล้ว แก้ไขไม่ได้ เขียนส่วนที่ต้องแก้ในไตรมาสถัดไป") % {"place": place})


def _write(passage: Passage, edit: Edit, last: int, by: Officer, at: datetime) -> bool:
    text = clean(edit.text.replace("\r\n", "\n")).strip("\n")
    as_of = edit.as_of if edit.as_of and passage.quarter else passage.as_of
    if (text, as_of) == (passage.text, passage.as_of):
        return False
    guard_open(passage, last)
    if edit.revision is not None and edit.revision != passage.revision:
        place = passage.get_place_display()
        refuse(
            _("%(who)s แก้ “%(place)s” ไปก่อนแล้ว คัดลอกข้อความของท่านไว้ แล้วโหลดหน้าใหม่เพื่อดูฉบับล่าสุด")
            % {"who": passage.edited_by or _("ผู้อื่น"), "place": place}
        )
    if len(text) > LONGEST:
        refuse(_("ข้อความยาวเกิน %(most)s ตัวอักษร") % {"most": f"{LONGEST:,}"})
    _guard_cut_off(passage, as_of)
    passage.text, passage.as_of = text, as_of
    passage.edited_by, passage.edited_at = by, at
    passage.revision += 1
    passage.save(update_fields=["text", "as_of", "edited_by", "edited_at", "revision"])
    return True


def _guard_cut_off(passage: Passage, as_of: date | None) -> None:
    if passage.quarter is None or as_of is None:
        return
    quarter = FiscalYear(passage.form.fiscal_year).quarter(passage.quarter)
    if as_of not in quarter:
        refuse(_("วันตัดข้อมูลของ%(place)sต้องอยู่ในไตรมาสนั้น") % {"place": passage.get_place_display()})


def _sign(form: Form, name: str | None, position: str | None) -> None:
    fields = {"signatory_name": name, "signatory_position": position}
    given = {field: clean(value).strip() for field, value in fields.items() if value is not None}
    for field, value in given.items():
        setattr(form, field, value[:150])
    if given:
        form.save(update_fields=list(given))
