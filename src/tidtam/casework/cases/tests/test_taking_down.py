"""Taking a request down by hand: a call, a visit, a letter; in under a minute and honest about its time."""

import pytest

from tests.support.office import make_person
from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services.opening import CLOCK_SKEW
from tidtam.core.contacts.models import Contact

NEW = "/cases/new/"
PLAIN = {
    "name": "สมศรี มีสุข",
    "phone": "081-234-5678",
    "agency": "",
    "channel": "phone",
    "text": "ขอทราบว่าหนังสือขอใช้เสียงถึงไหนแล้ว",
    "received_at": "2020-01-07T10:00",
    "offered": "2020-01-07T10:00",
    "backdate_reason": "",
}


def text(response):
    return response.content.decode()


def take(client, office, **over):
    return client.post(NEW, {**PLAIN, "desk": office.desk.pk, **over}, follow=True)


def test_a_call_becomes_a_case_of_the_officer_who_took_it(office, seen_by, at):
    page = take(seen_by(office.suda), office)
    case = Case.objects.get()
    assert case.number in text(page)
    assert (case.channel, case.assignee, case.opened_at) == ("phone", office.suda, at)
    assert case.messages.get().text == PLAIN["text"]
    assert case.title == PLAIN["text"]
    assert case.backdate_reason == ""


def test_the_same_number_written_otherwise_is_the_same_person(office, seen_by):
    client = seen_by(office.suda)
    take(client, office)
    take(client, office, name="", phone="๐๘๑ ๒๓๔ ๕๖๗๘")
    take(client, office, name="", phone="+66 81 234 5678")
    assert Contact.objects.count() == 1
    assert Contact.objects.get().cases.count() == 3


def test_a_known_person_is_suggested_and_chosen(office, seen_by, at):
    person = make_person("อรทัย การศึกษา", at=at)
    client = seen_by(office.suda)
    assert person.contact.public_id in text(client.get("/cases/new/people/", {"name": "อรทัย"}))
    take(client, office, contact=person.contact.public_id, name="", phone="")
    assert Case.objects.get().contact == person.contact


def test_nobody_is_suggested_for_a_single_letter(office, seen_by, at):
    make_person("อรทัย การศึกษา", at=at)
    assert "data-person" not in text(seen_by(office.suda).get("/cases/new/people/", {"name": "อ"}))


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"name": " ", "phone": ""}, "ระบุชื่อหรือหมายเลขโทรศัพท์ของผู้แจ้ง"),
        ({"text": " "}, "บันทึกว่าผู้แจ้งต้องการทราบหรือขออะไร"),
        ({"received_at": "2020-01-07T09:00"}, "การลงเวลารับเรื่องย้อนหลังต้องระบุเหตุผล"),
        ({"received_at": "2020-01-07T11:00"}, "เวลารับเรื่องอยู่ในอนาคต"),
        ({"received_at": "2563-01-07T10:00"}, "เวลารับเรื่องอยู่ในอนาคต"),
        ({"channel": "line"}, "line"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(office, seen_by, over, said):
    answer = take(seen_by(office.suda), office, **over)
    assert answer.status_code == 422
    assert said in text(answer).split("field__error", 1)[1]
    assert not Case.objects.exists()


def test_an_earlier_receipt_is_marked_with_its_reason(office, seen_by):
    page = take(seen_by(office.suda), office, received_at="2020-01-07T09:00", backdate_reason="บันทึกหลังวางสาย")
    case = Case.objects.get()
    assert case.backdate_reason == "บันทึกหลังวางสาย"
    assert "ลงเวลาย้อนหลัง" in text(page)


def test_a_long_call_is_no_backdating(office, seen_by, present, at):
    client = seen_by(office.suda)
    present.shift(400)
    page = take(client, office)
    assert page.status_code == 200
    case = Case.objects.get()
    assert case.recorded_at - case.opened_at == CLOCK_SKEW
    assert case.backdate_reason == ""


def test_who_may_only_look_takes_nothing_down(office, seen_by):
    assert seen_by(office.auditor).get(NEW).status_code == 403
