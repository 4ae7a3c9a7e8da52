"""Entering a letter in the register, correcting and cancelling the entry."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.support.moments import bangkok
from tidtam.casework.letters.models import Letter, Movement, Secrecy, Urgency
from tidtam.casework.letters.services import letter_amend, letter_cancel
from tidtam.casework.letters.tests.office import make_letter
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.services import flaws


def kinds(letter):
    return list(letter.events().values_list("kind", flat=True))


def test_it_takes_the_next_number_of_the_calendar_year(office, at):
    first, second = (make_letter(office, at=at) for _ in range(2))
    assert [first.receive_number, second.receive_number] == ["1/2563", "2/2563"]


def test_numbers_begin_again_on_the_first_of_january_in_bangkok(office):
    make_letter(office, at=bangkok("2019-12-31 23:59"))
    new_year = make_letter(office, at=bangkok("2020-01-01 00:00"))
    assert new_year.receive_number == "1/2563"


def test_each_unit_keeps_a_register_of_its_own(office, at):
    make_letter(office, at=at)
    assert make_letter(office, at=at, unit=office.neighbour).register_number == 1


def test_a_refused_entry_leaves_no_gap(office, at):
    with pytest.raises(DomainError):
        make_letter(office, at=at, subject=" ")
    assert make_letter(office, at=at).register_number == 1


def test_it_stands_at_the_first_step_since_it_was_received(office, at):
    received = bangkok("2020-01-06 14:00")
    letter = make_letter(office, at=at, registered_at=received, place="ฝ่ายบริหารงานทั่วไป")
    assert (letter.step, letter.step_since, letter.place) == ("received", received, "ฝ่ายบริหารงานทั่วไป")
    assert Movement.objects.filter(letter=letter).count() == 1


def test_the_ledger_knows_the_number_and_no_personal_text(office, at):
    letter = make_letter(office, at=at)
    event = letter.events().get()
    assert event.kind == "letter.registered"
    assert event.data == {"unit": office.secretariat.pk, "year": 2563, "number": 1}
    assert not list(flaws(letter.chain))


def test_the_number_is_read_however_it_is_written(office, at):
    written = "ด่วนที่สุด ที่ กท๐๙๐๑/๑๕๔๒ ลงวันที่ ๒ ม.ค. ๖๓"
    letter = make_letter(office, at=at, reference=written)
    assert letter.reference == "กท 0901/1542"
    assert letter.canonical == make_letter(office, at=at).canonical
    assert (letter.dated, letter.urgency) == (date(2020, 1, 2), Urgency.MOST_URGENT)


def test_a_number_of_no_known_form_is_kept_as_it_is(office, at):
    letter = make_letter(office, at=at, reference="ศธ.พิเศษ/๑๒")
    assert letter.reference == "ศธ.พิเศษ/๑๒"
    assert letter.canonical == "ศธ.พิเศษ/12"


@pytest.mark.parametrize("missing", ["sender", "subject"])
def test_it_needs_to_know_from_whom_and_about_what(office, at, missing):
    with pytest.raises(DomainError):
        make_letter(office, at=at, **{missing: "  "})


def test_a_letter_cannot_be_dated_after_it_came(office, at):
    with pytest.raises(DomainError):
        make_letter(office, at=at, dated=date(2020, 1, 8))


def test_a_receipt_cannot_lie_in_the_future(office, at):
    with pytest.raises(DomainError):
        make_letter(office, at=at, registered_at=bangkok("2020-01-08 10:00"))


def test_the_most_secret_letters_are_not_kept_here(office, at):
    with pytest.raises(DomainError, match="ลับที่สุด"):
        make_letter(office, at=at, secrecy=Secrecy.TOP_SECRET)


def test_not_even_the_database_takes_a_most_secret_letter(office, at):
    letter = make_letter(office, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(secrecy=Secrecy.TOP_SECRET)


def test_a_correction_is_noted_by_the_names_of_what_changed(office, at):
    letter = make_letter(office, at=at)
    letter = letter_amend(
        letter=letter, by=office.clerk, at=at, subject="ขอใช้ลานกีฬา", reference="กท 0901/1543"
    )
    assert letter.canonical.endswith("0901/1543")
    assert letter.events().reverse()[0].data == {"fields": ["reference", "subject"]}
    assert list(Letter.objects.found_by("ลานกีฬา")) == [letter]
    assert not Letter.objects.found_by("ลานคนเมือง")


def test_a_correction_that_changes_nothing_is_not_noted(office, at):
    letter = make_letter(office, at=at)
    letter_amend(letter=letter, by=office.clerk, at=at, subject=letter.subject)
    assert kinds(letter) == ["letter.registered"]


def test_the_number_cannot_be_corrected(office, at):
    with pytest.raises(TypeError):
        letter_amend(letter=make_letter(office, at=at), by=office.clerk, at=at, register_number=9)


def test_a_cancelled_entry_keeps_its_number_for_ever(office, at):
    letter = make_letter(office, at=at)
    letter_cancel(letter=letter, reason="ลงซ้ำ", by=office.clerk, at=at)
    assert make_letter(office, at=at).register_number == 2
    assert Letter.objects.filter(register_number=1).exists()
    assert kinds(letter) == ["letter.registered", "letter.cancelled"]


def test_cancelling_needs_a_reason_and_happens_once(office, at):
    letter = make_letter(office, at=at)
    with pytest.raises(DomainError):
        letter_cancel(letter=letter, reason=" ", by=office.clerk, at=at)
    letter_cancel(letter=letter, reason="ลงซ้ำ", by=office.clerk, at=at)
    with pytest.raises(DomainError):
        letter_cancel(letter=letter, reason="ลงซ้ำ", by=office.clerk, at=at)


def test_a_cancelled_entry_cannot_be_corrected(office, at):
    letter = make_letter(office, at=at)
    letter_cancel(letter=letter, reason="ลงซ้ำ", by=office.clerk, at=at)
    with pytest.raises(DomainError):
        letter_amend(letter=letter, by=office.clerk, at=at, subject="อื่น")
