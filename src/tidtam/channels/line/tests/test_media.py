"""Files people send are fetched at once, judged by what they hold, and kept under names of our own."""

import hashlib
from datetime import timedelta

import pytest

from tidtam.casework.messaging.models import Attachment
from tidtam.channels.doors.tests.test_contents import picture, zipped
from tidtam.channels.line import media as media_room
from tidtam.channels.line.tests.conftest import event, post
from tidtam.channels.line.tests.listener import Told
from tidtam.channels.line.tests.platform import BROKEN, DENIED, LOST
from tidtam.core.kernel.models import WorkState

pytestmark = pytest.mark.django_db
ID = f"{1:018d}"


def send(at, kind="image", **message):
    post(event("message", at, message={"id": ID, "type": kind, **message}), at=at)


def sent(line, *told, **over):
    line.contents[ID] = list(told)


def test_a_picture_is_kept_as_it_was_sent(line, desk, turns, work, media, at):
    data = picture("JPEG")
    sent(line, Told(body=data, headers={"content-type": "text/html"}))
    send(at, contentProvider={"type": "line"})
    work(at)
    kept = Attachment.objects.get()
    assert (kept.fetch, kept.content_type, kept.size) == (Attachment.Fetch.READY, "image/jpeg", len(data))
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert kept.file.read() == data
    assert str(kept.file.name).endswith(f"{kept.public_id}.jpg") and kept.work_state == WorkState.DONE


def test_a_films_preparing_is_waited_for(line, desk, turns, work, media, at):
    sent(line, Told(202), Told(202), Told(body=b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 100))
    send(at, "video", duration=60000)
    for seconds in (0, 2, 4):
        work(at + timedelta(seconds=seconds))
    assert Attachment.objects.get().content_type == "video/mp4"


def test_a_film_never_ready_is_given_up(line, desk, turns, work, media, at):
    sent(line, Told(202))
    send(at, "video", duration=60000)
    work(at)
    work(at + timedelta(hours=2))
    assert Attachment.objects.get().fetch == Attachment.Fetch.GONE


@pytest.mark.parametrize("status", [404, 410])
def test_what_line_no_longer_has_is_gone(line, desk, turns, work, media, at, status):
    sent(line, Told(status, {"message": "The content is gone"}))
    send(at)
    work(at)
    assert Attachment.objects.get().fetch == Attachment.Fetch.GONE


def test_what_grows_over_the_cap_is_not_kept(line, desk, turns, work, media, at, settings):
    settings.TIDTAM_ATTACHMENT_BYTES = 1000
    sent(line, Told(body=b"x" * 5000))
    send(at, "file", fileName="a.txt", fileSize=10)
    work(at)
    kept = Attachment.objects.get()
    assert (kept.fetch, bool(kept.file)) == (Attachment.Fetch.TOO_BIG, False)


def test_what_says_it_is_over_the_cap_is_not_even_fetched(line, desk, turns, work, media, at, settings):
    settings.TIDTAM_ATTACHMENT_BYTES = 1000
    send(at, "file", fileName="a.txt", fileSize=10**12)
    work(at)
    assert Attachment.objects.get().fetch == Attachment.Fetch.TOO_BIG
    assert "content" not in line.asked


def test_a_wrong_type_is_told_by_its_bytes_and_a_zip_bomb_stays_shut(line, desk, turns, work, media, at):
    sent(line, Told(body=zipped(bomb=b"\x00" * 30_000_000)))
    send(at, "file", fileName="../../<script>\u202efdp.เอกสาร.pdf")
    work(at)
    kept = Attachment.objects.get()
    assert kept.content_type == "application/zip" and kept.size < 60_000
    assert str(kept.file.name).startswith("attachments/") and ".." not in str(kept.file.name)
    assert [path.name for path in media.rglob("*") if path.is_file()] == [f"{kept.public_id}.zip"]


def test_a_program_is_refused(line, desk, turns, work, media, at):
    sent(line, Told(body=b"MZ\x90\x00" + b"\x00" * 100))
    send(at, "file", fileName="photo.jpg")
    work(at)
    assert Attachment.objects.get().fetch == Attachment.Fetch.REFUSED
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_trouble_is_tried_again_and_given_up_in_the_end(line, desk, turns, work, media, at):
    sent(line, BROKEN, LOST, Told(body=b"%PDF-1.7 ..."))
    send(at, "file", fileName="a.pdf")
    for minutes in range(3):
        work(at + timedelta(minutes=minutes))
    assert Attachment.objects.get().content_type == "application/pdf"
    Attachment.objects.update(work_state="waiting", fetch="waiting", attempts=0)
    sent(line, BROKEN)
    for hours in range(12):
        work(at + timedelta(hours=hours + 1))
    assert Attachment.objects.get().fetch == Attachment.Fetch.GONE


def test_a_refused_token_costs_no_file(line, desk, turns, work, media, at):
    sent(line, DENIED, Told(body=b"%PDF-1.7 ..."))
    send(at, "file", fileName="a.pdf")
    work(at)
    work(at + timedelta(days=1))
    assert Attachment.objects.get().fetch == Attachment.Fetch.READY


def test_what_is_taken_back_while_it_is_fetched_does_not_stay(
    line, desk, turns, work, media, at, monkeypatch
):
    sent(line, Told(body=picture("PNG")))
    send(at)
    take = media_room._take

    def taken_back_meanwhile(row, *args):
        Attachment.objects.update(work_state="dropped", fetch="withdrawn")
        take(row, *args)

    monkeypatch.setattr(media_room, "_take", taken_back_meanwhile)
    work(at)
    assert Attachment.objects.get().fetch == Attachment.Fetch.WITHDRAWN
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_taking_back_removes_the_file(line, desk, turns, work, media, at):
    sent(line, Told(body=picture("PNG")))
    send(at)
    work(at)
    post(event("unsend", at + timedelta(seconds=9), number=2, unsend={"messageId": ID}), at=at)
    work(at + timedelta(seconds=9))
    kept = Attachment.objects.get()
    assert (kept.fetch, bool(kept.file), kept.name) == (Attachment.Fetch.WITHDRAWN, False, "")
    assert not [path for path in media.rglob("*") if path.is_file()]
