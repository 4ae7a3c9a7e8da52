from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.performance.reports.documents.drafts import (
    draft_quarter,
    draft_results,
    draft_year,
    result_sentence,
    target_sentence,
)
from tidtam.performance.reports.documents.measures import (
    ABOVE,
    BELOW,
    MET,
    Count,
    Measure,
    Period,
    Satisfaction,
    Share,
    Words,
    standing,
)

START = date(2019, 12, 1)
WORDS = Words("ติดตามหนังสือราชการผ่าน Line@")
FIRST = Period(1, START, date(2019, 10, 1), date(2019, 12, 31))
SECOND = Period(2, START, date(2020, 1, 1), date(2020, 3, 31))
FOURTH = Period(4, START, date(2020, 7, 1), date(2020, 9, 30))
USERS = Count("จำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@", 29, 7, 50)
IN_TIME = Share("ร้อยละการแจ้งรับทราบ ภายใน 15 นาที", 28, 29, 80)
CONTENT = Satisfaction("การสำรวจความพึงพอใจ", 29, 29, 29, 80)


def test_it_counts_users_in_the_words_of_the_second_quarter():
    assert result_sentence(SECOND, WORDS, USERS) == (
        "เดือนมีนาคม 2563 มีผู้ใช้บริการ จำนวน 7 คน รวม 4 เดือน (ธ.ค. 2562 - มี.ค. 2563) "
        "มีผู้ใช้บริการ จำนวน 29 คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ 58 จากเป้าหมายที่กำหนด (ยังขาดอีก 21 คน)"
    )


def test_it_tells_a_share_in_the_words_of_the_second_quarter():
    assert target_sentence(WORDS, IN_TIME) == "เจ้าหน้าที่สามารถให้บริการได้ภายในระยะเวลาที่กำหนดไม่น้อยกว่าร้อยละ 80"
    assert result_sentence(SECOND, WORDS, IN_TIME) == (
        "จากจำนวนผู้ใช้บริการ จำนวน 29 ราย เจ้าหน้าที่สามารถให้บริการได้ภายในระยะเวลาที่กำหนด จำนวน 28 ราย "
        "คิดเป็นร้อยละ 96.55 เกินกว่าเป้าหมายที่กำหนด"
    )


def test_it_tells_satisfaction_in_the_words_of_the_second_quarter():
    assert result_sentence(SECOND, WORDS, CONTENT) == (
        "ผู้ใช้บริการ จำนวน 29 คน (คิดเป็นร้อยละ 100) ได้ประเมินความพึงพอใจในการให้บริการติดตามหนังสือราชการผ่าน Line@ "
        "ในระดับมากหรือมากที่สุด เกินกว่าเป้าหมายที่กำหนด"
    )


def test_it_says_how_many_answered_when_not_everybody_did():
    sentence = result_sentence(SECOND, WORDS, replace(CONTENT, content=18, raters=20))
    assert "มีผู้ประเมินความพึงพอใจ จำนวน 20 คน จากผู้ใช้บริการทั้งหมด 29 คน" in sentence
    assert "จำนวน 18 คน (คิดเป็นร้อยละ 90 ของผู้ประเมิน)" in sentence


def test_the_first_month_is_called_the_first_month():
    sentence = result_sentence(FIRST, WORDS, replace(USERS, total=8, last_month=8))
    assert sentence.startswith(
        "เดือนธันวาคม 2562 (เดือนแรกของการให้บริการ) มีผู้ใช้บริการ จำนวน 8 คน จากจำนวนเป้าหมาย 50 คน"
    )
    assert "ร้อยละ 16 " in sentence


def test_an_early_cut_off_names_its_days():
    # Seed 001 reports "ระหว่างวันที่ 1-23 ธันวาคม 2563" and no user in them.
    early = Period(1, date(2020, 11, 1), date(2020, 10, 1), date(2020, 12, 23))
    sentence = result_sentence(early, WORDS, Count("จำนวนผู้ใช้บริการ", 3, 0, None))
    assert sentence == (
        "ระหว่างวันที่ 1–23 ธันวาคม 2563 ไม่มีผู้ใช้บริการ รวม 2 เดือน (พ.ย. 2563 - ธ.ค. 2563) มีผู้ใช้บริการ จำนวน 3 คน"
    )


@pytest.mark.parametrize(("total", "said"), [(56, ABOVE), (50, MET), (49, f"{BELOW} 1 คน")])
def test_at_the_end_of_the_year_a_count_is_above_at_or_below(total, said):
    assert result_sentence(FOURTH, WORDS, replace(USERS, total=total)).endswith(f" {said}")


def test_nothing_to_divide_by_is_said_and_not_called_a_failure():
    for measure in (replace(IN_TIME, in_time=0, total=0), replace(CONTENT, content=0, raters=0)):
        sentence = result_sentence(SECOND, WORDS, measure)
        assert "ยังไม่มีค่าร้อยละ" in sentence
        assert not any(word in sentence for word in (ABOVE, MET, BELOW))


def test_no_target_means_no_verdict_and_no_target_sentence():
    for measure in (USERS, IN_TIME, CONTENT):
        aimless = replace(measure, target=None)
        assert target_sentence(WORDS, aimless) == ""
        assert "เป้าหมาย" not in result_sentence(FOURTH, WORDS, aimless)


def test_the_whole_quarter_is_one_text_with_four_numbered_parts():
    text = draft_quarter(
        SECOND, WORDS, [USERS, IN_TIME, replace(IN_TIME, title="แจ้งผล ภายใน 30 นาที"), CONTENT]
    )
    lines = text.split("\n")
    assert lines[:2] == ["ดำเนินการให้บริการติดตามหนังสือราชการผ่าน Line@", "ตัวชี้วัดการดำเนินงาน"]
    assert [line[:2] for line in lines[2::3]] == ["1.", "2.", "3.", "4."]
    assert len(lines) == 14


def test_the_results_carry_the_figures_behind_their_sentences():
    results = draft_results(SECOND, WORDS, [USERS, replace(IN_TIME, method="คำตอบอัตโนมัติไม่นับ")])
    users, share = [result.figure for result in results if result.figure is not None]
    assert (users.value, users.unit, users.denominator) == ("29", "คน", None)
    assert (share.value, share.numerator, share.denominator) == ("96.55", 28, 29)
    assert (share.target, share.as_of) == ("ไม่น้อยกว่าร้อยละ 80", SECOND.as_of)
    assert share.method == "คำตอบอัตโนมัติไม่นับ"


def test_the_year_counts_the_sub_indicators_that_met_their_targets():
    year: list[Measure] = [
        replace(USERS, total=56),
        Share("แจ้งรับทราบ", 55, 56, 80),
        Share("แจ้งผล", 44, 56, 80),
        CONTENT,
    ]
    text = draft_year(FOURTH, WORDS, year)
    assert "บรรลุเป้าหมาย 3 ตัวชี้วัดย่อย จากทั้งหมด 4 ตัวชี้วัดย่อย คิดเป็นร้อยละ 75" in text
    assert "3. แจ้งผล ได้ร้อยละ 78.57 ต่ำกว่าเป้าหมายที่กำหนด" in text


@given(total=st.integers(1, 400), data=st.data(), target=st.integers(0, 100))
def test_the_verdict_follows_the_exact_fraction(total, data, target):
    kept = data.draw(st.integers(0, total))
    share = Fraction(kept * 100, total)
    said = standing(Share("x", kept, total, target))
    assert said == (ABOVE if share > target else BELOW if share < target else MET)
    assert result_sentence(SECOND, WORDS, Share("x", kept, total, target)).endswith(said)
