"""Section 9: what proves the report, in words, with an address or a file."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from tidtam.casework.letters.contents import HEAD, content_type_of, is_program
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.ledger.services import record
from tidtam.core.org.models import Officer
from tidtam.core.thai.text import clean
from tidtam.performance.reports.models import QUARTERS, Evidence, Form
from tidtam.performance.reports.services.writing import claim, last_certified, officer_actor, refuse

MEGABYTE = 1024 * 1024


@transaction.atomic
def evidence_add(
    *,
    form: Form,
    text: str,
    by: Officer,
    at: datetime,
    address: str = "",
    file: "File[bytes] | None" = None,
) -> Evidence:
    """Add a line of evidence.

    Raises:
        DomainError: without words, for a file that is empty, a program or too large, or when the whole year
            has been certified.
    """
    form = _open(form)
    words = " ".join(clean(text).split())
    if not words:
        refuse(_("บอกว่าหลักฐานคืออะไร เช่น รายงานการประชุมครั้งที่ 1/2563"))
    kept = Evidence(form=form, text=words[:300], address=address, added_by=by, added_at=at)
    if file is not None:
        _enclose(kept, file)
    kept.save()
    record(chain=form.chain, kind="report.evidence_added", by=officer_actor(by), at=at, evidence=kept.pk)
    return kept


@transaction.atomic
def evidence_remove(*, evidence: Evidence, by: Officer, at: datetime) -> None:
    """Take a line of evidence out, its file with it.

    Raises:
        DomainError: when the whole year has been certified.
    """
    form = _open(evidence.form)
    stored, storage, key = str(evidence.file.name or ""), evidence.file.storage, evidence.pk
    evidence.delete()
    record(chain=form.chain, kind="report.evidence_removed", by=officer_actor(by), at=at, evidence=key)
    if stored:
        transaction.on_commit(lambda: storage.delete(stored))


def _open(form: Form) -> Form:
    form = claim(form)
    if last_certified(form) == len(QUARTERS):
        refuse(_("รับรองครบทั้งปีแล้ว แก้หลักฐานไม่ได้"))
    return form


def _enclose(kept: Evidence, file: "File[bytes]") -> None:
    name = " ".join(clean(file.name or "").replace("\\", "/").rsplit("/", 1)[-1].split())[-200:] or "file"
    most = settings.TIDTAM_ATTACHMENT_BYTES
    if not file.size:
        refuse(_("ไฟล์ “%(name)s” ว่างเปล่า") % {"name": name})
    if file.size > most:
        refuse(_("ไฟล์ “%(name)s” ใหญ่เกิน %(most)s MB") % {"name": name, "most": most // MEGABYTE})
    head = file.read(HEAD)
    if is_program(head):
        refuse(_("ไม่รับไฟล์โปรแกรม “%(name)s”") % {"name": name})
    digest = hashlib.sha256(head)
    for chunk in iter(lambda: file.read(MEGABYTE), b""):
        digest.update(chunk)
    file.seek(0)
    kept.name, kept.content_type, kept.size = name, content_type_of(head), file.size
    kept.sha256 = digest.hexdigest()
    suffix = PurePosixPath(get_valid_filename(name)).suffix.lower()
    kept.file.save(f"{new_public_id()}{suffix if suffix.isascii() else ''}"[:40], file, save=False)
