"""What a line of a register means, and what is wrong with it."""

from datetime import date
from typing import Any

import pytest

from tidtam.casework.letters.spreadsheets.understanding import Choices, name_key, understand

NAMES: dict[str, dict[str, Any]] = {
    "addressee": {name_key("ปลัดกรุงเทพมหานคร"): 1},
    "urgency": {name_key("ด่วนที่สุด"): "most_urgent"},
    "secrecy": {name_key("ลับที่สุด"): "top_secret", name_key("ปกติ"): "normal"},
    "step": {name_key("ลงนามแล้ว"): "signed"},
    "owner": {name_key("นภา ศรีสุข"): 7},
}
CHOICES = Choices(today=date(2020, 1, 7), names=NAMES)
PLAIN = {"sender": "เขตพระนคร", "subject": "ขอใช้ลานคนเมือง"}


def read(**said):
    return understand({**PLAIN, **said}, CHOICES)


def wrong(**said):
    return [(problem.column, problem.code) for problem in read(**said).problems]


@pytest.mark.parametrize(
    "text", ["2 ม.ค. 63", "๒ มกราคม ๒๕๖๓", "2/1/2563", "2/1/2020", "2020-01-02", "2563-01-02"]
)
def test_dates_of_either_era_mean_the_same_day(text):
    assert read(dated=text).values["dated"] == "2020-01-02"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("6/1/2563", "2020-01-06T00:00:00+07:00"),
        ("6/1/2563 14:05", "2020-01-06T14:05:00+07:00"),
        ("6 ม.ค. 63 เวลา 09.30 น.", "2020-01-06T09:30:00+07:00"),
        ("2563-01-06 14:05", "2020-01-06T14:05:00+07:00"),
    ],
)
def test_a_receipt_may_carry_its_time(text, moment):
    assert read(registered=text).values["registered_at"] == moment


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"subject": " "}, ("subject", "missing")),
        ({"sender": ""}, ("sender", "missing")),
        ({"dated": "31/2/2563"}, ("dated", "date")),
        ({"dated": "ไม่ทราบ"}, ("dated", "date")),
        ({"dated": "8/1/2563"}, ("dated", "after_receipt")),
        ({"dated": "6/1/2563", "registered": "5/1/2563"}, ("dated", "after_receipt")),
        ({"registered": "8/1/2563"}, ("registered", "future")),
        ({"registered": "6/1/2563 29:00"}, ("registered", "time")),
        ({"number": "สอง", "registered": "6/1/2563"}, ("number", "number")),
        ({"number": "0", "registered": "6/1/2563"}, ("number", "number")),
        ({"number": "2187"}, ("registered", "needed_with_number")),
        ({"number": "2187/2562", "registered": "6/1/2563"}, ("number", "other_year")),
        ({"addressee": "ผู้ว่าการ"}, ("addressee", "unknown")),
        ({"step": "หาย"}, ("step", "unknown")),
        ({"secrecy": "ลับที่สุด"}, ("secrecy", "top_secret")),
    ],
)
def test_what_is_wrong_is_named_by_column_and_kind(said, expected):
    assert wrong(**said) == [expected]


def test_everything_wrong_in_a_line_is_named_at_once():
    assert len(wrong(subject="", dated="99", owner="ใครก็ไม่รู้")) == 3


def test_a_faultless_line_has_its_values_and_no_problem():
    line = read(
        number="2187/2563",
        registered="6/1/2563",
        reference="ที่ กท๐๙๐๑/๑๕๔๒ ลงวันที่ 2 ม.ค. 63",
        addressee="ปลัด กรุงเทพมหานคร",
        urgency="ด่วนที่สุด",
        secrecy="-",
        step="ลงนามแล้ว",
        owner="นภา  ศรีสุข",
    )
    assert line.problems == []
    assert line.canonical == "กท0901/1542"
    values = {key: line.values[key] for key in ("number", "dated", "addressee", "urgency", "step", "owner")}
    assert values == {
        "number": 2187,
        "dated": "2020-01-02",
        "addressee": 1,
        "urgency": "most_urgent",
        "step": "signed",
        "owner": 7,
    }
