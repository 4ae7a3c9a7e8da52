"""A history through the services: all of it or nothing, never twice, as if it had been lived."""

import json
import random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.support.moments import bangkok
from tests.support.office import make_desk, make_officer
from tidtam.casework.cases.models import Case
from tidtam.casework.messaging.models import Delivery
from tidtam.casework.sla.models import Clock, Reminder
from tidtam.core.contacts.models import Contact
from tidtam.core.ledger.models import Event
from tidtam.core.ledger.services import flaws
from tidtam.core.org.models import Officer
from tidtam.replay.models import ReplayedLine
from tidtam.replay.services import history_replay

pytestmark = pytest.mark.django_db
NOW = bangkok("2026-11-21 10:00")
K1: list[dict[str, Any]] = [
    {"do": "open", "at": "10:00", "desk": "letters", "person": "ก", "channel": "line", "text": "ถึงไหนแล้ว"},
    {"do": "acknowledge", "at": "10:15", "by": "suda"},
    {"do": "report", "at": "10:31", "by": "คนเก่า", "text": "ลงนามแล้ว"},
    {"do": "rate", "at": "10:40", "answers": [4], "comment": "ดี"},
    {"do": "contest", "at": "10:50", "text": "ยังไม่ได้รับ"},
    {"do": "close", "at": "10:55", "by": "suda", "reason": "told", "text": "ส่งให้แล้ว"},
]
K2: list[dict[str, Any]] = [
    {"do": "open", "at": "10:02", "desk": "letters", "person": "ข", "channel": "walk_in", "text": "ตามเรื่อง"},
    {"do": "pause", "at": "10:05", "reason": "รอเอกสารจากนาง ก"},
    {"do": "resume", "at": "11:05"},
    {"do": "dispatch", "at": "11:06", "unit": "เขตพระนคร", "by": "suda"},
    {"do": "accept", "at": "11:07", "unit": "เขตพระนคร", "by": "suda"},
    {"do": "merge", "at": "11:08", "into": "k1"},
]


def history():
    return [
        json.dumps({**line, "at": f"2020-01-07T{line['at']}:00+07:00", "case": key}, ensure_ascii=False)
        for key, lines in (("k1", K1), ("k2", K2))
        for line in lines
    ]


def replay(rows, *, write=True):
    return history_replay(rows=rows, write=write, at=NOW)


@pytest.fixture
def desk():
    return make_desk(at=bangkok("2019-10-01 08:30"))


def told():
    """What of the database must not depend on how the history came in."""
    return {
        "cases": list(
            Case.objects.order_by("external_ref").values_list(
                "external_ref", "number", "state", "opened_at", "unit__name", "closed_at"
            )
        ),
        "clocks": list(
            Clock.objects.order_by("case__external_ref", "round", "promise").values_list(
                "case__external_ref", "round", "promise", "due_at", "kept_at", "verdict"
            )
        ),
        "events": sorted(Event.objects.values_list("kind", "occurred_at")),
    }


def test_it_comes_out_as_if_it_had_been_lived(desk):
    account = replay(history())
    assert (account.taken, account.known, account.faults) == (12, 0, [])
    verdicts = {
        (ref, promise): verdict
        for ref, round, promise, _due, _kept, verdict in told()["clocks"]
        if round == 1
    }
    assert verdicts["k1", "acknowledged"] == "kept"
    assert verdicts["k1", "reported"] == "late"
    k1, k2 = Case.objects.order_by("external_ref")
    assert (k1.state, k1.title, k1.replayed, k1.last_message) == ("closed", "ถึงไหนแล้ว", True, "↩ ส่งให้แล้ว")
    assert (k2.state, k2.unit.name) == ("merged", "เขตพระนคร")
    assert k1.answers.get().score == 4
    assert all(Event.objects.values_list("replayed", flat=True))
    assert list(flaws()) == []


def test_a_rehearsal_writes_nothing(desk):
    account = replay(history(), write=False)
    assert (account.taken, account.faults) == (12, [])
    for model in (Case, Event, Contact, Officer, ReplayedLine):
        assert not model.objects.exists()


def test_one_bad_line_keeps_everything_out(desk):
    account = replay([*history(), '{"do": "report"}'])
    assert [fault.number for fault in account.faults] == [13]
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"do": "report", "case": "k9", "by": "suda"}, "ไม่มีเรื่อง “k9”"),
        ({"do": "report", "case": "k1", "by": "suda", "at": "2020-01-01T10:00:00+07:00"}, "ไม่มีเรื่อง “k1”"),
        ({"do": "merge", "case": "k1", "into": "k9"}, "ไม่มีเรื่อง “k9”"),
        ({"do": "step", "case": "k1", "step": "checked", "by": "suda"}, "step"),
        ({"do": "rate", "case": "k1", "answers": [5, 5]}, "แบบประเมินนี้มี 1 ข้อ"),
        ({**K1[0], "case": "k8", "desk": "moon"}, "moon"),
        ({**K1[0], "case": "k1", "text": "อีกครั้ง"}, "เปิดเรื่อง “k1” ไว้แล้ว"),
    ],
)
def test_a_line_the_services_refuse_is_named(desk, line, said):
    line = {**line, "at": line["at"] if "T" in line.get("at", "") else "2020-01-08T10:00:00+07:00"}
    account = replay([*history(), json.dumps(line, ensure_ascii=False)])
    assert [fault.number for fault in account.faults] == [13]
    assert said in account.faults[0].reason
    assert not Case.objects.exists()


def test_the_same_file_twice_changes_nothing(desk):
    replay(history())
    before = told()
    account = replay(history())
    assert (account.taken, account.known) == (0, 12)
    assert told() == before


def test_a_line_written_twice_counts_once(desk):
    account = replay(history() + history()[:2])
    assert (account.taken, account.known) == (12, 2)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_lines_does_not_matter(desk, seed):
    replay(history())
    straight = told()
    for model in (Reminder, Clock, ReplayedLine):
        model.objects.all().delete()
    Case.objects.update(external_ref="", replayed=False)
    known = set(Event.objects.values_list("pk", flat=True))
    rows = history()
    random.Random(seed).shuffle(rows)
    assert not replay(rows).faults
    assert [row[2:] for row in _of_refs(told()["cases"])] == [row[2:] for row in straight["cases"]]
    assert _of_refs(told()["clocks"]) == straight["clocks"]
    assert (
        sorted(Event.objects.exclude(pk__in=known).values_list("kind", "occurred_at")) == straight["events"]
    )


def _of_refs(rows):
    return [row for row in rows if row[0]]


def test_officers_nobody_knows_become_officers_of_the_past(desk):
    suda = make_officer("suda")
    replay(history())
    past = Officer.objects.get(full_name="คนเก่า")
    assert (past.is_active, past.has_usable_password()) == (False, False)
    assert Event.objects.get(kind="case.acknowledged").actor_id == suda.pk
    assert Case.objects.get(external_ref="k1").assignee in (None, suda)


def test_nothing_is_sent_and_nobody_is_reminded_of_the_past(desk):
    replay(history())
    assert not Delivery.objects.exists()
    assert not Reminder.objects.filter(work_state="waiting", due_at__lte=NOW).exists()


def test_words_of_people_stay_out_of_the_ledger(desk):
    replay(history())
    text = json.dumps(list(Event.objects.values_list("data", flat=True)), ensure_ascii=False)
    for word in ("นาง ก", "ถึงไหนแล้ว", "ลงนาม", "คนเก่า"):
        assert word not in text


def test_history_is_taken_as_it_was_without_the_evidence_closing_needs(desk):
    rows = [history()[0], history()[5].replace('"told"', '"เหตุผลเก่า"').replace("ส่งให้แล้ว", "")]
    assert not replay(rows).faults
    case = Case.objects.get()
    assert (case.state, case.closing_reason) == ("closed", "เหตุผลเก่า")
    assert Event.objects.get(kind="case.closed").data["reason"] == "other"


def test_the_command_rehearses_until_it_is_told_to_write(desk, tmp_path, capsys):
    path = tmp_path / "history.jsonl"
    path.write_text("\ufeff" + "\n".join(history()), encoding="utf-8")
    call_command("replay", path)
    assert "--write" in capsys.readouterr().out
    assert not Case.objects.exists()
    call_command("replay", path, "--write")
    assert "12" in capsys.readouterr().out
    assert Case.objects.count() == 2


def test_the_command_names_bad_lines_and_fails(desk, tmp_path, capsys):
    path = tmp_path / "history.jsonl"
    path.write_text("{\n" + "\n".join(history()))
    with pytest.raises(CommandError, match="ไม่ได้บันทึกอะไร"):
        call_command("replay", path, "--write")
    assert "บรรทัด 1:" in capsys.readouterr().err
    with pytest.raises(CommandError, match="อ่านไฟล์"):
        call_command("replay", tmp_path / "none.jsonl")
