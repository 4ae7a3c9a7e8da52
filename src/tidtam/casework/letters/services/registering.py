"""Entering a letter in the register, correcting the entry, cancelling it."""

from datetime import date, datetime, timedelta
from typing import Any, NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.cases.services import officer_actor
from tidtam.casework.letters.models import Addressee, Letter, Movement, Secrecy, Urgency
from tidtam.casework.letters.selectors import steps
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.numbers import number_keep, number_take
from tidtam.core.ledger.services import record
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.era import bangkok_day, be_year
from tidtam.core.thai.folding import fold
from tidtam.core.thai.letter_reference import parse_letter_reference
from tidtam.core.thai.sorting import sort_key
from tidtam.core.thai.text import clean

CLOCK_SKEW = timedelta(minutes=2)
TEXTS = {"reference": 120, "sender": 200, "subject": 500, "action": 500, "remarks": 500}
SAID_URGENCY = {"ด่วน": Urgency.URGENT, "ด่วนมาก": Urgency.VERY_URGENT, "ด่วนที่สุด": Urgency.MOST_URGENT}
AMENDABLE = frozenset({*TEXTS, "dated", "sender_unit", "addressee", "urgency", "secrecy", "owner"})


def claim(letter: Letter) -> Letter:
    """Return ``letter`` locked until the transaction ends, as it stands in the register.

    Raises:
        DomainError: when the entry was cancelled.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.cancelled_at is not None:
        refuse(_("รายการนี้ยกเลิกแล้ว แก้ไขไม่ได้"))
    return locked


def refuse(sentence: object) -> NoReturn:
    """Refuse with a sentence a person can act on."""
    raise DomainError(sentence)


@transaction.atomic
def letter_register(
    *,
    unit: Unit,
    by: Officer,
    at: datetime,
    sender: str,
    addressee: Addressee,
    subject: str,
    reference: str = "",
    dated: date | None = None,
    sender_unit: Unit | None = None,
    urgency: str = Urgency.NORMAL,
    secrecy: str = Secrecy.NORMAL,
    action: str = "",
    remarks: str = "",
    owner: Officer | None = None,
    place: str = "",
    registered_at: datetime | None = None,
    number: int | None = None,
    batch: int | None = None,
) -> Letter:
    """Enter a letter under the next number of its calendar year; it is then at the desk's first step.

    Args:
        reference: as printed on the letter. An urgency or a date said beside it is taken where none is given.
        registered_at: when it was received, if before ``at``; the register is that of its Buddhist-era year.
        number: the number the letter was stamped with elsewhere, for a register that is brought in.
        batch: key of the import it comes with.

    Raises:
        DomainError: when sender or subject is missing, the letter is ลับที่สุด, a date lies in the future,
            or the given number is taken.
    """
    registered_at = registered_at or at
    if registered_at > at + CLOCK_SKEW:
        refuse(_("วันที่ลงทะเบียนอยู่ในอนาคต ตรวจวันที่อีกครั้ง"))
    letter = Letter(
        unit=unit,
        register_year=be_year(registered_at),
        registered_at=registered_at,
        recorded_at=at,
        reference=reference,
        dated=dated,
        sender=sender,
        sender_unit=sender_unit,
        addressee=addressee,
        subject=subject,
        urgency=urgency,
        secrecy=secrecy,
        action=action,
        remarks=remarks,
        owner=owner,
        step=steps()[0].code,
        step_since=registered_at,
        place=clean(place)[:200],
    )
    _describe(letter)
    letter.register_number = _number(letter, number)
    _set_keys(letter)
    letter.save(force_insert=True)
    _note_entry(letter, by=by, at=at, batch=batch)
    return letter


def _note_entry(letter: Letter, *, by: Officer, at: datetime, batch: int | None) -> None:
    """Begin the letter's way and its chain in the ledger."""
    Movement.objects.create(
        letter=letter,
        step=letter.step,
        occurred_at=letter.registered_at,
        recorded_at=at,
        by=by,
        place=letter.place,
    )
    given = {"batch": batch} if batch else {}
    record(
        chain=letter.chain,
        kind="letter.registered",
        by=officer_actor(by),
        at=at,
        occurred_at=letter.registered_at,
        unit=letter.unit_id,
        year=letter.register_year,
        number=letter.register_number,
        **given,
    )


@transaction.atomic
def letter_amend(*, letter: Letter, by: Officer, at: datetime, **fields: Any) -> Letter:
    """Correct an entry; its number, year and day of registration never change.

    Raises:
        DomainError: as ``letter_register``, or when the entry was cancelled.
    """
    unknown = set(fields) - AMENDABLE
    if unknown:
        raise TypeError(f"letter_amend() cannot change {', '.join(sorted(unknown))}")
    letter = claim(letter)
    before = {name: getattr(letter, name) for name in AMENDABLE}
    for name, value in fields.items():
        setattr(letter, name, value)
    _describe(letter)
    changed = sorted(name for name in AMENDABLE if getattr(letter, name) != before[name])
    if not changed:
        return letter
    _set_keys(letter)
    derived = ["canonical", "tail", "search_text", "sender_key", "subject_key"]
    letter.save(update_fields=[*changed, *derived])
    record(chain=letter.chain, kind="letter.amended", by=officer_actor(by), at=at, fields=changed)
    return letter


@transaction.atomic
def letter_cancel(*, letter: Letter, reason: str, by: Officer, at: datetime) -> Letter:
    """Cancel a mistaken entry: it stays in the register, struck out, and its number is not given again.

    Raises:
        DomainError: without a reason, or when it is cancelled already.
    """
    letter = claim(letter)
    if not reason.strip():
        refuse(_("ระบุเหตุผลที่ยกเลิกรายการ"))
    letter.cancelled_at, letter.cancel_reason = at, clean(reason)[:300]
    letter.save(update_fields=["cancelled_at", "cancel_reason"])
    record(chain=letter.chain, kind="letter.cancelled", by=officer_actor(by), at=at)
    return letter


def _describe(letter: Letter) -> None:
    """Tidy what was typed, read the reference, and refuse what cannot be entered."""
    for name, longest in TEXTS.items():
        setattr(letter, name, " ".join(clean(getattr(letter, name)).split())[:longest])
    received_on = bangkok_day(letter.registered_at)
    read = parse_letter_reference(letter.reference, today=received_on)
    if read is not None:
        letter.reference, letter.canonical, letter.tail = read.printed(), read.canonical, read.tail
        letter.dated = letter.dated or read.dated
        if letter.urgency == Urgency.NORMAL and read.urgency:
            letter.urgency = SAID_URGENCY[read.urgency]
    else:
        letter.canonical = letter.tail = "".join(fold(letter.reference).split())
    if not letter.subject:
        refuse(_("ระบุเรื่องของหนังสือ"))
    if not letter.sender:
        refuse(_("ระบุหน่วยงานหรือผู้ส่งหนังสือ"))
    if letter.secrecy == Secrecy.TOP_SECRET:
        refuse(_("หนังสือลับที่สุดลงทะเบียนในระบบไม่ได้ ให้ลงทะเบียนลับที่เป็นเอกสารแทน"))
    if letter.dated and letter.dated > received_on:
        refuse(_("วันที่ของหนังสืออยู่หลังวันที่ลงทะเบียน ตรวจวัน เดือน ปี อีกครั้ง"))


def _number(letter: Letter, given: int | None) -> int:
    series = f"letters.received.{letter.unit_id}"
    if given is None:
        return number_take(series=series, year=letter.register_year)
    number_keep(series=series, year=letter.register_year, number=given)
    taken = Letter.objects.filter(
        unit_id=letter.unit_id, register_year=letter.register_year, register_number=given
    )
    if taken.exists():
        refuse(_("เลขทะเบียนรับ %(number)s/%(year)s มีอยู่แล้ว") % {"number": given, "year": letter.register_year})
    return given


def _set_keys(letter: Letter) -> None:
    parts = [letter.receive_number, letter.reference, letter.canonical, letter.subject, letter.sender]
    parts += [letter.addressee.name, letter.action, letter.remarks]
    letter.search_text = fold(" ".join(part for part in parts if part))
    letter.sender_key = sort_key(letter.sender)[:400]
    letter.subject_key = sort_key(letter.subject)[:400]
