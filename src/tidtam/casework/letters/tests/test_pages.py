"""The register's pages for who keeps it, who only reads it, and strangers."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.support.moments import bangkok
from tidtam.casework.letters.models import Addressee, Letter, LetterImport, Secrecy
from tidtam.casework.letters.services import letter_file_add, letter_follow, letter_move
from tidtam.casework.letters.tests.office import make_case, make_letter
from tidtam.casework.letters.tests.sheets import csv_of
from tidtam.core.kernel import clock

NOW = bangkok("2020-01-07 11:00")
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def present():
    with clock.replaying(NOW):
        yield


@pytest.fixture
def as_clerk(client, office):
    client.force_login(office.clerk)
    return client


@pytest.fixture
def letter(office, at):
    return make_letter(office, at=at, dated=date(2020, 1, 2))


def facts(office, **over):
    plain = {
        "unit": office.secretariat.pk,
        "addressee": office.secretary.pk,
        "urgency": "normal",
        "secrecy": "normal",
        "reference": "กท 1201/88",
        "sender": "สำนักการระบายน้ำ",
        "subject": "ขอเบิกจ่าย",
    }
    return {**plain, **over}


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("name", ["register", "workbook", "printed", "import", "addressees"])
def test_a_visitor_is_asked_to_sign_in(client, office, name):
    assert client.get(reverse(f"letters:{name}")).status_code == 302


def test_the_keeper_sees_the_list_and_the_row_for_a_new_letter(as_clerk, letter):
    page = text(as_clerk.get("/letters/"))
    assert "ขอใช้ลานคนเมือง" in page and "id_reference" in page and "2 ม.ค. 2563" in page


def test_the_auditor_reads_and_writes_nothing(client, office, letter):
    client.force_login(office.auditor)
    page = text(client.get("/letters/"))
    assert "ขอใช้ลานคนเมือง" in page and "id_reference" not in page and "move" not in page
    assert client.post("/letters/new/", facts(office)).status_code == 403
    assert client.get(reverse("letters:move", args=[letter.public_id])).status_code == 403


def test_a_neighbour_does_not_know_of_our_letters(client, office, letter):
    client.force_login(office.stranger)
    assert "ขอใช้ลานคนเมือง" not in text(client.get("/letters/"))
    assert client.get(reverse("letters:letter", args=[letter.public_id])).status_code == 404


def test_a_secret_letter_is_not_there_for_who_only_reads(client, office, at):
    secret = make_letter(office, at=at, secrecy=Secrecy.SECRET)
    client.force_login(office.auditor)
    assert client.get(reverse("letters:letter", args=[secret.public_id])).status_code == 404
    assert "ขอใช้ลานคนเมือง" not in text(client.get("/letters/?q=ลานคนเมือง"))
    assert "ขอใช้ลานคนเมือง" not in text(client.get("/letters/form-13/"))


def test_the_list_costs_the_same_number_of_queries_for_many_letters(as_clerk, office, letter, at):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            as_clerk.get("/letters/")
        return len(asked)

    few = queries()
    for _turn in range(12):
        make_letter(office, at=at, owner=office.clerk)
    assert queries() <= few + 1


def test_search_as_you_type_brings_the_list_alone(as_clerk, office, letter, at):
    make_letter(office, at=at, subject="ขอเบิกจ่าย")
    found = text(as_clerk.get("/letters/?q=ลานคน", headers={**HTMX, "HX-Target": "letters"}))
    assert "ขอใช้ลานคนเมือง" in found and "ขอเบิกจ่าย" not in found and "<html" not in found


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("step=received", 1),
        ("step=signed", 1),
        ("urgency=urgent", 1),
        ("secrecy=secret", 0),
        ("year=2563", 2),
        ("owner=me", 1),
        ("owner=none", 1),
        ("year=99", 2),
        ("step=nowhere", 2),
        ("sort=sender", 2),
        ("after=zz", 2),
    ],
)
def test_filters_narrow_the_list_and_nonsense_does_not_break_it(as_clerk, office, letter, at, asked, count):
    signed = make_letter(office, at=at, owner=office.clerk, urgency="urgent", subject="ลงนาม")
    letter_move(letter=signed, step="signed", by=office.clerk, at=NOW)
    assert text(as_clerk.get(f"/letters/?{asked}")).count('letters__row"') == count


def test_a_letter_is_entered_by_a_plain_form(as_clerk, office):
    answer = as_clerk.post("/letters/new/", facts(office), follow=True)
    letter = Letter.objects.get()
    assert answer.redirect_chain and "เลขรับ 1/2563" in text(answer)
    assert (letter.sender, letter.registered_at) == ("สำนักการระบายน้ำ", NOW)


def test_a_letter_entered_through_htmx_leaves_an_empty_row_and_refreshes_the_list(as_clerk, office):
    other = Addressee.objects.create(name="รองปลัดกรุงเทพมหานคร (นายสมหมาย)", order=5)
    answer = as_clerk.post("/letters/new/", facts(office, addressee=other.pk), headers=HTMX)
    assert {"toast", "letters-changed"} <= set(json.loads(answer["HX-Trigger"]))
    assert f'value="{other.pk}" selected' in text(answer)
    assert "สำนักการระบายน้ำ" not in text(answer).split("datalist")[0].split("entry__row")[1]


def test_what_is_wrong_with_an_entry_is_said_beside_it_and_nothing_is_lost(as_clerk, office):
    for headers in ({}, HTMX):
        answer = as_clerk.post("/letters/new/", facts(office, subject="", dated="31/2/63"), headers=headers)
        assert answer.status_code == 422
        assert "กท 1201/88" in text(answer) and "31/2/63" in text(answer) and "field__error" in text(answer)
    assert not Letter.objects.exists()


def test_the_most_secret_letter_is_refused_with_a_sentence(as_clerk, office):
    assert "ลับที่สุด" in text(as_clerk.post("/letters/new/", facts(office, secrecy="top_secret"), headers=HTMX))


def test_a_letter_received_earlier_is_entered_with_its_day_and_time(as_clerk, office):
    as_clerk.post("/letters/new/", facts(office, registered_on="6 ม.ค. 63", registered_time="14.05 น."))
    assert Letter.objects.get().registered_at == bangkok("2020-01-06 14:05")


def test_the_number_is_read_while_it_is_typed_and_twins_are_told(as_clerk, letter):
    read = text(as_clerk.get("/letters/reading/?reference=กท๐๙๐๑/๑๕๔๒ ลว. 2 ม.ค. 63"))
    assert "กท 0901/1542" in read and "2 ม.ค. 2563" in read and "1/2563" in read
    assert "จะเก็บไว้ตามที่พิมพ์" in text(as_clerk.get("/letters/reading/?reference=<b>"))
    assert text(as_clerk.get("/letters/reading/")).strip() == ""


def test_agencies_are_offered_by_any_part_of_their_name(as_clerk, letter):
    assert "สำนักงานเขตพระนคร" in text(as_clerk.get("/letters/senders/?sender=พระนคร"))
    assert "สำนักการระบายน้ำ" in text(as_clerk.get("/letters/senders/?sender=ระบาย"))


def test_a_letter_tells_its_facts_its_way_and_its_history(as_clerk, office, letter, at):
    case = make_case(office, at=at)
    letter_follow(case=case, letter=letter, at=at, by=office.clerk)
    letter_move(letter=letter, step="proposed", by=office.clerk, at=NOW, place="หน้าห้องปลัด")
    page = text(as_clerk.get(reverse("letters:letter", args=[letter.public_id])))
    for words in ("นภา ศรีสุข ลงทะเบียนรับ", "ย้ายไปขั้นเสนอผู้บริหาร", f"ผูกกับเรื่อง {case.number}", "หน้าห้องปลัด"):
        assert words in page


def test_a_move_shows_what_followers_will_read_and_says_it(as_clerk, office, letter, at):
    case = make_case(office, at=at)
    letter_follow(case=case, letter=letter, at=at)
    address = reverse("letters:move", args=[letter.public_id])
    dialog = text(as_clerk.get(address, headers=HTMX))
    assert "data-dialog-now" in dialog and "<html" not in dialog and "แจ้งผู้ติดตาม 1 ราย" in dialog
    draft = text(as_clerk.get(reverse("letters:draft", args=[letter.public_id]) + "?step=signed"))
    assert "หนังสือ กท 0901/1542 ได้รับการลงนามแล้ว" in draft
    as_clerk.post(address, {"step": "signed", "message": "{letter} ลงนามแล้วค่ะ", "tell": "1"})
    assert case.messages.get(direction="out", is_automatic=False).text == "กท 0901/1542 ลงนามแล้วค่ะ"


def test_a_move_can_be_undone_while_the_words_are_still_held(as_clerk, office, letter, at):
    case = make_case(office, at=at)
    letter_follow(case=case, letter=letter, at=at)
    moved = {"step": "signed", "message": "ลงนามแล้ว", "tell": "1", "next": "/letters/?step=signed"}
    answer = as_clerk.post(reverse("letters:move", args=[letter.public_id]), moved)
    assert answer["Location"] == "/letters/?step=signed"
    movement = letter.movements.get(step="signed")
    undo = reverse("letters:withdraw", args=[movement.public_id])
    answer = as_clerk.post(undo, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == reverse("letters:letter", args=[movement.letter.public_id])
    letter.refresh_from_db()
    case.refresh_from_db()
    assert (letter.step, case.state) == ("received", "new")
    assert case.messages.get(direction="out", is_automatic=False).withdrawn_at is not None


def test_nobody_is_led_to_another_site_after_a_move(as_clerk, letter):
    moved = {"step": "signed", "next": "https://example.com/"}
    answer = as_clerk.post(reverse("letters:move", args=[letter.public_id]), moved)
    assert answer["Location"] == reverse("letters:letter", args=[letter.public_id])


def test_an_impossible_move_is_refused_on_the_same_form(as_clerk, office, letter):
    letter_move(letter=letter, step="signed", by=office.clerk, at=NOW)
    answer = as_clerk.post(reverse("letters:move", args=[letter.public_id]), {"step": "received"})
    assert answer.status_code == 422 and "field__error" in text(answer)


def test_an_entry_is_corrected_and_cancelled_on_screen(as_clerk, office, letter):
    amended = facts(office, subject="ขอใช้ลานกีฬา", dated="2 ม.ค. 2563", reference="กท 0901/1542")
    as_clerk.post(reverse("letters:amend", args=[letter.public_id]), amended)
    letter.refresh_from_db()
    assert (letter.subject, letter.dated) == ("ขอใช้ลานกีฬา", date(2020, 1, 2))
    as_clerk.post(reverse("letters:cancel", args=[letter.public_id]), {"reason": "ลงซ้ำ"})
    page = text(as_clerk.get(reverse("letters:letter", args=[letter.public_id])))
    assert "รายการนี้ยกเลิกแล้ว" in page and "ย้ายขั้น</" not in page


def test_a_case_is_linked_by_its_number(as_clerk, office, letter, at):
    case = make_case(office, at=at)
    address = reverse("letters:follow", args=[letter.public_id])
    assert as_clerk.post(address, {"number": "นส.63-9999"}).status_code == 422
    as_clerk.post(address, {"number": f" {case.number} "})
    assert letter.follows.get().case == case
    as_clerk.post(reverse("letters:unfollow", args=[letter.public_id, case.public_id]))
    assert not letter.follows.exists()


def test_files_are_given_to_who_may_see_the_letter_and_never_run(as_clerk, client, office, letter, media):
    upload = SimpleUploadedFile("หนังสือ <b>.html", b"<script>alert(1)</script>")
    as_clerk.post(reverse("letters:file_add", args=[letter.public_id]), {"files": [upload]})
    address = reverse("letters:file", args=[letter.files.get().public_id])
    answer = as_clerk.get(address)
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    client.force_login(office.stranger)
    assert client.get(address).status_code == 404


def test_pictures_are_shown_and_what_was_taken_out_is_gone(as_clerk, office, letter, media, at):
    picture = SimpleUploadedFile("สแกน.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    kept = letter_file_add(letter=letter, file=picture, by=office.clerk, at=at)
    address = reverse("letters:file", args=[kept.public_id])
    assert as_clerk.get(address)["Content-Disposition"].startswith("inline")
    as_clerk.post(reverse("letters:file_remove", args=[kept.public_id]))
    assert as_clerk.get(address).status_code == 404


def test_a_program_is_refused_with_a_sentence(as_clerk, letter, media):
    program = SimpleUploadedFile("หนังสือ.pdf", b"MZ\x90\0")
    answer = as_clerk.post(
        reverse("letters:file_add", args=[letter.public_id]), {"files": [program]}, follow=True
    )
    assert "ไม่รับไฟล์โปรแกรม" in text(answer)


def test_the_workbook_holds_form_13_and_no_formula(as_clerk, office, at):
    make_letter(office, at=at, subject='=HYPERLINK("http://x")', remarks="+66", sender="@เขต")
    sheet = load_workbook(BytesIO(as_clerk.get("/letters/register.xlsx").content)).worksheets[0]
    heading, row = list(sheet.iter_rows())
    assert [cell.value for cell in heading[:4]] == ["เลขทะเบียนรับ", "วันที่ลงทะเบียน", "ที่", "ลงวันที่"]
    assert row[0].value == "1/2563" and row[1].value == "7/1/2563"
    assert {cell.data_type for cell in row} <= {"s", "inlineStr", "n"}
    assert [cell.value for cell in row if cell.quotePrefix] == ["@เขต", '=HYPERLINK("http://x")', "+66"]


def test_what_is_exported_can_be_imported_again(as_clerk, office, letter):
    exported = as_clerk.get("/letters/register.xlsx").content
    upload = SimpleUploadedFile("r.xlsx", exported)
    as_clerk.post("/letters/import/", {"unit": office.secretariat.pk, "file": upload})
    row = LetterImport.objects.get().rows.get()
    assert [problem["code"] for problem in row.problems] == ["taken"] and row.twin == letter


def test_the_printed_register_has_the_columns_of_form_13(as_clerk, letter):
    page = text(as_clerk.get("/letters/form-13/"))
    order = ["วันที่ลงทะเบียน", "เลขทะเบียนรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]
    places = [page.index(f'<th scope="col">{name}</th>') for name in order]
    assert places == sorted(places)


def test_a_file_is_shown_before_it_is_entered(as_clerk, office):
    rows = [("กท 1/1", "2/1/63", "เขต", "", "ขอ"), ("กท 1/2", "2/1/99", "", "", "<b>")]
    upload = SimpleUploadedFile("ทะเบียน.csv", csv_of(*rows, encoding="cp874"))
    answer = as_clerk.post("/letters/import/", {"unit": office.secretariat.pk, "file": upload}, follow=True)
    page = text(answer)
    assert "TIS-620" in page and "จาก: ว่างไม่ได้" in page and "&lt;b&gt;" in page
    assert not Letter.objects.exists()
    batch = LetterImport.objects.get()
    as_clerk.post(reverse("letters:import_accept", args=[batch.public_id]))
    assert Letter.objects.get().sender == "เขต"


def test_a_file_that_is_no_table_is_refused_beside_the_field(as_clerk, office):
    upload = SimpleUploadedFile("x.xlsx", b"PK\3\4")
    answer = as_clerk.post("/letters/import/", {"unit": office.secretariat.pk, "file": upload})
    assert answer.status_code == 422 and "XLSX หรือ CSV" in text(answer)


def test_the_template_can_be_filled_in_and_read(as_clerk, office):
    upload = SimpleUploadedFile("t.xlsx", as_clerk.get("/letters/import/template.xlsx").content)
    as_clerk.post("/letters/import/", {"unit": office.secretariat.pk, "file": upload})
    assert LetterImport.objects.get().rows.get().problems == []


def test_a_neighbour_cannot_open_our_import(as_clerk, client, office):
    upload = SimpleUploadedFile("t.csv", csv_of(("กท 1/1", "", "เขต", "", "ขอ")))
    as_clerk.post("/letters/import/", {"unit": office.secretariat.pk, "file": upload})
    client.force_login(office.stranger)
    address = reverse("letters:import_preview", args=[LetterImport.objects.get().public_id])
    assert client.get(address).status_code == 404


def test_a_new_deputy_is_added_and_one_who_left_is_retired(as_clerk, office):
    as_clerk.post("/letters/addressees/", {"name": "รองปลัดฯ (นางใจดี)", "order": 3, "is_active": "on"})
    deputy = Addressee.objects.get(name__contains="ใจดี")
    as_clerk.post(f"/letters/addressees/{deputy.pk}/", {"name": deputy.name, "order": 3})
    assert deputy.pk not in Addressee.objects.filter(is_active=True).values_list("pk", flat=True)
    assert (
        as_clerk.post("/letters/addressees/", {"name": office.secretary.name, "order": 1}).status_code == 422
    )
