"""A file is what its bytes say, whatever it is called."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tidtam.channels.doors.contents import ANYTHING, HEAD_BYTES, judge, pixels_of


def picture(kind: str, size: tuple[int, int] = (64, 48), **options) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "navy").save(made, kind, **options)
    return made.getvalue()


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


def giant_png(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of any size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.parametrize(
    ("kind", "content_type", "options"),
    [
        ("JPEG", "image/jpeg", {}),
        ("JPEG", "image/jpeg", {"progressive": True, "exif": b"Exif\x00\x00" + b"x" * 5000}),
        ("PNG", "image/png", {}),
        ("GIF", "image/gif", {}),
        ("WEBP", "image/webp", {}),
        ("WEBP", "image/webp", {"lossless": True}),
        ("WEBP", "image/webp", {"exif": b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"}),
    ],
)
def test_pictures_are_known_with_their_size(kind, content_type, options):
    data = picture(kind, (640, 481), **options)
    assert judge(data, name="หนังสือ.pdf").content_type == content_type
    assert pixels_of(data, content_type) == (640, 481)


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (30_000, 10), (0, 5), (8_000, 7_000)])
def test_a_picture_that_would_fill_the_memory_is_only_a_download(width, height):
    assert judge(giant_png(width, height)).content_type == ANYTHING


def test_a_picture_cut_off_before_its_size_is_only_a_download():
    assert judge(picture("JPEG")[:100]).content_type == ANYTHING


def test_a_pdf_an_office_file_and_an_archive_are_named():
    assert judge(b"%PDF-1.7\n").content_type == "application/pdf"
    word = zipped(**{"_Content_Types_xml": b"<x/>", "word__document_xml": b"<x/>"})
    assert judge(zipped(a=b"b"), name="a.pdf").content_type == "application/zip"
    assert judge(word).content_type in (
        "application/zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )


def test_a_zip_bomb_stays_shut():
    bomb = zipped(bomb=b"\x00" * 50_000_000)
    assert len(bomb) < 60_000
    assert judge(bomb[:HEAD_BYTES]).content_type == "application/zip"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"\xef\xbb\xbf  <HTML>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<?xml version="1.0"?><svg/>',
        b"<?php echo 1;",
        b"hello <img src=x onerror=alert(1)>",
    ],
)
def test_markup_is_only_a_download(data):
    judged = judge(data, name="photo.jpg")
    assert (judged.content_type, judged.extension) == (ANYTHING, "")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\x00" + b"\x00" * 60, "photo.jpg"),
        (b"\x7fELF" + b"\x00" * 60, "หนังสือ.pdf"),
        (b"#!/bin/sh\nrm -rf /", "a.txt"),
        (b"Set x = CreateObject", "ด่วน.vbs"),
        (b"@echo off", "ด่วน.txt.BAT"),
    ],
)
def test_programs_are_refused(data, name):
    assert judge(data, name=name).refused


def test_words_are_words_in_thai_too():
    assert judge("เรียน ปลัดกรุงเทพมหานคร\r\n\tด้วย".encode()).content_type == "text/plain"
    assert judge("ข้อความ".encode("cp874")).content_type == "text/plain"
    assert judge(b"").content_type == "text/plain"
    assert judge(b"\x00\x01\x02").content_type == ANYTHING


@given(
    st.binary(max_size=400),
    st.text(max_size=20),
    st.sampled_from([b"", b"\xff\xd8\xff", b"RIFF....WEBPVP8X"]),
)
def test_no_bytes_break_it_and_none_become_markup(data, name, start):
    judged = judge(start + data, name=name)
    assert "html" not in judged.content_type and "svg" not in judged.content_type
