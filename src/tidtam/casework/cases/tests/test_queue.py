"""The queue as each sees it: what is due first, page by page, and the numbers above it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from tests.support.moments import bangkok
from tests.support.office import make_case, make_desk, make_message, make_officer, make_person, make_unit
from tidtam.casework.cases.models import Case, Notice
from tidtam.casework.cases.selectors import (
    Group,
    QueueFilter,
    Share,
    counts,
    counts_by_desk,
    notices_of,
    present_on,
    queue,
    unseen_count,
)
from tidtam.casework.cases.services import (
    case_acknowledge,
    case_close,
    case_pause,
    case_report,
    case_transfer,
    notice_seen,
    officer_actor,
    presence_leave,
    presence_touch,
)
from tidtam.casework.surveys.services import survey_answer
from tidtam.core.ledger.services import SYSTEM
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def officer():
    return make_officer("napha")


def numbers(page):
    return [row.case.number[-1] for row in page.rows]


def test_the_next_deadline_comes_first_and_what_waits_for_others_last(officer, at):
    by = officer_actor(officer)
    told, second, first = make_case(at=at), make_case(at=at + 2 * MINUTE), make_case(at=at + MINUTE)
    case_report(case=told, by=by, at=at + 3 * MINUTE)
    page = queue(officer, at=at + 4 * MINUTE)
    assert [row.case for row in page.rows] == [first, second, told]
    assert [row.group for row in page.rows] == [Group.NOW, Group.NOW, Group.OTHERS]


def test_a_person_who_waits_for_an_answer_comes_before_later_deadlines(officer, at):
    told, running = make_case(at=at), make_case(at=at + 2 * MINUTE)
    case_report(case=told, by=officer_actor(officer), at=at + MINUTE)
    make_message(case=told, at=at + 3 * MINUTE)
    assert [row.case for row in queue(officer, at=at + 4 * MINUTE).rows] == [told, running]


def test_groups_follow_the_day_in_bangkok(officer):
    friday_evening = bangkok("2020-01-10 16:10")
    make_case(at=friday_evening)
    (row,) = queue(officer, at=friday_evening).rows
    assert row.group == Group.NOW
    case_acknowledge(case=row.case, by=officer_actor(officer), at=friday_evening)
    (row,) = queue(officer, at=friday_evening).rows
    assert (row.case.next_due_at, row.group) == (bangkok("2020-01-13 08:40"), Group.LATER)
    (row,) = queue(officer, at=bangkok("2020-01-13 00:01")).rows
    assert row.group == Group.TODAY


def test_finished_cases_are_out_of_the_queue_and_found_by_text(officer, at):
    case = make_case(at=at, title="ขอติดตามหนังสือ กท 0901/1542")
    case_close(case=case, by=officer_actor(officer), reason="told", at=at)
    assert queue(officer, at=at).rows == []
    (row,) = queue(officer, QueueFilter(text="0901/15"), at=at).rows
    assert (row.case, row.group) == (case, Group.FINISHED)


def test_what_a_text_finds_comes_page_by_page_the_last_recorded_first(officer, at):
    made = [make_case(at=at + minute * MINUTE, title="ลานคนเมือง") for minute in range(5)]
    make_case(at=at, title="เรื่องอื่น")
    seen, after = [], ""
    for _page in range(5):
        page = queue(officer, QueueFilter(text="คนเมือง"), at=at, after=after, size=2)
        seen += [row.case for row in page.rows]
        if not (after := page.next):
            break
    assert seen == made[::-1]


def test_thai_figures_find_arabic_ones_and_the_other_way_round(officer, at):
    first, second = make_case(at=at, title="กท ๐๙๐๑/๑๕๔๒"), make_case(at=at, title="กท 0901/1543")
    make_message(case=second, at=at, text="ที่ ๗๗๗๗")
    for text, found in (("0901/1542", [first]), ("๐๙๐๑", [second, first]), ("7777", [second])):
        assert [row.case for row in queue(officer, QueueFilter(text=text), at=at).rows] == found


def test_few_among_many_matches_are_found_too(officer, at, monkeypatch):
    monkeypatch.setattr("tidtam.core.kernel.search.newest.__kwdefaults__", {"before": None, "most": 2})
    elsewhere = make_unit("elsewhere")
    mine = make_case(at=at, title="ลานคนเมือง")
    for _number in range(3):
        case_transfer(case=make_case(at=at, title="ลานคนเมือง"), to=elsewhere, by=SYSTEM, at=at)
    assert [row.case for row in queue(officer, QueueFilter(text="ลานคนเมือง"), at=at).rows] == [mine]


def test_pages_follow_one_another_without_a_gap_or_a_repeat(officer, at):
    by = officer_actor(officer)
    for minute in range(7):
        case = make_case(at=at + minute * MINUTE)
        if minute % 2:
            case_report(case=case, by=by, at=at + 10 * MINUTE)
    seen, after = [], ""
    for _page in range(10):
        page = queue(officer, at=at, after=after, size=2)
        seen += [row.case.pk for row in page.rows]
        if not (after := page.next):
            break
    whole = [row.case.pk for row in queue(officer, at=at).rows]
    assert seen == whole
    assert len(set(seen)) == 7


@pytest.mark.parametrize("after", ["nonsense", "a~x~1", "~~", "a~2020-01-07T10:00~x", "o~1~2"])
def test_a_page_nobody_knows_begins_anew(officer, at, after):
    make_case(at=at)
    assert len(queue(officer, at=at, after=after).rows) == 1


def test_each_sees_the_cases_of_their_units_and_their_own(officer, at):
    elsewhere = make_unit("elsewhere")
    stranger = make_officer("arun", unit=elsewhere)
    case = make_case(at=at)
    assert queue(stranger, at=at).rows == []
    assert queue(AnonymousUser(), at=at).rows == []
    assert queue(make_officer("planner", role=Role.PLANNER), at=at).rows == []
    case_transfer(case=case, to=elsewhere, by=SYSTEM, at=at)
    assert queue(officer, at=at).rows == []
    assert len(queue(stranger, at=at).rows) == 1
    Case.objects.update(assignee=officer)
    assert len(queue(officer, at=at).rows) == 1


def test_filters_narrow(officer, at):
    mine = make_case(at=at, assignee=officer)
    free = make_case(at=at, channel="phone")
    asked = {
        QueueFilter(mine=True): [mine],
        QueueFilter(unassigned=True): [free],
        QueueFilter(channel="phone"): [free],
        QueueFilter(desk="letters"): [mine, free],
        QueueFilter(desk="clinic"): [],
        QueueFilter(state="new"): [mine, free],
        QueueFilter(state="working"): [],
        QueueFilter(unit=mine.unit_id): [mine, free],
        QueueFilter(overdue=True): [],
    }
    for filters, expected in asked.items():
        assert [row.case for row in queue(officer, filters, at=at).rows] == expected
    late = queue(officer, QueueFilter(overdue=True), at=at + 16 * MINUTE)
    assert len(late.rows) == 2


def test_a_page_costs_as_many_queries_with_many_cases_as_with_one(officer, at, django_assert_num_queries):
    for minute in range(12):
        make_case(at=at + minute * MINUTE, person=make_person(f"คนที่ {minute}", at=at))
    queue(officer, at=at)
    with django_assert_num_queries(5):
        page = queue(officer, at=at)
        promises = [[clock.promise for clock in row.clocks] for row in page.rows]
        assert promises == [["acknowledged", "reported"]] * 12
        assert {str(row.case.contact) + str(row.case.unit) + str(row.case.desk) for row in page.rows}


def test_the_queue_reads_its_own_index(officer, at):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    waiting = Case.objects.filter(attend_at__isnull=False).order_by("attend_at", "pk")
    assert "cases_case_queue" in waiting[:50].explain()
    quiet = Case.objects.open().filter(attend_at=None).order_by("-opened_at", "-pk")
    assert "cases_case_quiet" in quiet[:50].explain()


def test_the_numbers_above_the_queue(officer, at):
    by = officer_actor(officer)
    make_case(at=at)
    working, told = make_case(at=at + MINUTE), make_case(at=at)
    case_acknowledge(case=working, by=by, at=at + 2 * MINUTE)
    case_report(case=told, by=by, at=at + 20 * MINUTE)
    seen = counts(officer, at=at + 21 * MINUTE)
    assert (seen.awaiting_acknowledgement, seen.awaiting_report) == (1, 1)
    assert (seen.acknowledge_by, seen.report_by) == (at + 15 * MINUTE, at + 31 * MINUTE)
    # Known: one missed, one late and one kept acknowledgement; one kept report.
    assert (seen.kept.part, seen.kept.whole, seen.kept.percent) == (2, 4, 50.0)
    assert counts_by_desk(officer) == {"letters": 2}


def test_a_reported_case_with_a_new_word_awaits_an_answer_but_no_report(officer, at):
    told = make_case(at=at)
    case_report(case=told, by=officer_actor(officer), at=at + MINUTE)
    make_message(case=told, at=at + 2 * MINUTE)
    assert counts(officer, at=at + 3 * MINUTE).awaiting_report == 0
    assert queue(officer, at=at + 3 * MINUTE).rows[0].group == Group.NOW


def test_a_paused_case_waits_for_the_person(officer, at):
    case = make_case(at=at)
    make_message(case=case, at=at)
    case_pause(case=case, by=officer_actor(officer), at=at + MINUTE, reason="รอเอกสาร")
    assert queue(officer, at=at + 2 * MINUTE).rows[0].group == Group.OTHERS


def test_the_numbers_speak_of_this_month_only(officer):
    december, january = bangkok("2019-12-27 10:00"), bangkok("2020-01-07 10:00")
    case_report(case=make_case(at=december), by=officer_actor(officer), at=december)
    assert counts(officer, at=january).kept.percent is None
    assert counts(officer, at=december + MINUTE).kept.percent == 100.0


def test_satisfaction_shows_once_enough_have_answered(officer, at):
    make_desk(at=at)
    for number in range(5):
        assert counts(officer, at=at + MINUTE).satisfied is None
        case = make_case(at=at, person=make_person(f"คนที่ {number}", at=at))
        survey_answer(case=case, scores={1: 5 if number else 3}, by=SYSTEM, at=at)
    assert counts(officer, at=at + MINUTE).satisfied == Share(4, 5)


def test_strangers_count_nothing(at):
    make_case(at=at)
    seen = counts(make_officer("arun", unit=make_unit("elsewhere")), at=at)
    assert (seen.awaiting_acknowledgement, seen.awaiting_report, seen.kept.whole) == (0, 0, 0)


def test_presence_lasts_three_quarters_of_a_minute(officer, at):
    case, other = make_case(at=at), make_officer("suda")
    presence_touch(case=case, officer=other, at=at)
    presence_touch(case=case, officer=other, at=at + MINUTE)
    assert present_on([case.pk], at=at + MINUTE + timedelta(seconds=44)) == {case.pk: [other]}
    assert present_on([case.pk], at=at + MINUTE + timedelta(seconds=45)) == {}
    assert present_on([case.pk], at=at + MINUTE, but=other) == {}
    (row,) = queue(officer, at=at + MINUTE).rows
    assert row.present == [other]
    presence_leave(case=case, officer=other, at=at + MINUTE)
    assert present_on([case.pk], at=at + MINUTE) == {}


def test_notices_are_unseen_until_the_officer_looks(officer, at):
    case, other = make_case(at=at), make_case(at=at)
    for each in (case, other):
        Notice.objects.create(officer=officer, case=each, kind="soon", at=at)
    assert (unseen_count(officer), len(notices_of(officer))) == (2, 2)
    assert notice_seen(officer=officer, case=case, at=at) == 1
    assert [notice.case for notice in notices_of(officer)] == [other]
    assert notice_seen(officer=officer, at=at) == 1
    assert unseen_count(officer) == 0
