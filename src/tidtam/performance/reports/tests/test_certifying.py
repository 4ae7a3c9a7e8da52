import hashlib
from datetime import date

import pytest
from django.utils.translation import override

from tests.support.moments import bangkok
from tests.support.office import make_case
from tidtam.casework.cases.services import case_acknowledge, case_open, officer_actor
from tidtam.casework.desks.models import Desk
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import Event
from tidtam.core.org.models import Role
from tidtam.performance.indicators.models import Snapshot, Target
from tidtam.performance.indicators.services import target_set
from tidtam.performance.reports.checking import certification_check, same_cases
from tidtam.performance.reports.documents.tests.test_pdf import pdftotext
from tidtam.performance.reports.models import Certification, Place
from tidtam.performance.reports.services import Edit, form_certify, form_save
from tidtam.performance.reports.tests.office import APRIL, YEAR, certify, lose_target, write


@pytest.fixture
def boss(people):
    return people[Role.EXECUTIVE]


def late_receipt():
    """Somebody at the counter on 2 January, entered in May."""
    person = make_case(at=bangkok("2020-05-04 09:00")).contact
    return case_open(
        desk=Desk.objects.get(),
        contact=person,
        channel="walk_in",
        title="ถามที่เคาน์เตอร์",
        at=bangkok("2020-05-04 10:00"),
        received_at=bangkok("2020-01-02 10:00"),
        backdate_reason="จดไว้ในสมุด",
    )


def test_what_is_certified_is_frozen_printed_and_sealed(form, people, boss):
    signed = certify(form, people, 2)
    assert signed.number == "TD-2563-0001"
    assert (signed.snapshot.as_of, signed.snapshot.quarter) == (date(2020, 3, 31), 2)
    pdf = signed.pdf.read()
    assert hashlib.sha256(pdf).hexdigest() == signed.pdf_sha256
    told = Event.objects.get(kind="report.certified")
    assert (told.actor_id, told.data["pdf"], told.data["quarter"]) == (boss.pk, signed.pdf_sha256, 2)
    assert certification_check(signed).holds
    assert same_cases(signed)


def test_the_paper_carries_the_figures_the_number_and_no_draft_mark(form, people):
    paper = pdftotext(certify(form, people, 2).pdf.read())
    for words in ("TD-2563-0001", "จำนวน 3 ราย คิดเป็นร้อยละ 60", "8 เมษายน 2563"):
        assert words in paper
    assert "ฉบับร่าง" not in paper
    assert "(ยังไม่ถึงกำหนดรายงาน)" in paper


def test_thai_numerals_are_printed_when_asked_for(form, people):
    assert "ร้อยละ ๖๐" in pdftotext(certify(form, people, 2, thai_numerals=True).pdf.read())


def test_the_paper_is_thai_whatever_language_the_signer_reads(form, people):
    with override("en"):
        signed = certify(form, people, 2)
    assert signed.snapshot.figures[1]["title"].startswith("จำนวนผู้ใช้บริการ")
    paper = pdftotext(signed.pdf.read())
    assert "คำตอบอัตโนมัติไม่นับ" in paper
    assert "Acknowledged" not in paper


@pytest.mark.parametrize(
    ("lose", "said"),
    [
        (lambda form: lose_target("letters"), "ค่าเป้าหมาย"),
        (lambda form: lose_target("letters.reported"), "ยังไม่ได้กำหนดค่าเป้าหมายปี 2563"),
        (lambda form: Target.objects.update(unit_word=""), "ยังไม่มีหน่วยนับ"),
        (lambda form: form.passages.filter(place="6.1").update(text=" "), "ไตรมาสที่ 1 สิ้นสุดแล้ว"),
        (lambda form: type(form).objects.update(signatory_position=""), "ตำแหน่ง"),
    ],
    ids=["target", "target of a part", "unit", "text of an earlier quarter", "signature"],
)
def test_nothing_is_certified_while_anything_is_missing(form, people, boss, lose, said):
    write(form, people, Place.FIRST, Place.SECOND)
    lose(form)
    with pytest.raises(DomainError, match=said):
        form_certify(form=form, quarter=2, by=boss, at=APRIL)
    assert not Certification.objects.exists()
    assert not Snapshot.objects.exists()


def test_a_quarter_is_certified_once_its_last_day_is_over(form, people, boss):
    write(form, people, Place.FIRST, Place.SECOND, at=bangkok("2020-03-31 10:00"))
    with pytest.raises(DomainError, match="31 มี"):
        form_certify(form=form, quarter=2, by=boss, at=bangkok("2020-03-31 23:59"))
    assert form_certify(form=form, quarter=2, by=boss, at=bangkok("2020-04-01 00:00"))


def test_an_earlier_cut_off_lets_it_be_certified_earlier(form, people, boss):
    form_save(form=form, edits=[Edit("6.2", "", as_of=date(2020, 3, 25))], by=boss, at=APRIL)
    at = bangkok("2020-03-26 09:00")
    assert certify(form, people, 2, at=at).snapshot.as_of == date(2020, 3, 25)


@pytest.mark.parametrize("quarter", [1, 2])
def test_a_quarter_is_certified_only_once_and_never_before_a_later_one(form, people, boss, quarter):
    certify(form, people, 2)
    with pytest.raises(DomainError, match="รับรองไตรมาสที่ 2 แล้ว"):
        form_certify(form=form, quarter=quarter, by=boss, at=APRIL)


def test_a_certification_refuses_to_be_saved_again(form, people):
    signed = certify(form, people, 2)
    signed.signatory_name = "ผู้อื่น"
    with pytest.raises(TypeError):
        signed.save()


def test_a_late_correction_shows_as_a_difference_and_leaves_the_copy_alone(form, people):
    signed = certify(form, people, 2)
    before = signed.pdf.read()
    late_receipt()
    check = certification_check(Certification.objects.get())
    assert check.sealed and not check.holds
    assert [(each.code, str(each.certified), str(each.now)) for each in check.changed] == [
        ("letters.users", "5", "6"),
        ("letters.acknowledged", "60 (3/5)", "50 (3/6)"),
        ("letters.reported", "60 (3/5)", "50 (3/6)"),
    ]
    assert not same_cases(signed)
    assert Certification.objects.get().pdf.read() == before


def test_what_happens_after_the_cut_off_changes_no_certified_figure(form, people):
    signed = certify(form, people, 2)
    case = make_case(at=bangkok("2020-04-02 09:00"))
    case_acknowledge(case=case, by=officer_actor(people[Role.OFFICER]), at=bangkok("2020-04-02 09:05"))
    assert certification_check(signed).holds


def test_agreeing_on_another_target_changes_no_certified_report(form, people):
    signed = certify(form, people, 2)
    target_set(
        definition=form.definition.parts.get(code="letters.users"),
        fiscal_year=YEAR,
        value=1,
        unit_word="คน",
        by=people[Role.PLANNER],
        at=APRIL,
    )
    assert certification_check(signed).holds


@pytest.mark.parametrize(
    "tamper",
    [
        lambda signed: Certification.objects.update(pdf_sha256="0" * 64),
        lambda signed: Snapshot.objects.update(evidence_hash="0" * 64),
        lambda signed: Snapshot.objects.update(
            figures=[{**row, "target": "1"} for row in signed.snapshot.figures]
        ),
    ],
    ids=["paper", "cases", "figures"],
)
def test_a_certificate_altered_in_the_database_breaks_its_seal(form, people, tamper):
    tamper(certify(form, people, 2))
    check = certification_check(Certification.objects.get())
    assert not check.sealed and not check.holds
