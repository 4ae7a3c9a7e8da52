from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.fiscal import FiscalYear, Period, fiscal_year_of, month_period, quarter_of

DAYS = st.dates(min_value=date(1940, 10, 1), max_value=date(2456, 9, 30))
YEARS = st.integers(min_value=2484, max_value=2999).map(FiscalYear)


def test_fiscal_year_2563_runs_from_october_2019_to_september_2020():
    year = FiscalYear(2563)
    assert (year.start, year.end) == (date(2019, 10, 1), date(2020, 9, 30))


def test_quarters_end_where_the_forms_cut_off():
    ends = [quarter.end for quarter in FiscalYear(2563).quarters]
    assert ends == [date(2019, 12, 31), date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30)]


def test_october_is_the_first_month_and_december_63_is_fiscal_year_2564():
    assert FiscalYear(2563).months[0].label == "ตุลาคม 2562"
    assert FiscalYear(2563).months[-1].label == "กันยายน 2563"
    assert fiscal_year_of(date(2020, 12, 1)) == FiscalYear(2564)
    assert quarter_of(date(2020, 12, 1)) == 1


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2019, 10, 1), 1),
        (date(2019, 12, 31), 1),
        (date(2020, 1, 1), 2),
        (date(2020, 4, 1), 3),
        (date(2020, 9, 30), 4),
    ],
)
def test_quarters_of_days_at_the_edges(day, quarter):
    assert quarter_of(day) == quarter


def test_a_moment_counts_in_the_fiscal_year_of_its_day_in_bangkok():
    last_evening_in_utc = datetime(2020, 9, 30, 17, 30, tzinfo=UTC)
    assert fiscal_year_of(last_evening_in_utc) == FiscalYear(2564)
    assert quarter_of(last_evening_in_utc) == 1
    with pytest.raises(ValueError, match="time zone"):
        fiscal_year_of(datetime(2020, 9, 30, 17, 30))  # noqa: DTZ001


def test_titles_are_thai_and_english():
    assert FiscalYear(2563).quarter(2).title() == "ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2563"
    assert FiscalYear(2563).quarter(2).title("en") == "Quarter 2, fiscal year B.E. 2563"
    assert month_period(2020, 2).title("en-gb") == "February 2020"
    assert Period(date(2020, 1, 1), date(2020, 1, 2), "ช่วงทดลอง").title("en") == "ช่วงทดลอง"
    assert str(FiscalYear(2563)) == "2563"


def test_a_christian_year_is_refused_where_a_buddhist_one_belongs():
    with pytest.raises(ValueError, match="2563"):
        FiscalYear(2020)


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="quarters"):
        FiscalYear(2563).quarter(5)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="before"):
        Period(date(2020, 1, 2), date(2020, 1, 1), "")


def test_the_months_of_a_cut_period_are_cut_with_it():
    months = Period(date(2019, 12, 15), date(2020, 2, 10), "").months()
    assert [(m.start, m.end) for m in months] == [
        (date(2019, 12, 15), date(2019, 12, 31)),
        (date(2020, 1, 1), date(2020, 1, 31)),
        (date(2020, 2, 1), date(2020, 2, 10)),
    ]


def test_the_last_month_there_is_has_an_end():
    assert month_period(9999, 12).months()[0].end == date(9999, 12, 31)


@given(DAYS)
def test_every_day_lies_in_one_quarter_of_its_own_year(day):
    year = fiscal_year_of(day)
    quarters = [number for number, quarter in enumerate(year.quarters, start=1) if day in quarter]
    assert quarters == [quarter_of(day)]
    assert day in year.period


@given(YEARS)
def test_quarters_and_months_tile_the_year(year):
    for parts, count in ((year.quarters, 4), (year.months, 12)):
        assert len(parts) == count
        assert (parts[0].start, parts[-1].end) == (year.start, year.end)
        gaps = [later.start - earlier.end for earlier, later in pairwise(parts)]
        assert gaps == [timedelta(days=1)] * (count - 1)


@given(YEARS.filter(lambda year: 2484 < year.be < 2999))
def test_years_follow_each_other(year):
    assert year.next().previous() == year
    assert year.next().start - year.end == timedelta(days=1)
    assert year.previous() < year
