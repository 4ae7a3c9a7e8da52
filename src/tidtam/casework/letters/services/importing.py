"""Bringing in a register from a spreadsheet: read and shown first, written in one piece when accepted."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.casework.letters.models import Addressee, ImportRow, Letter, LetterImport, Secrecy, Urgency
from tidtam.casework.letters.selectors import owners_for, steps
from tidtam.casework.letters.services.moving import letter_move
from tidtam.casework.letters.services.registering import letter_register, refuse
from tidtam.casework.letters.spreadsheets.reading import Line, Unreadable, read_table
from tidtam.casework.letters.spreadsheets.understanding import (
    Choices,
    Problem,
    Understood,
    name_key,
    understand,
)
from tidtam.casework.letters.wording import why_unreadable
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.era import bangkok_day, be_year
from tidtam.core.thai.text import clean


@transaction.atomic
def letters_import_preview(
    *, unit: Unit, name: str, content: bytes, by: Officer, at: datetime
) -> LetterImport:
    """Read a file and keep its lines with what was understood and what is wrong; the register stays as it is.

    Args:
        content: an XLSX workbook or a CSV in UTF-8, UTF-16 or TIS-620, headed as form 13 is.

    Raises:
        DomainError: when nothing in it can be read.
    """
    try:
        table = read_table(content)
    except Unreadable as error:
        raise DomainError(why_unreadable(error.reason)) from error
    batch = LetterImport.objects.create(
        unit=unit, by=by, name=clean(name)[:200], encoding=table.encoding, read_at=at
    )
    choices = Choices(today=bangkok_day(at), names=_names(unit))
    read = [
        (line, understand({key: clean(text) for key, text in line.said.items()}, choices))
        for line in table.lines
    ]
    _mark_taken(unit, read)
    ImportRow.objects.bulk_create(_rows(batch, unit, read), batch_size=500)
    return batch


@transaction.atomic
def letters_import_accept(
    *, batch: LetterImport, by: Officer, at: datetime, with_twins: bool = False
) -> LetterImport:
    """Enter the faultless lines in the register, in the order of the file: all of them or none.

    Args:
        with_twins: also those that seem to be in the register, or in the file, already.

    Raises:
        DomainError: when it was accepted before, nothing is left to enter, or a line cannot be entered.
    """
    batch = LetterImport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=batch.pk)
    if batch.accepted_at is not None:
        refuse(_("นำเข้าไฟล์นี้ไปแล้ว"))
    rows = [row for row in batch.rows.all() if not row.problems and (with_twins or not is_twin(row))]
    if not rows:
        refuse(_("ไม่มีแถวที่นำเข้าได้ แก้ไขไฟล์แล้วลองอีกครั้ง"))
    default = Addressee.objects.filter(is_active=True).first()
    for row in rows:
        try:
            row.letter = _enter(batch, row.understood, default=default, by=by, at=at)
        except DomainError as error:
            refuse(_("บรรทัด %(line)s: %(error)s") % {"line": row.line, "error": error})
    ImportRow.objects.bulk_update(rows, ["letter"], batch_size=500)
    batch.accepted_at, batch.written = at, len(rows)
    batch.save(update_fields=["accepted_at", "written"])
    return batch


def is_twin(row: ImportRow) -> bool:
    """Say whether the line seems to be a letter we have, or repeats another line."""
    return row.twin_id is not None or row.twin_line is not None


def _enter(
    batch: LetterImport,
    understood: Mapping[str, Any],
    *,
    default: Addressee | None,
    by: Officer,
    at: datetime,
) -> Letter:
    values = dict(understood)
    step = values.pop("step", None)
    addressee = Addressee.objects.filter(pk=values.pop("addressee", None)).first() or default
    if addressee is None:
        refuse(_("ยังไม่มีรายชื่อผู้รับหนังสือ เพิ่มในหน้าทะเบียนก่อน"))
    owner = Officer.objects.filter(pk=values.pop("owner", None)).first()
    registered = values.pop("registered_at", None)
    dated = values.pop("dated", None)
    letter = letter_register(
        unit=batch.unit,
        by=by,
        at=at,
        addressee=addressee,
        owner=owner,
        registered_at=datetime.fromisoformat(registered) if registered else None,
        dated=date.fromisoformat(dated) if dated else None,
        batch=batch.pk,
        **values,
    )
    if step and step != letter.step:
        letter_move(letter=letter, step=step, by=by, at=at, occurred_at=letter.registered_at)
    return letter


def _names(unit: Unit) -> dict[str, dict[str, Any]]:
    """Return what the names in a file of this unit's register mean."""
    addressees = Addressee.objects.all()
    return {
        "addressee": {
            name_key(each): one.pk for one in addressees for each in (one.name, one.name_en) if each
        },
        "urgency": _labels(Urgency),
        "secrecy": _labels(Secrecy),
        "step": {
            name_key(each): step.code for step in steps() for each in (step.code, step.name, step.name_en)
        },
        "owner": {name_key(str(officer)): officer.pk for officer in owners_for(unit)},
    }


def _labels(choices: type[Urgency] | type[Secrecy]) -> dict[str, Any]:
    """Return the classes by their code and by their Thai name, whatever language the reader has chosen."""
    with override("th"):
        return {name_key(each): one.value for one in choices for each in (one.value, str(one.label))}


def _mark_taken(unit: Unit, read: list[tuple[Line, Understood]]) -> None:
    """Note the receive numbers that are given already, in the register or earlier in the file."""
    numbered = [(line, found) for line, found in read if "number" in found.values]
    wanted = {found.values["number"] for _line, found in numbered}
    taken = set(
        Letter.objects.filter(unit=unit, register_number__in=wanted).values_list(
            "register_year", "register_number"
        )
    )
    seen: set[tuple[int, int]] = set()
    for _line, found in numbered:
        key = (be_year(date.fromisoformat(found.values["registered_at"][:10])), found.values["number"])
        if key in taken or key in seen:
            found.problems.append(Problem("number", "taken", f"{key[1]}/{key[0]}"))
        seen.add(key)


def _rows(batch: LetterImport, unit: Unit, read: list[tuple[Line, Understood]]) -> list[ImportRow]:
    canonicals = {found.canonical for _line, found in read if found.canonical}
    ours: dict[tuple[str, str], int] = {}
    for pk, canonical, dated in (
        Letter.objects.standing()
        .filter(unit=unit, canonical__in=canonicals)
        .values_list("pk", "canonical", "dated")
    ):
        ours[canonical, dated.isoformat() if dated else ""] = pk
    first: dict[tuple[str, str], int] = {}
    rows = []
    for line, found in read:
        key = (found.canonical, found.values.get("dated", ""))
        rows.append(
            ImportRow(
                batch=batch,
                line=line.number,
                said=line.said,
                understood=found.values,
                problems=[asdict(problem) for problem in found.problems],
                twin_id=ours.get(key) if found.canonical else None,
                twin_line=first.get(key) if found.canonical else None,
            )
        )
        first.setdefault(key, line.number)
    return rows
