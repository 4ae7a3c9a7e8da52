"""Files of a letter: kept as they came, told by their content."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tidtam.casework.letters.contents import content_type_of
from tidtam.casework.letters.models import LetterFile
from tidtam.casework.letters.services import letter_file_add, letter_file_remove
from tidtam.casework.letters.tests.office import make_letter
from tidtam.core.kernel.errors import DomainError

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 5_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (bomb(), "application/zip"),
        ("บันทึกข้อความ".encode(), "text/plain"),
        ("บันทึกข้อความ".encode("cp874"), "text/plain"),
        (b"<script>alert(1)</script>", "text/plain"),
        (b"\0\1\2", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_content_says(content, expected):
    assert content_type_of(content) == expected


def add(office, letter, at, *, name="หนังสือนำส่ง.pdf", content=PDF):
    return letter_file_add(letter=letter, file=SimpleUploadedFile(name, content), by=office.clerk, at=at)


@pytest.fixture
def letter(office, at, media):
    return make_letter(office, at=at)


def test_it_is_kept_under_a_name_of_our_own(office, letter, at, media):
    kept = add(office, letter, at, name="../../<script>แผน\r\nที่.PDF")
    assert kept.name == "<script>แผน ที่.PDF"
    assert "script" not in kept.file.name and kept.file.name.endswith(".pdf")
    assert (media / kept.file.name).read_bytes() == PDF
    assert letter.events().last().data == {"file": kept.pk}


def test_an_archive_is_kept_and_never_unpacked(office, letter, at, media):
    kept = add(office, letter, at, name="แบบ.zip", content=bomb())
    assert kept.content_type == "application/zip"
    assert [path.suffix for path in media.rglob("*.*")] == [".zip"]


@pytest.mark.parametrize("content", [b"", b"MZ\x90\0", b"\x7fELF\2", b"#!/bin/sh\nrm"])
def test_nothing_and_programs_are_refused_whatever_they_are_called(office, letter, at, content):
    with pytest.raises(DomainError):
        add(office, letter, at, name="หนังสือ.pdf", content=content)
    assert not LetterFile.objects.exists()


def test_a_file_may_be_as_large_as_the_setting_and_no_larger(office, letter, at, settings):
    settings.TIDTAM_ATTACHMENT_BYTES = len(PDF)
    add(office, letter, at)
    with pytest.raises(DomainError, match="ใหญ่เกิน"):
        add(office, letter, at, content=PDF + b"\n")


def test_what_is_taken_out_is_gone_and_the_fact_stays(
    office, letter, at, media, django_capture_on_commit_callbacks
):
    kept = add(office, letter, at)
    with django_capture_on_commit_callbacks(execute=True):
        letter_file_remove(file=kept, by=office.clerk, at=at)
        letter_file_remove(file=kept, by=office.clerk, at=at)
    kept.refresh_from_db()
    assert (kept.name, kept.sha256, kept.removed_at) == ("", "", at)
    assert not list(media.rglob("*.pdf"))
    assert list(letter.events().values_list("kind", flat=True)).count("letter.file_removed") == 1
