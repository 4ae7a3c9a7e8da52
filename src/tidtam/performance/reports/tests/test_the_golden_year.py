"""Fiscal year 2563 as the demo tells it, on the pages and papers that an office would use: seed 000."""

import pytest

from tests.support.moments import bangkok
from tidtam.core.calendars.selectors import calendar_load
from tidtam.core.org.models import Officer
from tidtam.demo.year.office import office_make
from tidtam.demo.year.reports import reports_make
from tidtam.demo.year.story import story
from tidtam.performance.reports.documents.tests.test_pdf import pdftotext
from tidtam.performance.reports.models import Certification, Form
from tidtam.replay.services import history_replay

AT = bangkok("2026-11-21 10:00")
QUARTERS = [
    ("31 ธ.ค. 2562", "8", "8/8 · 100%", "8/8 · 100%"),
    ("31 มี.ค. 2563", "29", "28/29 · 96.55%", "29/29 · 100%"),
    ("30 มิ.ย. 2563", "52", "51/52 · 98.08%", "52/52 · 100%"),
    ("30 ก.ย. 2563", "56", "55/56 · 98.21%", "56/56 · 100%"),
]
PAPERS = [
    ("มีผู้ใช้บริการ จำนวน 8 คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ 16",),
    ("จำนวน 29 คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ 58", "จำนวน 28 ราย คิดเป็นร้อยละ 96.55"),
    ("จำนวน 52 คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ 104", "จำนวน 51 ราย คิดเป็นร้อยละ 98.08"),
    ("จำนวน 56 คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ 112", "จำนวน 55 ราย คิดเป็นร้อยละ 98.21"),
]


def squeezed(text):
    """Without spaces: lines of the paper break where a printed line is full."""
    return "".join(text.split())


@pytest.fixture
def year(db, media):
    office_make(at=AT)
    lines, _letters = story(calendar_load("office-hours"))
    assert not history_replay(rows=lines, write=True, at=AT).faults
    reports_make(at=AT)


def test_the_replayed_year_reads_like_seed_000_on_every_page_and_paper(year, client):
    client.force_login(Officer.objects.get(username="panee"))
    page = client.get("/kpi/letters/?year=2563")
    rows = page.context["quarters"]
    shown = [(cells[0].text, cells[1].text, cells[3].text) for cells in (row.cells for row in rows)]
    assert shown == [quarter[1:] for quarter in QUARTERS]
    assert [row.cells[2].text for row in rows] == [quarter[2] for quarter in QUARTERS]
    assert [row.report.words for row in rows] == ["รับรองแล้ว"] * 4
    assert page.context["total"].value == "100%"
    printed = page.content.decode()
    assert [each for each in ("31 มี.ค. 2563", "28/29 · 96.55%", "ร้อยละ 112") if each not in printed] == []

    for certified, printed in zip(Certification.objects.order_by("quarter"), PAPERS, strict=True):
        paper = pdftotext(certified.pdf.read())
        assert [each for each in printed if squeezed(each) not in squeezed(paper)] == []
        assert "5. เป้าหมาย : 100 (ร้อยละ)" in paper
        verified = client.get(f"/verify/{certified.number}")
        assert verified.context["holds"]
    assert "ผลงานที่ทำได้ = 100 (ร้อยละ)" in paper

    form = Form.objects.get()
    assert client.get(f"/reports/{form.public_id}/").status_code == 200
    signed = [bangkok(day).date() for day in ("2020-01-08", "2020-04-08", "2020-07-08", "2020-10-07")]
    assert [each.certified_at.astimezone(AT.tzinfo).date() for each in form.certifications.all()] == signed
