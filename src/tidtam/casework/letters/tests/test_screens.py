"""The register in a real browser: entered, moved and brought in by keyboard, looked at in every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.moments import bangkok
from tidtam.casework.letters.models import Letter, Secrecy
from tidtam.casework.letters.services import letter_follow, letter_move
from tidtam.casework.letters.tests.office import Office, make_case, make_letter, make_office
from tidtam.casework.letters.tests.sheets import csv_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SUBJECTS = (
    ("กท 0901/1542 ลงวันที่ 2 ม.ค. 63", "สำนักงานเขตพระนคร", "ขอใช้ลานคนเมืองจัดกิจกรรมวันเด็กแห่งชาติ", "urgent"),
    ("ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว119", "กรมบัญชีกลาง", "แนวทางการปฏิบัติในการดำเนินการจัดซื้อจัดจ้าง", "normal"),
    ("กท 1201/88", "สำนักการระบายน้ำ", "ขออนุมัติเบิกจ่ายเงินงบประมาณโครงการก่อสร้างเขื่อนริมคลอง", "very_urgent"),
    ("กท 0803/415", "สำนักการศึกษา", "รายงานผลการประชุมคณะกรรมการการศึกษาขั้นพื้นฐาน", "normal"),
)


@pytest.fixture
def office(at) -> Office:
    return make_office(at=at)


@pytest.fixture
def letters(office, at) -> list[Letter]:
    made = [
        make_letter(
            office,
            at=at,
            reference=reference,
            sender=sender,
            subject=subject,
            urgency=urgency,
            owner=office.clerk if turn % 2 else None,
            place="ส่วนเลขานุการ",
        )
        for turn, (reference, sender, subject, urgency) in enumerate(SUBJECTS)
    ]
    later = bangkok("2020-01-07 11:00")
    letter_move(letter=made[0], step="screening", by=office.clerk, at=later, place="ฝ่ายบริหารงานทั่วไป")
    letter_move(letter=made[0], step="proposed", by=office.clerk, at=later, place="หน้าห้องปลัด", note="แฟ้มด่วน")
    for name in ("สุพรรณี ปกครอง", "อรทัย การศึกษา"):
        letter_follow(case=make_case(office, at=at, name=name), letter=made[0], at=at, by=office.clerk)
    make_letter(
        office, at=at, subject="ผลการสอบข้อเท็จจริง", reference="กท 0404/ล 7", secrecy=Secrecy.CONFIDENTIAL
    )
    return made


@pytest.fixture
def window(open_window, office) -> Page:
    page: Page = open_window(signed_in_as=office.clerk)
    return page


def test_letters_are_entered_one_after_the_other_without_the_mouse(window, office):
    window.goto("/letters/")
    for turn, subject in enumerate(("ขอใช้ลานคนเมือง", "ขอเบิกจ่าย"), 1):
        if turn == 1:
            window.keyboard.press("n")
        expect(window.locator("#id_reference")).to_be_focused()
        window.keyboard.type(f"กท 0901/{turn}")
        window.keyboard.press("Tab")
        window.keyboard.type("เขตพระนคร")
        window.keyboard.press("Tab")
        window.keyboard.type(subject)
        window.keyboard.press("Enter")
        expect(window.locator(".entry__done")).to_contain_text(f"{turn}/")
        expect(window.locator("#letters")).to_contain_text(subject)
    assert Letter.objects.count() == 2


def test_a_number_that_is_there_already_is_told_while_typing(window, letters):
    window.goto("/letters/")
    window.locator("#id_reference").type("กท0901/1542")
    expect(window.locator(".entry__twin")).to_contain_text("ลงทะเบียนแล้ว")


def test_the_list_follows_what_is_typed(window, letters):
    window.goto("/letters/")
    window.locator("#id_q").type("ระบายน้ำ")
    expect(window.locator(".letters__row")).to_have_count(1)
    window.locator("#id_q").fill("ไม่มีเรื่องนี้")
    expect(window.get_by_text("ไม่พบหนังสือตามที่ค้น")).to_be_visible()


def test_a_letter_is_moved_and_its_followers_told_with_a_few_keys(window, letters):
    window.goto("/letters/?q=ลานคนเมือง")
    window.keyboard.press("j")
    window.keyboard.press("m")
    dialog = window.locator("#move-dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".move__sample")).to_contain_text("ได้รับการลงนามแล้ว")
    dialog.get_by_label("ส่งคืนแก้ไข").check()
    expect(dialog.locator(".move__sample")).to_contain_text("เพื่อแก้ไข")
    dialog.get_by_role("button", name="แจ้งผู้ติดตาม 2 ราย").click()
    expect(window.locator("#toasts")).to_contain_text("แจ้งผู้ติดตาม 2 รายแล้ว")
    letters[0].refresh_from_db()
    assert letters[0].step == "returned"


def test_everything_goes_without_a_script_as_well(open_window, office, letters):
    window = open_window(signed_in_as=office.clerk, java_script_enabled=False)
    window.goto("/letters/")
    window.locator("#id_sender").fill("เขตดุสิต")
    window.locator("#id_subject").fill("ขอความอนุเคราะห์")
    window.get_by_role("button", name="ลงทะเบียน", exact=True).click()
    expect(window.locator(".letters__row--new")).to_contain_text("ขอความอนุเคราะห์")
    window.locator(".letters__row--new").get_by_role("link", name="ย้ายขั้น").click()
    window.get_by_label("เสนอผู้บริหาร").check()
    window.get_by_role("button", name="ย้ายขั้น").click()
    assert Letter.objects.get(subject="ขอความอนุเคราะห์").step == "proposed"


def upload(window: Page, *rows: tuple[str, ...]) -> None:
    window.goto("/letters/import/")
    window.set_input_files(
        "#id_file", {"name": "ทะเบียน.csv", "mimeType": "text/csv", "buffer": csv_of(*rows)}
    )
    window.get_by_role("button", name="อ่านไฟล์").click()


FILE = (
    ("กท 0901/1542", "2/1/2563", "สำนักงานเขตพระนคร", "", "ขอใช้ลานคนเมือง"),
    ("กท 0902/1", "45/1/2563", "", "ผู้ว่าการ", "ขอความอนุเคราะห์วิทยากร"),
    ("กท 0903/7", "2020-01-03", "สำนักงานเขตดุสิต", "ปลัดกรุงเทพมหานคร", "ขอเชิญประชุม"),
)


def test_a_spreadsheet_is_looked_at_and_accepted(window, letters):
    upload(window, *FILE)
    expect(window.locator(".import-table__faulty")).to_contain_text("อ่าน")
    window.get_by_role("button", name="นำเข้า 1 ฉบับ").click()
    expect(window.locator("#letters")).to_contain_text("ขอเชิญประชุม")


PAGES: dict[str, Callable[[Page, list[Letter]], object]] = {
    "letters": lambda window, letters: window.goto("/letters/"),
    "letters-nothing-found": lambda window, letters: window.goto("/letters/?q=ไม่มี"),
    "letters-one": lambda window, letters: window.goto(f"/letters/{letters[0].public_id}/"),
    "letters-move": lambda window, letters: window.goto(f"/letters/{letters[0].public_id}/move/"),
    "letters-amend": lambda window, letters: window.goto(f"/letters/{letters[0].public_id}/amend/"),
    "letters-import": lambda window, letters: window.goto("/letters/import/"),
    "letters-import-preview": lambda window, letters: upload(window, *FILE),
    "letters-form-13": lambda window, letters: window.goto("/letters/form-13/"),
    "letters-addressees": lambda window, letters: window.goto("/letters/addressees/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_fit_to_be_seen(window, letters, screenshot, axe, name):
    PAGES[name](window, letters)
    axe(window)
    screenshot(window, name)


def test_the_dialog_is_fit_to_be_seen(window, letters, screenshot, axe):
    window.goto("/letters/?q=ลานคนเมือง")
    window.get_by_role("link", name="ย้ายขั้น").first.click()
    expect(window.locator("#move-dialog")).to_be_visible()
    axe(window)
    screenshot(window, "letters-dialog")
