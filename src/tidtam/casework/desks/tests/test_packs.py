"""Data packs: what is wrong is named with its place; what is right becomes a version, once."""

import copy
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.support.office import make_calendar, make_desk, make_unit
from tidtam.casework.desks.models import Desk, DeskVersion
from tidtam.casework.desks.pack import PackError, pack_read
from tidtam.casework.desks.services import desk_load, pack_file
from tidtam.core.kernel.errors import DomainError

LETTERS = pack_file("letters")


def changed(path, value):
    """Return the letters' pack with one place changed; a value of ``...`` takes the place away."""
    tree: Any = copy.deepcopy(LETTERS)
    *way, last = path
    at = tree
    for step in way:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return tree


FAULTS = {
    "a heading that is missing": (("name",), ..., "name: ต้องเป็นข้อความ"),
    "a heading that is empty": (("unit",), " ", "unit: ต้องเป็นข้อความ"),
    "a prefix too long for a number": (("prefix",), "นนนนนนนนน", "prefix: ต้องเป็นข้อความไม่เกิน 8"),
    "a code no address can hold": (("code",), "จดหมาย", "code: “จดหมาย”"),
    "an unknown key": (("colour",), "red", "ชุดข้อมูลบริการ: ไม่รู้จัก colour"),
    "no promises": (("promises",), [], "promises: ต้องมีคำมั่น"),
    "promises that are no list": (("promises",), "15", "promises: ต้องเป็นรายการ"),
    "a promise that is no table": (("promises", 1), "30 minutes", "promises 2: ต้องเป็นตาราง"),
    "a promise without a length": (("promises", 0, "amount"), ..., "promises 1: ขาด amount"),
    "a promise of nothing": (("promises", 0, "amount"), 0, "promises 1, amount"),
    "a promise of true minutes": (("promises", 0, "amount"), True, "promises 1, amount: ต้องเป็นจำนวนเต็ม"),
    "a promise of half a minute": (("promises", 0, "amount"), 0.5, "promises 1, amount: ต้องเป็นจำนวนเต็ม"),
    "an unknown unit of time": (("promises", 0, "unit"), "moons", "promises 1, unit: ต้องเลือกจาก minutes"),
    "an unknown start": (("promises", 0, "starts"), "soon", "promises 1, starts"),
    "kept by nothing": (("promises", 0, "kept_by"), [], "promises 1, kept_by: ต้องเลือกจาก acknowledge"),
    "kept by a word instead of a list": (("promises", 0, "kept_by"), "smile", "promises 1, kept_by"),
    "kept by an unknown act": (("promises", 1, "kept_by"), ["report", "smile"], "“smile”"),
    "working time that is no yes or no": (("promises", 0, "working_time"), "yes", "true หรือ false"),
    "twins among promises": (("promises", 1, "code"), "acknowledged", "promises: รหัสซ้ำ acknowledged"),
    "twins among steps": (("steps", 1, "code"), "received", "steps: รหัสซ้ำ received"),
    "a question without words": (("questions", 0, "text"), ..., "questions 1: ขาด text"),
    "an unknown field of a template": (("templates", 2, "txt"), "x", "templates 3: ไม่รู้จัก txt"),
    "a title that is a number": (("templates", 0, "title"), 5, "templates 1, title: ต้องเป็นข้อความ"),
    "a survey group of nobody": (("survey", "smallest_group"), 0, "survey, smallest_group"),
    "a survey that is no table": (("survey",), [], "survey: ต้องเป็นตาราง"),
    "chat words that are no words": (("chat",), {"greeting": 5}, "chat, greeting: ต้องเป็นข้อความ"),
}


@pytest.mark.parametrize(("path", "value", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_place(path, value, said):
    with pytest.raises(PackError) as caught:
        pack_read(changed(path, value))
    assert said in str(caught.value)


def test_the_pack_that_ships_promises_what_the_plan_says():
    pack = pack_read(LETTERS)
    assert [(promise.code, promise.amount, promise.unit) for promise in pack.promises] == [
        ("acknowledged", 15, "minutes"),
        ("reported", 30, "minutes"),
    ]
    assert pack.promises[1].kept_by == {"report", "close"}
    assert pack.promise("reported") is pack.promises[1]
    assert pack.promise("nothing") is None
    assert [reason.code for reason in pack.closing_reasons if reason.needs_text][:1] == ["told"]


@pytest.mark.django_db
def test_the_same_pack_twice_makes_no_new_version(at):
    desk = make_desk(at=at)
    assert desk_load(tree=pack_file("letters"), at=at) == (desk, False)
    assert DeskVersion.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_pack_is_a_new_version_and_the_old_one_stays(at):
    desk = make_desk(at=at)
    desk, is_new = desk_load(tree=changed(("name",), "ตามหนังสือ"), at=at, by="suda", reason="ชื่อสั้นลง")
    assert (is_new, desk.version, desk.name, desk.pack.name) == (True, 2, "ตามหนังสือ", "ตามหนังสือ")
    old, new = desk.versions.order_by("number")
    assert (old.pack["name"], new.by, new.reason) == (LETTERS["name"], "suda", "ชื่อสั้นลง")


@pytest.mark.django_db
def test_a_pack_that_is_refused_changes_nothing(at):
    make_desk(at=at)
    for tree in (changed(("unit",), "nowhere"), changed(("calendar",), "never"), changed(("promises",), [])):
        with pytest.raises(DomainError):
            desk_load(tree=tree, at=at)
    assert Desk.objects.get().version == 1


@pytest.mark.django_db
def test_two_desks_never_share_a_prefix(at):
    make_desk(at=at)
    with pytest.raises(DomainError, match="นส"):
        desk_load(tree=changed(("code",), "other"), at=at)


@pytest.mark.django_db
def test_the_command_loads_once_and_lists(at, capsys):
    make_unit("secretariat")
    make_calendar(at=at)
    call_command("desk", "load", "letters")
    assert "ฉบับที่ 1 แล้ว" in capsys.readouterr().out
    call_command("desk", "load", "letters")
    assert "อยู่แล้ว" in capsys.readouterr().out
    call_command("desk", "list")
    assert "letters" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_command_makes_what_the_pack_needs_when_asked(capsys):
    with pytest.raises(DomainError, match="secretariat"):
        call_command("desk", "load", "letters")
    call_command("desk", "load", "letters", "--create", "--unit-name", "ส่วนเลขานุการ")
    desk = Desk.objects.get()
    assert (desk.unit.name, desk.calendar.code) == ("ส่วนเลขานุการ", "office-hours")


def test_a_file_that_is_not_there_or_not_toml_is_named(tmp_path):
    (tmp_path / "bad.toml").write_text("= = =")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    for name in (
        "nowhere",
        str(tmp_path / "none.toml"),
        str(tmp_path / "bad.toml"),
        str(tmp_path / "binary.toml"),
    ):
        with pytest.raises(DomainError, match="toml"):
            pack_file(name)


def test_the_command_needs_to_know_what_to_do():
    with pytest.raises(CommandError):
        call_command("desk")
