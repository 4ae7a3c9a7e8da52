"""Lines of a history: read in any order, every fault named by its line and its reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.replay.lines import NEEDS, read

OPEN = {
    "at": "2020-01-07T10:00:00+07:00",
    "do": "open",
    "case": "k1",
    "desk": "letters",
    "person": "ก",
    "channel": "line",
    "text": "ขอติดตาม",
}
REPORT = {"at": "2020-01-07T10:20:00+07:00", "do": "report", "case": "k1", "by": "suda", "text": "ลงนามแล้ว"}


def row(base=OPEN, **over):
    tree = {**base, **over}
    return json.dumps({name: value for name, value in tree.items() if value is not ...}, ensure_ascii=False)


FAULTS = {
    "no JSON": ("{", "ไม่ใช่ JSON"),
    "JSON nested without end": ("[" * 100_000, "ไม่ใช่ JSON"),
    "no object": ("[1]", "ต้องเป็นวัตถุ JSON"),
    "an unknown act": (row(do="dance"), "ไม่รู้จัก do “dance”"),
    "an act that is no word": (row(do=["open"]), "ไม่รู้จัก do"),
    "no time": (row(at=...), "ISO 8601"),
    "a time of nowhere": (row(at="2020-01-07T10:00:00"), "ต้องมีเขตเวลา"),
    "a Buddhist year": (row(at="2563-01-07T10:00:00+07:00"), "ปี ค.ศ."),
    "a time that is a number": (row(at=1578366000), "ISO 8601"),
    "no case": (row(case=""), "ต้องมี case"),
    "a case too long to be kept": (row(case="k" * 81), "ไม่เกิน 80"),
    "a field that is missing": (row(desk=...), "open ต้องมี desk"),
    "a field nobody knows": (row(colour="red"), "open ไม่รู้จัก colour"),
    "a field that is a list": (row(text=["x"]), "text ต้องเป็นข้อความ"),
    "an unknown channel": (row(channel="pigeon"), "ไม่รู้จักช่องทาง “pigeon”"),
    "an unknown step": (row(REPORT, do="step", step="lost", text=...), "ไม่รู้จักขั้น “lost”"),
    "no answers": (row(REPORT, do="rate", answers=[], by=..., text=...), "answers"),
    "an answer of six": (row(REPORT, do="rate", answers=[6], by=..., text=...), "answers"),
    "an answer of true": (row(REPORT, do="rate", answers=[True], by=..., text=...), "answers"),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_by_the_number_of_its_line(text, said):
    lines, faults = read([row(), "", text, row(REPORT)])
    assert [line.do for line in lines] == ["open", "report"]
    ((number, reason),) = [(fault.number, fault.reason) for fault in faults]
    assert number == 3
    assert said in reason


def test_every_fault_is_named_not_only_the_first():
    _lines, faults = read(["{", row(), "{", "{"])
    assert [fault.number for fault in faults] == [1, 3, 4]


@given(
    st.permutations(
        [row(), row(REPORT), row(case="k2"), row(REPORT, do="acknowledge"), row(REPORT, at=OPEN["at"])]
    )
)
def test_the_order_of_the_file_does_not_matter(rows):
    told = [(line.at, line.do, line.case, line.digest) for line in read(rows)[0]]
    assert told == sorted(told, key=lambda each: (each[0], list(NEEDS).index(each[1]), each[2], each[3]))


def test_what_happened_at_one_moment_stands_in_one_order():
    at = OPEN["at"]
    rows = [row(REPORT, at=at), row(REPORT, at=at, do="acknowledge"), row()]
    assert [line.do for line in read(rows)[0]] == ["open", "acknowledge", "report"]


def test_the_same_line_written_otherwise_is_the_same_line():
    again = json.dumps(dict(reversed(list(OPEN.items()))), indent=1)
    first, second = read([row(), again.replace("\n", " ")])[0]
    assert first.digest == second.digest


def test_texts_are_cleaned_and_numbers_read_as_texts():
    (line,) = read([row(text="ก\u0000ข\u202e", letter=42, case=7)])[0]
    assert (line.text("text"), line.text("letter"), line.text("topic"), line.case) == ("กข", "42", "", "7")
