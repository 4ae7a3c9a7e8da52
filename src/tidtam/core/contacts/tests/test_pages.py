"""The contacts' pages: the list in Thai order, one person, who looked, and what is handed out."""

import pytest
from django.urls import reverse

from tests.support.office import make_case, make_message, make_officer, make_person
from tidtam.core.contacts.models import AccessRecord, Contact
from tidtam.core.contacts.services import contact_describe, contact_make, phone_digits
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_officer(client, db):
    client.force_login(make_officer("suda", full_name="สุดา ใจเย็น"))
    return client


def text(response):
    return response.content.decode()


def page_of(person):
    return reverse("contacts:contact", args=[person.public_id])


def test_people_stand_in_the_order_of_a_thai_dictionary(as_officer, at):
    for name in ("โอภาส", "เกษม", "ขวัญ", "กมล"):
        make_person(name, at=at)
    page = text(as_officer.get("/contacts/"))
    places = [page.index(f">{name}</a>") for name in ("กมล", "เกษม", "ขวัญ", "โอภาส")]
    assert places == sorted(places)


@pytest.mark.parametrize("part", ["สมศรี", "มีสุข", "พระนคร สมศรี", "0812345", "081-234"])
def test_a_person_is_found_by_part_of_name_agency_or_number(as_officer, at, part):
    contact_make(name="สมศรี มีสุข", agency="สำนักงานเขตพระนคร", phone="081-234-5678", at=at)
    make_person("คนอื่น", at=at)
    page = text(as_officer.get("/contacts/", {"q": part}))
    assert "สมศรี มีสุข" in page
    assert "คนอื่น" not in page


def test_nobody_found_says_what_to_try(as_officer):
    assert "ลองพิมพ์เพียงบางส่วน" in text(as_officer.get("/contacts/", {"q": "ไม่มีใคร"}))


def test_pages_follow_one_another(as_officer, at, monkeypatch):
    monkeypatch.setattr(
        "tidtam.core.contacts.selectors.contacts_page.__kwdefaults__", {"after": "", "size": 2}
    )
    for name in ("ก", "ข", "ค"):
        make_person(name, at=at)
    first = text(as_officer.get("/contacts/"))
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert ">ค</a>" not in first
    assert ">ค</a>" in text(as_officer.get("/contacts/" + following))


@pytest.mark.parametrize("after", ["x", "~", "a~b", "~" + "9" * 30])
def test_an_unreadable_place_begins_anew(as_officer, at, after):
    make_person("กมล", at=at)
    assert "กมล" in text(as_officer.get("/contacts/", {"after": after}))


def test_a_page_shows_the_cases_and_who_looked(as_officer, at):
    case = make_case(at=at)
    page = text(as_officer.get(page_of(case.contact)))
    assert case.number in page
    assert "สุดา ใจเย็น" in page.split("ใครเปิดดูข้อมูลนี้")[1]
    assert AccessRecord.objects.get().purpose == "contact"


def test_what_is_known_is_corrected(as_officer, at):
    person = make_person("กมล", at=at).contact
    said = {
        "name": "กมล แสงทอง",
        "agency": "สำนักการโยธา",
        "phone": "02-123-4567",
        "email": "",
        "language": "en",
    }
    as_officer.post(f"{page_of(person)}describe/", said)
    person.refresh_from_db()
    assert (person.name, person.agency, person.language) == ("กมล แสงทอง", "สำนักการโยธา", "en")


def test_what_cannot_be_right_is_refused_and_kept_on_the_form(as_officer, at):
    person = make_person("กมล", at=at).contact
    said = {"name": "กมล", "email": "ไม่ใช่อีเมล", "language": "th"}
    answer = as_officer.post(f"{page_of(person)}describe/", said)
    assert answer.status_code == 422
    assert "ไม่ใช่อีเมล" in text(answer)


def test_a_person_is_handed_out_everything_that_is_kept_but_internal_notes(as_officer, at):
    case = make_message(case=make_case(at=at), at=at, text="ขอทราบผลค่ะ")
    answer = as_officer.get(f"{page_of(case.contact)}export/")
    kept = answer.json()
    assert kept["contact"]["name"] == case.contact.name
    assert kept["cases"][0]["messages"][0]["text"] == "ขอทราบผลค่ะ"
    assert kept["seen_by"][0]["purpose"] == "export"
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("role", [Role.PLANNER, Role.EXECUTIVE, Role.AUDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("path", ["", "export/"])
def test_people_are_not_for_everybody(client, at, role, path):
    person = make_person("กมล", at=at).contact
    client.force_login(make_officer("other", role=role))
    assert client.get(f"{page_of(person)}{path}").status_code == 403
    assert not AccessRecord.objects.exists()


def test_names_are_never_markup(as_officer, at):
    person = make_person("<script>alert(1)</script>", at=at).contact
    assert "<script>alert" not in text(as_officer.get(page_of(person)))
    assert "<script>alert" not in text(as_officer.get("/contacts/"))


def test_who_is_known_by_number_keeps_the_name_already_known(at):
    known = contact_make(name="สมศรี", phone="0812345678", at=at)
    again = contact_make(name="ป้าศรี", phone="081 234 5678", agency="เขตดุสิต", at=at)
    assert again.pk == known.pk
    assert (again.name, again.agency) == ("สมศรี", "เขตดุสิต")


def test_nobody_at_all_is_refused(at):
    with pytest.raises(DomainError):
        contact_make(name=" ", phone="-", at=at)
    assert not Contact.objects.exists()


def test_a_name_longer_than_there_is_room_for_is_refused(at):
    with pytest.raises(DomainError):
        contact_describe(contact=make_person("ก", at=at).contact, by=None, at=at, name="ก" * 201)


@pytest.mark.parametrize(
    ("said", "digits"),
    [("081-234-5678", "0812345678"), ("๐๒ ๑๒๓ ๔๕๖๗", "021234567"), ("+66812345678", "0812345678"), ("", "")],
)
def test_a_number_is_read_however_it_is_written(said, digits):
    assert phone_digits(said) == digits
