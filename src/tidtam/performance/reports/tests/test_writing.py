from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.moments import bangkok
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import Event
from tidtam.core.org.models import Role
from tidtam.performance.indicators.models import Definition
from tidtam.performance.reports.models import Evidence, Form, Place
from tidtam.performance.reports.services import (
    Edit,
    draft_settle,
    evidence_add,
    evidence_remove,
    form_save,
    form_start,
    quarter_draft,
    quarter_save,
)
from tidtam.performance.reports.tests.office import APRIL, YEAR, certify, write


@pytest.fixture
def planner(people):
    return people[Role.PLANNER]


def text(form, place):
    return form.passages.get(place=place).text


def save(form, by, *edits, at=APRIL, **over):
    return form_save(form=form, edits=edits, by=by, at=at, **over)


def test_starting_again_gives_the_same_form(form, planner):
    again = form_start(definition=form.definition, fiscal_year=YEAR, by=planner, at=APRIL)
    assert again == form
    assert Event.objects.filter(kind="report.started").count() == 1
    assert form.signatory_name == str(planner)


def test_a_sub_indicator_has_no_form_of_its_own(people, planner):
    part = Definition.objects.get(code="letters.users")
    with pytest.raises(DomainError, match="ตัวชี้วัดหลัก"):
        form_start(definition=part, fiscal_year=YEAR, by=planner, at=APRIL)


def test_a_draft_is_written_from_the_figures_of_the_cut_off(form, people):
    write(form, people, Place.SECOND)
    assert "มีผู้ใช้บริการ จำนวน 5 คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ 10" in text(form, Place.SECOND)
    assert "จำนวน 3 ราย คิดเป็นร้อยละ 60 ต่ำกว่าเป้าหมายที่กำหนด" in text(form, Place.SECOND)
    rows = form.passages.get(place=Place.SECOND).drafted_from
    assert [row["indicator"] for row in rows][1:3] == ["letters.users", "letters.acknowledged"]


def test_a_draft_nobody_touched_gives_way_to_a_new_one(form, people, planner):
    write(form, people, Place.SECOND)
    save(form, planner, Edit(Place.SECOND, text(form, Place.SECOND), as_of=date(2020, 1, 10)))
    write(form, people, Place.SECOND)
    assert "จำนวน 4 คน จากจำนวนเป้าหมาย 50 คน" in text(form, Place.SECOND)


def test_a_draft_never_takes_the_place_of_an_officers_words(form, people, planner):
    quarter_save(form=form, quarter=2, text="ถ้อยคำของเจ้าหน้าที่", by=planner, at=APRIL)
    assert not quarter_draft(form=form, place=Place.SECOND, by=planner, at=APRIL)
    passage = form.passages.get(place=Place.SECOND)
    assert passage.text == "ถ้อยคำของเจ้าหน้าที่"
    assert "จำนวน 5 คน" in passage.draft


@pytest.mark.parametrize(("take", "kept"), [(True, "จำนวน 5 คน"), (False, "ถ้อยคำของเจ้าหน้าที่")])
def test_the_officer_chooses_between_the_words_and_the_draft(form, planner, take, kept):
    quarter_save(form=form, quarter=2, text="ถ้อยคำของเจ้าหน้าที่", by=planner, at=APRIL)
    quarter_draft(form=form, place=Place.SECOND, by=planner, at=APRIL)
    draft_settle(form=form, place=Place.SECOND, take=take, by=planner, at=APRIL)
    passage = form.passages.get(place=Place.SECOND)
    assert kept in passage.text
    assert passage.draft == ""


def test_the_year_is_summed_up_from_its_last_quarter(form, people):
    write(form, people, Place.YEAR, at=bangkok("2020-10-05 09:00"))
    assert "บรรลุเป้าหมาย 0 ตัวชี้วัดย่อย จากทั้งหมด 4 ตัวชี้วัดย่อย คิดเป็นร้อยละ 0" in text(form, Place.YEAR)


@pytest.mark.parametrize("place", [Place.THIRD, Place.YEAR, Place.OBSTACLES])
def test_what_has_no_figures_yet_cannot_be_drafted(form, planner, place):
    with pytest.raises(DomainError):
        quarter_draft(form=form, place=place, by=planner, at=bangkok("2020-03-31 09:00"))


def test_two_people_do_not_overwrite_one_another(form, people, planner):
    seen = form.passages.get(place=Place.SUPPORT).revision
    save(form, planner, Edit(Place.SUPPORT, "คนแรก", revision=seen))
    edits = [Edit(Place.OBSTACLES, "ข", revision=0), Edit(Place.SUPPORT, "คนที่สอง", revision=seen)]
    with pytest.raises(DomainError, match="ไปก่อนแล้ว"):
        save(form, planner, *edits)
    assert (text(form, Place.SUPPORT), text(form, Place.OBSTACLES)) == ("คนแรก", "")


def test_what_did_not_change_is_left_alone(form, planner):
    save(form, planner, Edit(Place.SUPPORT, "เดิม"))
    assert save(form, planner, Edit(Place.SUPPORT, "เดิม\r\n", revision=0)) == []


@pytest.mark.parametrize("day", [date(2020, 4, 1), date(2019, 12, 31)])
def test_a_cut_off_lies_in_its_quarter(form, planner, day):
    with pytest.raises(DomainError, match="วันตัดข้อมูล"):
        save(form, planner, Edit(Place.SECOND, "", as_of=day))


def test_control_characters_are_not_kept(form, planner):
    save(form, planner, Edit(Place.SUPPORT, "ก\x00ข\u202eค\nง"))
    assert text(form, Place.SUPPORT) == "กขค\nง"


def test_a_text_too_long_is_refused(form, planner):
    with pytest.raises(DomainError, match="20,000"):
        save(form, planner, Edit(Place.SUPPORT, "ก" * 20_001))


def test_what_is_certified_is_not_written_on(form, people, planner):
    certify(form, people, 2)
    for place in (Place.FIRST, Place.SECOND):
        with pytest.raises(DomainError, match="รับรองแล้ว"):
            save(form, planner, Edit(place, "แก้ภายหลัง"))
        with pytest.raises(DomainError, match="รับรองแล้ว"):
            quarter_draft(form=form, place=place, by=planner, at=APRIL)
    assert save(form, planner, Edit(Place.THIRD, "ไตรมาสถัดไป")) == [Place.THIRD]


def test_evidence_is_a_line_with_an_address_or_a_file(form, planner):
    file = SimpleUploadedFile("รายงาน ประชุม.pdf", b"%PDF-1.7 minutes")
    kept = evidence_add(form=form, text="รายงานการประชุม", by=planner, at=APRIL, file=file)
    assert (kept.content_type, kept.size, kept.name) == ("application/pdf", 16, "รายงาน ประชุม.pdf")
    assert kept.file.read() == b"%PDF-1.7 minutes"
    evidence_remove(evidence=kept, by=planner, at=APRIL)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("words", "content"), [("", b"x"), ("ไฟล์ว่าง", b""), ("โปรแกรม", b"MZ\x90\x00")])
def test_evidence_without_words_or_with_a_program_is_refused(form, planner, words, content):
    file = SimpleUploadedFile("a.exe", content)
    with pytest.raises(DomainError):
        evidence_add(form=form, text=words, by=planner, at=APRIL, file=file)
    assert not Evidence.objects.exists()


def test_the_ledger_tells_what_was_done_and_holds_no_words(form, people, planner):
    save(form, planner, Edit(Place.SUPPORT, "ถ้อยคำที่ไม่ควรอยู่ในบัญชี"))
    certify(form, people, 1)
    told = Event.objects.filter(chain=Form.objects.get().chain).order_by("position")
    assert [event.kind.removeprefix("report.") for event in told] == [
        "started",
        "edited",
        "drafted",
        "certified",
    ]
    assert "ถ้อยคำ" not in str([event.data for event in told])
