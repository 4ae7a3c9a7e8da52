from dataclasses import replace
from datetime import date

import pytest

from tidtam.performance.reports.documents.form import PlanSupport, Quantity, Signature
from tidtam.performance.reports.documents.gaps import missing
from tidtam.performance.reports.documents.tests.samples import CERTIFIED, DRAFT, results


def places(form):
    return [gap.place for gap in missing(form)]


def test_a_complete_report_of_the_second_quarter_lacks_nothing():
    assert missing(DRAFT) == []
    assert missing(CERTIFIED) == []


def test_a_target_needs_a_value_and_a_unit():
    # Seed 001 prints "5. เป้าหมาย : 0 ()" and nobody stopped it.
    without_unit = replace(DRAFT, target=Quantity("0", ""))
    assert [gap.sentence for gap in missing(without_unit)] == ["ค่าเป้าหมายยังไม่มีหน่วยนับ"]
    assert places(replace(DRAFT, target=Quantity())) == ["5", "5"]


def test_target_and_result_must_be_in_the_same_unit():
    (gap,) = missing(replace(DRAFT, result=Quantity("56", "คน")))
    assert gap.place == "5"
    assert "คน" in gap.sentence and "ร้อยละ" in gap.sentence


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": " "}, "1"),
        ({"levels": frozenset()}, "2"),
        ({"support": PlanSupport("ด้านที่ ๗", "", "")}, "2"),
        ({"definition": ()}, "3"),
        ({"calculation": ("", " ")}, "4"),
        ({"result": Quantity("", "ร้อยละ")}, "5"),
        ({"signature": Signature("", "นักจัดการงานทั่วไป")}, "signature"),
        ({"signature": Signature("นางสาวมาลี ตัวอย่าง", "")}, "signature"),
    ],
)
def test_each_empty_place_is_named(change, place):
    (gap,) = missing(replace(DRAFT, **change))
    assert gap.place == place
    assert gap.sentence and gap.english.endswith(".")


def test_a_quarter_is_missed_only_once_its_cut_off_has_come():
    assert places(replace(DRAFT, as_of=date(2020, 6, 29))) == []
    assert places(replace(DRAFT, as_of=date(2020, 6, 30))) == ["6.3"]
    assert places(replace(DRAFT, as_of=date(2020, 9, 30))) == ["6.3", "6.4", "6.5"]


def test_a_quarter_told_only_by_its_sub_indicators_is_not_empty():
    first, second, *rest = DRAFT.quarters
    assert missing(replace(DRAFT, quarters=(first, replace(second, narrative=""), *rest))) == []


def test_sentences_of_targets_alone_do_not_tell_a_quarter():
    first, second, *rest = DRAFT.quarters
    silent = tuple(replace(result, result="") for result in second.results)
    changed = replace(DRAFT, quarters=(first, replace(second, narrative=" ", results=silent), *rest))
    assert places(changed) == ["6.2"]


def test_a_figure_without_unit_or_method_is_named():
    first, second, *rest = DRAFT.quarters
    bare = replace(results()[0], figure=replace(results()[0].figure, unit="", method=""))
    (gap,) = missing(replace(DRAFT, quarters=(first, replace(second, results=(bare,)), *rest)))
    assert gap.sentence == "ตัวเลข “จำนวนผู้ใช้บริการ” ของไตรมาสที่ 2 ยังขาดหน่วยนับและวิธีนับ"


def test_a_certified_form_needs_a_date_and_a_way_to_verify_it():
    undated = replace(CERTIFIED, signature=replace(CERTIFIED.signature, signed_on=None))
    unverifiable = replace(CERTIFIED, imprint=replace(CERTIFIED.imprint, verify_url=""))
    assert places(undated) == ["signature"]
    assert places(unverifiable) == ["footer"]
    assert missing(replace(DRAFT, signature=replace(DRAFT.signature, signed_on=None))) == []
