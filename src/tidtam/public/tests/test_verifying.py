import pytest
from django.core.cache import cache

from tests.support.moments import bangkok
from tests.support.office import make_case
from tidtam.core.kernel.clock import replaying
from tidtam.performance.indicators.tests.office import make_indicators, make_people, replay_example
from tidtam.performance.reports.models import Certification
from tidtam.performance.reports.tests.office import APRIL, certify, make_form


@pytest.fixture
def certified(db, media):
    make_indicators()
    people = make_people()
    replay_example()
    cache.clear()
    with replaying(APRIL):
        yield certify(make_form(people), people, 2)


def page(client, number, language="th"):
    return client.get(f"/verify/{number}", headers={"Accept-Language": language})


def test_anybody_reads_that_the_figures_are_those_on_the_paper(client, certified):
    response = page(client, certified.number)
    text = response.content.decode()
    assert response.status_code == 200
    for words in ("ตรงกัน", "60 (3/5)", "ส่วนเลขานุการ สำนักงานสมมติ", "8 เมษายน 2563", certified.pdf_sha256):
        assert words in text


def test_it_tells_of_no_person(client, certified):
    text = page(client, certified.number).content.decode()
    for person in (certified.signatory_name, certified.signed_by.full_name, "anong", "นส.63-"):
        assert person not in text


def test_a_late_correction_is_said_with_both_figures(client, certified):
    make_case(at=bangkok("2020-03-20 09:00"))
    text = page(client, certified.number).content.decode()
    assert "แตกต่าง" in text
    assert "60 (3/5)" in text and "50 (3/6)" in text


def test_a_broken_seal_is_never_called_a_match(client, certified):
    Certification.objects.update(pdf_sha256="0" * 64)
    response = page(client, certified.number)
    assert not response.context["holds"]
    assert "ไม่สมบูรณ์" in response.content.decode()


def test_many_readers_cost_one_count(client, certified, django_assert_max_num_queries):
    page(client, certified.number)
    with django_assert_max_num_queries(1):
        response = page(client, certified.number)
    assert response.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("number", ["TD-2563-0999", "x", "ก" * 300, "..", "%00", "TD-2563-0001%22><script>"])
def test_an_unknown_number_is_told_kindly(client, certified, number):
    response = client.get(f"/verify/{number}", follow=True)
    assert response.status_code == 404
    assert "<script>alert" not in response.content.decode()


def test_the_number_may_be_typed_in_thai_digits_and_small_letters(client, certified):
    assert page(client, "td-๒๕๖๓-๐๐๐๑").headers["Location"] == "/verify/TD-2563-0001"
    assert client.get("/verify/?number=td-2563-0001 ").headers["Location"] == "/verify/TD-2563-0001"


@pytest.mark.parametrize("number", ["", "//elsewhere.example", "a/b", "ก"])
def test_what_is_no_number_asks_again(client, db, number):
    response = client.get("/verify/", {"number": number})
    assert response.status_code == 200


def test_it_speaks_english_too(client, certified):
    assert "It matches" in page(client, certified.number, "en").content.decode()


def test_nothing_can_be_sent_to_it(client, certified):
    assert client.post(f"/verify/{certified.number}").status_code == 405
