import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.support.moments import bangkok
from tests.support.office import make_case, make_unit
from tidtam.core.org.models import Membership, Role
from tidtam.performance.reports.documents.tests.test_pdf import pdftotext
from tidtam.performance.reports.models import Certification, Evidence, Form, Place
from tidtam.performance.reports.services import Edit, form_save, quarter_draft
from tidtam.performance.reports.tests.office import APRIL, certify, lose_target, write


def page_of(form, rest=""):
    return f"/reports/{form.public_id}/{rest}"


def typed(form, **texts):
    """What a browser sends from the page of a form, with some texts changed."""
    sent = {"signatory_name": form.signatory_name, "signatory_position": form.signatory_position}
    for passage in form.passages.all():
        sent[f"text-{passage.place}"] = passage.text
        sent[f"revision-{passage.place}"] = passage.revision
        if passage.as_of:
            sent[f"as_of-{passage.place}"] = passage.as_of.isoformat()
    return sent | texts


def said(response):
    return response.content.decode()


def test_the_list_tells_how_each_quarter_stands(form, people, sign_in):
    certify(form, people, 1)
    write(form, people, Place.SECOND)
    [entry] = sign_in("executive").get("/reports/?year=2563").context["entries"]
    assert [state.words for state in entry.states] == ["รับรองแล้ว", "รอรับรอง", "ยังไม่ถึงกำหนด", "ยังไม่ถึงกำหนด"]
    assert not entry.may_start


def test_a_planner_starts_a_form_and_others_cannot(people, sign_in):
    start = "/reports/start/letters/2563"
    assert sign_in("executive").post(start).status_code == 403
    assert not Form.objects.exists()
    response = sign_in("planner").post(start)
    assert response.headers["Location"] == page_of(Form.objects.get())


def test_everything_typed_is_kept_whichever_button_is_pressed(form, sign_in):
    client = sign_in("planner")
    client.post(page_of(form, "draft/6.2"), typed(form, **{"text-7": "ปัจจัย", "as_of-6.2": "25 มี.ค. 2563"}))
    kept = {passage.place: passage for passage in form.passages.all()}
    assert kept["7"].text == "ปัจจัย"
    assert kept["6.2"].as_of.isoformat() == "2020-03-25"
    assert "จำนวน 5 คน" in kept["6.2"].text


def test_a_new_draft_is_shown_beside_the_officers_words(form, people, sign_in):
    form_save(form=form, edits=[Edit("6.2", "ถ้อยคำเดิม")], by=people[Role.PLANNER], at=APRIL)
    client = sign_in("planner")
    page = said(client.post(page_of(form, "draft/6.2"), typed(form), follow=True))
    assert "ถ้อยคำเดิม</textarea>" in page
    assert "ใช้ร่างนี้แทน" in page
    client.post(page_of(form, "settle/6.2"), typed(form, take="draft"))
    assert "จำนวน 5 คน" in form.passages.get(place="6.2").text


def test_a_refusal_shows_the_page_with_all_that_was_typed(form, sign_in):
    stale = typed(form, **{"text-7": "ของฉัน", "text-8": "อีกข้อ"})
    form.passages.filter(place="7").update(text="ของเพื่อน", revision=5)
    response = sign_in("planner").post(page_of(form), stale)
    assert response.status_code == 422
    assert "ของฉัน</textarea>" in said(response) and "อีกข้อ</textarea>" in said(response)
    assert "แก้ “ปัจจัยสนับสนุนการดำเนินงาน” ไปก่อนแล้ว" in said(response)
    assert form.passages.get(place="8").text == ""


def test_a_day_that_cannot_be_read_is_said_at_its_field(form, sign_in):
    response = sign_in("planner").post(page_of(form), typed(form, **{"as_of-6.1": "วันสิ้นปี"}))
    assert response.status_code == 422
    assert "อ่านวันที่จาก “วันสิ้นปี” ไม่ได้" in said(response)


def test_what_is_missing_leads_to_its_place(form, sign_in):
    lose_target("letters")
    following = sign_in("planner").get(page_of(form)).context["next"]
    assert [(gap.place, gap.anchor) for gap in following.gaps] == [("5", ""), ("5", ""), ("6.1", "place-6-1")]
    assert not following.ready


def test_evidence_comes_and_goes_with_its_file(form, sign_in):
    client = sign_in("planner")
    file = SimpleUploadedFile("<script>.html", b"<script>alert(1)</script>", content_type="text/html")
    sent = typed(form, evidence_text="บันทึก", evidence_file=file, **{"text-7": "ปัจจัย"})
    assert client.post(page_of(form, "evidence"), sent).status_code == 302
    kept = Evidence.objects.get()
    got = client.get(page_of(form, f"evidence/{kept.public_id}"))
    assert got.headers["Content-Type"] == "application/octet-stream"
    assert got.headers["Content-Disposition"].startswith("attachment")
    client.post(page_of(form, f"evidence/{kept.public_id}/remove"), typed(form))
    assert not Evidence.objects.exists()
    assert form.passages.get(place="7").text == "ปัจจัย"


def test_evidence_with_a_wrong_address_is_refused_and_nothing_is_lost(form, sign_in):
    sent = typed(form, evidence_text="บันทึก", evidence_address="javascript:alert(1)", **{"text-7": "ปัจจัย"})
    response = sign_in("planner").post(page_of(form, "evidence"), sent)
    assert response.status_code == 422
    assert "ปัจจัย</textarea>" in said(response)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("role", "reads", "writes", "certifies"),
    [
        ("officer", 200, 403, 403),
        ("supervisor", 200, 403, 200),
        ("planner", 200, 302, 403),
        ("executive", 200, 403, 200),
        ("auditor", 200, 403, 403),
        ("administrator", 200, 403, 403),
    ],
)
def test_who_reads_writes_and_certifies(form, sign_in, role, reads, writes, certifies):
    client = sign_in(role)
    assert client.get(page_of(form)).status_code == reads
    assert client.get(page_of(form, "form.pdf")).status_code == reads
    assert client.post(page_of(form), typed(form)).status_code == writes
    assert client.post(page_of(form, "draft/6.1"), typed(form)).status_code == writes
    assert client.get(page_of(form, "certify")).status_code == certifies


def test_a_unit_of_another_house_sees_no_form_and_no_paper(form, people, sign_in):
    signed = certify(form, people, 1)
    Membership.objects.filter(officer=people[Role.PLANNER]).update(unit=make_unit("elsewhere"))
    client = sign_in("planner")
    addresses = [page_of(form), page_of(form, "form.pdf"), f"/reports/certified/{signed.number}/"]
    for address in [*addresses, f"/reports/certified/{signed.number}.pdf"]:
        assert client.get(address).status_code == 404


def test_a_supervisor_reads_the_consequences_and_certifies(form, people, sign_in):
    write(form, people, Place.FIRST)
    client = sign_in("supervisor")
    page = said(client.get(page_of(form, "certify")))
    assert "แก้ไม่ได้อีก" in page and "ตำแหน่ง planner" in page
    assert client.post(page_of(form, "certify"), {}).status_code == 422
    assert not Certification.objects.exists()
    signed = client.post(page_of(form, "certify"), {"understood": "on"}, follow=True)
    assert "ตัวเลขวันนี้ตรงกับที่รับรอง" in said(signed)
    assert Certification.objects.get().signed_by == people[Role.SUPERVISOR]


def test_nobody_certifies_what_is_not_ready(form, sign_in):
    client = sign_in("executive")
    assert "ยังรับรองไม่ได้" in said(client.get(page_of(form, "certify")))
    assert client.post(page_of(form, "certify"), {"understood": "on"}).status_code == 422


def test_a_correction_after_certifying_is_told_from_what_to_what(form, people, sign_in):
    signed = certify(form, people, 2)
    make_case(at=bangkok("2020-03-20 09:00"))
    for address in (page_of(form), f"/reports/certified/{signed.number}/"):
        page = said(sign_in("auditor").get(address))
        assert "หลังรับรอง ตัวเลขเปลี่ยน" in page
        assert "จำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน LINE: จาก 5 เป็น 6" in page


def test_the_draft_is_marked_and_the_certified_copy_is_the_one_that_was_signed(form, people, sign_in):
    client = sign_in("planner")
    draft = client.get(page_of(form, "form.pdf?digits=thai")).content
    assert "ฉบับร่าง ยังไม่ได้รับรอง" in pdftotext(draft)
    assert "๑. ชื่อตัวชี้วัด" in pdftotext(draft)
    signed = certify(form, people, 2)
    copy = client.get(f"/reports/certified/{signed.number}.pdf").content
    assert copy == signed.pdf.read()
    [address] = {
        link.get_object()["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(copy)).pages
        for link in page.get("/Annots", [])
    }
    assert address.endswith("/verify/TD-2563-0001")


@pytest.mark.parametrize(("role", "rows"), [("planner", 6), ("executive", 1)])
def test_the_workbook_holds_the_cases_for_who_may_see_evidence(form, sign_in, role, rows):
    book = load_workbook(io.BytesIO(sign_in(role).get(page_of(form, "form.xlsx?quarter=2")).content))
    assert book["หลักฐานรายเรื่อง"].max_row == rows
    values = [cell for row in book["ตัวเลข"].iter_rows(values_only=True) for cell in row]
    assert 60 in values


@pytest.mark.parametrize("address", ["start/letters/9999", "start/letters/1"])
def test_a_year_that_is_none_is_not_found(people, sign_in, address):
    assert sign_in("planner").post(f"/reports/{address}").status_code == 404


def test_a_place_that_is_none_is_not_found(form, sign_in):
    assert sign_in("planner").post(page_of(form, "draft/9.9"), typed(form)).status_code == 404


def test_more_cases_take_no_more_queries(form, people, sign_in):
    certify(form, people, 1)
    quarter_draft(form=form, place="6.2", by=people[Role.PLANNER], at=APRIL)
    client = sign_in("planner")
    addresses = ["/reports/?year=2563", page_of(form), page_of(form, "form.pdf")]
    few = [queries(client, address) for address in addresses]
    for number in range(8):
        make_case(at=bangkok(f"2020-03-{number + 10} 09:00"))
    assert [queries(client, address) for address in addresses] == few


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_the_form_speaks_english_around_its_thai(form, sign_in):
    page = said(sign_in("planner").get(page_of(form), headers={"Accept-Language": "en"}))
    assert "Draft from the figures" in page and "Still missing" in page
    assert "ความสำเร็จในการให้บริการ" in page
