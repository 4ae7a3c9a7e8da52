from datetime import date

import pytest

from tidtam.core.calendars.holidays import government_holidays, name_in_english
from tidtam.core.calendars.tests.offices import office


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2019-10-01", 7, "2019-10-10"),
        ("2019-12-04", 7, "2019-12-17"),
        ("2020-04-30", 1, "2020-05-01"),
        ("2021-04-30", 1, "2021-05-03"),
        ("2020-05-08", 1, "2020-05-12"),
        ("2024-04-11", 7, "2024-04-25"),
        ("2021-10-21", 1, "2021-10-25"),
        ("2023-01-02", 1, "2023-01-03"),
    ],
)
def test_working_days_are_those_of_government_offices(received, days, due):
    assert office().add_working_days(date.fromisoformat(received), days) == date.fromisoformat(due)


def test_a_year_may_be_buddhist_or_common():
    assert government_holidays(2563) == government_holidays(2020)


def test_offices_work_on_labour_day_its_substitutes_and_childrens_day():
    for day in (date(2020, 5, 1), date(2021, 5, 3), date(2022, 5, 2), date(2020, 1, 11)):
        assert day not in government_holidays(day.year)


def test_offices_rest_on_royal_ploughing_day():
    assert government_holidays(2020)[date(2020, 5, 11)] == "วันพืชมงคล"


def test_songkran_of_2563_was_moved():
    days = [day for day, name in government_holidays(2563).items() if "สงกรานต์" in name]
    assert days == [date(2020, 7, 27), date(2020, 9, 4), date(2020, 9, 7)]


def test_cabinet_resolutions_correct_the_package():
    days = government_holidays(2564)
    assert days[date(2021, 10, 22)] == "ชดเชยวันปิยมหาราช"
    assert date(2021, 10, 25) not in days
    assert date(2023, 1, 3) not in government_holidays(2566)


def test_names_are_short_and_said_once():
    days = government_holidays(2563)
    assert days[date(2020, 12, 5)] == "วันชาติและวันพ่อแห่งชาติ"
    assert days[date(2020, 8, 12)] == "วันแม่แห่งชาติ"
    assert government_holidays(2566)[date(2023, 6, 3)].count(" และ") == 1


def test_every_name_of_thirty_years_has_an_english_twin():
    names = {name for year in range(2010, 2041) for name in government_holidays(year).values()}
    assert [name for name in names if not name_in_english(name).isascii()] == []


def test_english_names_mark_substitutes_and_leave_unknown_names_alone():
    assert name_in_english("ชดเชยวันมาฆบูชา") == "Makha Bucha Day (substitution day)"
    assert name_in_english("วันปิดปรับปรุงสำนักงาน") == "วันปิดปรับปรุงสำนักงาน"


def test_a_table_of_holidays_cannot_be_changed_by_who_reads_it():
    with pytest.raises(TypeError):
        government_holidays(2563)[date(2020, 1, 2)] = "วันหยุด"  # type: ignore[index]
