"""Files of a letter: put in, taken out. Of what was taken out the content goes and the fact stays."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from tidtam.casework.cases.services import officer_actor
from tidtam.casework.letters.contents import HEAD, content_type_of, is_program
from tidtam.casework.letters.models import Letter, LetterFile
from tidtam.casework.letters.services.registering import claim, refuse
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.ledger.services import record
from tidtam.core.org.models import Officer
from tidtam.core.thai.text import clean

MEGABYTE = 1024 * 1024


@transaction.atomic
def letter_file_add(*, letter: Letter, file: "File[bytes]", by: Officer, at: datetime) -> LetterFile:
    """Keep a file of the letter as it came; its type is told by its content.

    Raises:
        DomainError: when it is empty, a program, or larger than ``TIDTAM_ATTACHMENT_BYTES``.
    """
    letter = claim(letter)
    name = _shown_name(file.name or "")
    most = settings.TIDTAM_ATTACHMENT_BYTES
    if not file.size:
        refuse(_("ไฟล์ “%(name)s” ว่างเปล่า") % {"name": name})
    if file.size > most:
        refuse(
            _("ไฟล์ “%(name)s” ใหญ่เกิน %(most)s MB แยกเป็นหลายไฟล์หรือลดขนาดก่อนแนบ")
            % {"name": name, "most": most // MEGABYTE}
        )
    head = file.read(HEAD)
    if is_program(head):
        refuse(_("ไม่รับไฟล์โปรแกรม “%(name)s” แนบเอกสาร ภาพ หรือไฟล์บีบอัดแทน") % {"name": name})
    kept = LetterFile(
        letter=letter,
        name=name,
        content_type=content_type_of(head),
        size=file.size,
        sha256=_fingerprint(file),
        by=by,
        added_at=at,
    )
    file.seek(0)
    kept.file.save(f"{new_public_id()}{_suffix(name)}", file, save=False)
    kept.save()
    record(chain=letter.chain, kind="letter.file_added", by=officer_actor(by), at=at, file=kept.pk)
    return kept


@transaction.atomic
def letter_file_remove(*, file: LetterFile, by: Officer, at: datetime) -> None:
    """Take a file out: its name and content go, who put it in and took it out stays in the ledger."""
    letter = claim(file.letter)
    file = LetterFile.objects.select_for_update().get(pk=file.pk)
    if file.removed_at is not None:
        return
    stored, storage = str(file.file.name), file.file.storage
    file.removed_at, file.name, file.sha256, file.file = at, "", "", ""
    file.save(update_fields=["removed_at", "name", "sha256", "file"])
    record(chain=letter.chain, kind="letter.file_removed", by=officer_actor(by), at=at, file=file.pk)
    transaction.on_commit(lambda: storage.delete(stored))


def _fingerprint(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _shown_name(name: str) -> str:
    """Return the name people see: without a path, control characters or line ends, 200 characters at most."""
    last = clean(name).replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join(last.split())[-200:] or "file"


def _suffix(name: str) -> str:
    suffix = PurePosixPath(get_valid_filename(name)).suffix.lower()
    return suffix if suffix.isascii() and len(suffix) <= 10 else ""
