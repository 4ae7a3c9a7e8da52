import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.support.moments import bangkok
from tests.support.office import make_case, make_unit
from tidtam.casework.surveys.services import survey_answer
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor
from tidtam.core.org.models import Membership, Role
from tidtam.performance.indicators.models import Definition, Target

JANUARY = "as_of=31/1/2563"
ALL_OF_JANUARY = "from=2019-12-01&to=2020-01-31"


def text(response):
    return response.content.decode()


def cases(client, code, which="", days=ALL_OF_JANUARY):
    return client.get(f"/kpi/{code}/cases?{days}&which={which}")


def numbers(response):
    return [case.number for case in response.context["seen"]]


def test_the_list_tells_each_figure_with_its_counts_and_target(sign_in):
    page = text(sign_in("officer").get(f"/kpi/?{JANUARY}"))
    assert "3 จาก 5 · เป้าหมาย 80" in page
    assert "คน · เป้าหมาย 50 · ร้อยละ 10" in page
    assert "ถึงเป้าหมายแล้ว <b>0</b> จาก 4" in page


def test_choosing_a_card_shows_its_months_and_its_method(sign_in):
    response = sign_in("planner").get(f"/kpi/letters.acknowledged/?{JANUARY}")
    assert [card.current for card in response.context["cards"]] == [False, True, False, False]
    assert [(bar.label, bar.text) for bar in response.context["bars"]] == [("ธ.ค.", "–"), ("ม.ค.", "3/5")]
    assert "คำตอบอัตโนมัติไม่นับ" in text(response)


def test_the_table_of_quarters_has_the_sum_and_the_quarters_own(sign_in):
    make_case(at=bangkok("2019-12-02 10:00"))
    rows = sign_in("planner").get(f"/kpi/letters/?{JANUARY}").context["quarters"]
    assert [(row.number, row.cells[0].text, row.cells[0].own) for row in rows] == [
        (1, "1", "1"),
        (2, "6", "5"),
    ]
    assert rows[1].running


def test_a_small_group_of_raters_is_not_shown_by_itself(sign_in):
    response = sign_in("supervisor").get(f"/kpi/letters.satisfied/?{JANUARY}")
    assert [bar.text for bar in response.context["bars"]] == ["–", "<5"]
    assert response.context["quarters"][1].cells[3].own == "น้อยกว่า 5 ผู้ตอบ ยังไม่แสดง"
    assert response.context["behind"] == []
    listed = cases(sign_in("supervisor"), "letters.satisfied")
    assert numbers(listed) == []
    assert [side.count for side in listed.context["list"].sides] == [None, None]


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("officer", False),
        ("administrator", False),
        ("supervisor", True),
        ("planner", True),
        ("executive", True),
        ("auditor", True),
    ],
)
def test_the_sum_of_so_few_raters_is_for_those_who_answer_for_it(sign_in, role, sees):
    client = sign_in(role)
    listed = client.get("/kpi/?year=2563").context["rows"][0]
    shown = client.get(f"/kpi/letters.satisfied/?{JANUARY}").context
    few = "น้อยกว่า 5 ผู้ตอบ ยังไม่แสดง"
    for card in (listed["cards"][3], shown["chosen"]):
        assert card.held_back is not sees
        assert (card.note == few) is not sees
        assert (card.value == "–", card.share is None, card.status_kind == "") == (not sees,) * 3
    assert (shown["quarters"][1].cells[3].text == few) is not sees
    assert (shown["outlook"] == [few]) is not sees
    assert listed["total"].figure.denominator == 4
    assert listed["cards"][0].held_back is False


def test_five_raters_are_enough_for_anybody(sign_in):
    before = sign_in("officer").get(f"/kpi/letters.satisfied/?{JANUARY}").context["chosen"]
    for number in range(5 - before.figure.denominator):
        assert sign_in("officer").get(f"/kpi/letters.satisfied/?{JANUARY}").context["chosen"].held_back
        rated(number)
    after = sign_in("officer").get(f"/kpi/letters.satisfied/?{JANUARY}").context["chosen"]
    assert (after.held_back, after.figure.denominator) == (False, 5)
    assert after.share is not None


def test_every_number_opens_its_cases_and_its_complement_the_misses_first(sign_in):
    client = sign_in("planner")
    response = client.get(f"/kpi/letters.acknowledged/?{JANUARY}")
    assert [(side.which, side.count) for side in response.context["behind"]] == [
        ("missed", 2),
        ("counted", 3),
    ]
    assert numbers(client.get(response.context["behind"][0].href)) == ["นส.63-0003", "นส.63-0005"]
    assert numbers(client.get(response.context["behind"][1].href)) == [
        "นส.63-0001",
        "นส.63-0002",
        "นส.63-0004",
    ]
    assert numbers(cases(client, "letters.acknowledged")) == ["นส.63-0003", "นส.63-0005"]


def test_a_verdict_is_that_of_the_cut_off_and_told_to_the_second(sign_in):
    client = sign_in("planner")
    late, waiting = cases(client, "letters.acknowledged", "missed").context["seen"]
    assert (late.promises[0].verdict, late.promises[0].kept_words) == ("เกินกำหนด", "09:15:01 น.")
    assert waiting.promises[0].verdict == "เกินกำหนด ยังไม่ตอบ"
    known = cases(client, "letters.reported", "missed", f"{ALL_OF_JANUARY}&known=2020-02-29")
    assert known.context["seen"][1].promises[1].kept_words == "3 ก.พ. 2563 09:00:00 น."


@pytest.mark.parametrize(
    ("role", "lists", "links"),
    [
        ("officer", False, False),
        ("supervisor", True, True),
        ("planner", True, False),
        ("executive", False, False),
        ("auditor", True, True),
        ("administrator", False, False),
    ],
)
def test_who_sees_the_cases_behind_a_figure(sign_in, role, lists, links):
    response = cases(sign_in(role), "letters.acknowledged", "counted")
    assert bool(response.context["seen"]) is lists
    assert any(case.href for case in response.context["seen"]) is links
    assert [side.count for side in response.context["list"].sides] == [2, 3]
    assert sign_in(role).get(f"/kpi/letters.acknowledged/cases.csv?{ALL_OF_JANUARY}").status_code == (
        200 if lists else 403
    )


def test_planners_see_totals_of_satisfaction_and_never_who(sign_in):
    for number in range(20):
        rated(number)
    client = sign_in("planner")
    assert cases(client, "letters.satisfied", "counted").context["seen"] == []
    assert client.get(f"/kpi/letters.satisfied/cases.xlsx?{ALL_OF_JANUARY}").status_code == 403
    assert cases(sign_in("supervisor"), "letters.satisfied", "counted").context["seen"] == []


def rated(number, score=5):
    at = bangkok(f"2020-01-15 10:{number:02}")
    case = make_case(at=at)
    survey_answer(case=case, scores={1: score}, by=Actor(ActorKind.CONTACT, case.contact_id), at=at)


def test_who_was_satisfied_is_listed_once_both_sides_are_large_enough(sign_in):
    for number in range(10):
        rated(number, score=5 if number < 6 else 1)
    supervisor = sign_in("supervisor")
    assert len(cases(supervisor, "letters.satisfied", "missed").context["seen"]) == 5
    assert len(cases(supervisor, "letters.satisfied", "counted").context["seen"]) == 9


def test_a_unit_of_another_house_sees_nothing(sign_in, january):
    Membership.objects.filter(officer=january[Role.PLANNER]).update(unit=make_unit("elsewhere"))
    client = sign_in("planner")
    assert client.get("/kpi/").context["rows"] == []
    for path in ("", "definition", "cases", "cases.csv", "target/2563"):
        assert client.get(f"/kpi/letters.users/{path}").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, january):
    assert client.get("/kpi/letters/").headers["Location"].startswith("/account/login/")


def test_the_files_hold_both_sides_and_no_person(sign_in):
    client = sign_in("auditor")
    raw = b"".join(client.get(f"/kpi/letters.acknowledged/cases.csv?{ALL_OF_JANUARY}").streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row[:2] for row in rows[1:]] == [
        ["นส.63-0003", "ไม่ทันหรือยังรอ"],
        ["นส.63-0005", "ไม่ทันหรือยังรอ"],
        ["นส.63-0001", "ทัน"],
        ["นส.63-0002", "ทัน"],
        ["นส.63-0004", "ทัน"],
    ]
    assert "2020-01-08 09:15:01" in rows[1]
    book = client.get(f"/kpi/letters.acknowledged/cases.xlsx?{ALL_OF_JANUARY}").content
    sheet = load_workbook(io.BytesIO(book)).worksheets[0]
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows
    assert "anong" not in raw.decode()


def test_a_forecast_speaks_in_plain_words_until_the_year_is_over(sign_in):
    for number in range(10):
        make_case(at=bangkok(f"2020-02-{number + 10} 09:00"))
    client = sign_in("planner")
    said = client.get("/kpi/letters.users/?as_of=29/2/2563").context["outlook"]
    assert said[0].startswith("คาดว่าถึง 30 ก.ย. 2563 จะมี ")
    assert said[1] == "ยังต้องมีผู้ใช้บริการอีก 35 คน ภายใน 30 ก.ย. 2563"
    early = client.get("/kpi/letters.users/?as_of=20/12/2562").context["outlook"]
    assert early[0].startswith("ยังเร็วเกินไป")


def test_a_planner_agrees_on_a_target_and_others_do_not(sign_in):
    address = "/kpi/letters.users/target/2564"
    assert sign_in("supervisor").post(address, {"value": "1"}).status_code == 403
    client = sign_in("planner")
    assert client.post(address, {"value": "๑,๒๐๐", "unit_word": "คน"}).status_code == 302
    assert Target.objects.get(definition__code="letters.users", fiscal_year=2564).value == 1200
    assert "1200 คน" in text(client.get("/kpi/letters/definition?year=2563"))
    refused = client.post(address, {"value": "มาก"})
    assert refused.status_code == 422
    assert refused.context["form"].errors


def test_a_year_without_targets_says_so(sign_in):
    Target.objects.filter(definition__code="letters").delete()
    assert "ยังไม่ได้กำหนดเป้าหมายของปีงบประมาณ 2563" in text(sign_in("planner").get("/kpi/letters/"))


@pytest.mark.parametrize("address", ["/kpi/", "/kpi/letters/", "/kpi/letters.reported/cases"])
def test_more_cases_take_no_more_queries(sign_in, address):
    client = sign_in("auditor")
    client.get(address)
    few = queries(client, address)
    for number in range(8):
        make_case(at=bangkok(f"2020-02-{number + 10} 09:00"))
    assert queries(client, address) == few


def queries(client, address):
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_it_all_speaks_english_too(sign_in):
    client = sign_in("planner")
    page = text(client.get(f"/kpi/letters.acknowledged/?{JANUARY}", headers={"Accept-Language": "en"}))
    assert "Until the end of the fiscal year" in page
    assert Definition.objects.get(code="letters.acknowledged").short_en in page
