import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.performance.reports.documents.form import Quantity, Signature
from tidtam.performance.reports.documents.pdf import form_pdf
from tidtam.performance.reports.documents.tests.samples import CERTIFIED, DRAFT, results


def pdftotext(pdf):
    command = shutil.which("pdftotext")
    if command is None:
        pytest.skip("poppler-utils is not installed")
    done = subprocess.run([command, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())


@pytest.fixture(scope="module")
def certified():
    return form_pdf(CERTIFIED)


def test_the_figures_and_the_case_numbers_can_be_read_out_of_the_file(certified):
    text = pdftotext(certified)
    for expected in (
        "1. ชื่อตัวชี้วัด : 4. ความสำเร็จในการให้บริการติดตามหนังสือราชการผ่าน LINE@",
        "5. เป้าหมาย : 100 (ร้อยละ)",
        "ผลงานที่ทำได้ = 100 (ร้อยละ)",
        "(6.2) ไตรมาสที่ 2 :",
        "จำนวน 28 ราย คิดเป็นร้อยละ 96.55 เกินกว่าเป้าหมายที่กำหนด",
        "มีผู้ใช้บริการ จำนวน 29 คน",
        "กท 0401/123",
        "นส.63-0021",
        "TD-2563-0042",
        "(ผู้รายงานข้อมูล)",
        "นางสาวมาลี ตัวอย่าง",
    ):
        assert expected in text


def test_all_nine_sections_stand_in_order(certified):
    text = pdftotext(certified)
    names = ["ชื่อตัวชี้วัด", "ระดับความสำเร็จ", "คำนิยาม", "วิธีการคำนวณ", "เป้าหมาย"]
    names += ["รายงานผลการดำเนินงาน", "ปัจจัยสนับสนุนการดำเนินงาน", "อุปสรรคต่อการดำเนินงาน", "หลักฐานอ้างอิง"]
    places = [text.index(f"{number}. {name}") for number, name in enumerate(names, start=1)]
    assert places == sorted(places)


def test_it_is_an_archive_file_and_a_tagged_one(certified):
    reader = pypdf.PdfReader(io.BytesIO(certified))
    assert reader.xmp_metadata is not None
    metadata = reader.xmp_metadata.stream.get_data().decode()
    root: Any = reader.root_object
    assert "<pdfaid:part>2<" in metadata and "<pdfaid:conformance>A<" in metadata
    assert "<pdfuaid:part>1<" in metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("th")


def test_every_typeface_is_sarabun_and_embedded(certified):
    pages: Any = pypdf.PdfReader(io.BytesIO(certified)).pages
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "Sarabun" in descriptor["/FontName"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_same_form_gives_the_same_bytes(certified):
    assert form_pdf(CERTIFIED) == certified


def test_the_verification_address_is_a_link_beside_the_code(certified):
    links = [
        annotation.get_object()["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(certified)).pages
        for annotation in page.get("/Annots", [])
    ]
    assert set(links) == {CERTIFIED.imprint.verify_url}


def test_a_draft_says_so_and_lists_what_it_lacks(certified):
    draft = pdftotext(form_pdf(replace(DRAFT, target=Quantity("100", ""), signature=Signature())))
    assert "ฉบับร่าง ยังไม่ได้รับรอง" in draft
    assert "ค่าเป้าหมายยังไม่มีหน่วยนับ" in draft
    assert "ยังไม่ได้ระบุตำแหน่งของผู้รายงานข้อมูล" in draft
    assert "ฉบับร่าง" not in pdftotext(certified)


def test_a_quarter_to_come_is_not_called_forgotten():
    text = pdftotext(form_pdf(replace(DRAFT, as_of=date(2020, 6, 30))))
    assert "ไตรมาสที่ 3 : (ยังไม่ได้กรอกผลการดำเนินงาน)" in text
    assert "ไตรมาสที่ 4 : (ยังไม่ถึงกำหนดรายงาน)" in text


def test_thai_numerals_are_an_option_and_spare_what_must_be_typed():
    text = pdftotext(form_pdf(CERTIFIED, thai_numerals=True))
    assert "๕. เป้าหมาย : ๑๐๐ (ร้อยละ)" in text
    assert "ร้อยละ ๙๖.๕๕" in text
    assert CERTIFIED.imprint.number in text
    assert "หน้า ๑ จาก" in text


def test_the_title_stands_where_the_office_is_used_to_it():
    title, name = "แยกรายตัวชี้วัด", "ชื่อตัวชี้วัด"
    head = pdftotext(form_pdf(replace(CERTIFIED, title_at="head")))
    foot = pdftotext(form_pdf(CERTIFIED))
    assert head.index(title) < head.index(name)
    assert foot.index(title) > foot.index("หลักฐานอ้างอิง")


def test_markup_in_a_text_is_only_text():
    text = pdftotext(form_pdf(replace(DRAFT, obstacles='#panic("x") $y$ *z* @w `c` = h <l> \\ //')))
    assert '#panic("x") $y$ *z* @w `c` = h <l> \\ //' in text


def test_a_full_year_of_long_narratives_runs_over_many_pages():
    long = "ผู้ใช้บริการในหน่วยงานต่าง ๆ ของกรุงเทพมหานครได้รับแจ้งผลภายในระยะเวลาที่กำหนด " * 120
    year = replace(
        CERTIFIED,
        as_of=date(2020, 9, 30),
        quarters=tuple(
            replace(q, narrative=long, results=results(as_of=q.as_of)) for q in CERTIFIED.quarters
        ),
        year_end=long,
    )
    pdf = form_pdf(year)
    pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert pages > 8
    assert f"หน้า {pages} จาก {pages}" in pdftotext(pdf)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_no_text_that_people_can_type_stops_the_press(narrative, name):
    first, *rest = DRAFT.quarters
    form = replace(
        DRAFT, name=name, obstacles=narrative, quarters=(replace(first, narrative=narrative), *rest)
    )
    assert form_pdf(form).startswith(b"%PDF-")
