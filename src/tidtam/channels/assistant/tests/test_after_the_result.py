"""After the result: settled or not, one tap for the survey, a suggestion if one likes."""

import pytest

from tidtam.casework.cases.services import case_close, officer_actor
from tidtam.casework.surveys.models import Answer, Suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(clerk):
    """A clerk whose letter was answered by an officer, survey and all."""
    clerk.says("กท 0401/111").officer_says("ลงนามแล้วค่ะ", reports=True)
    return clerk


def scores(case):
    return list(Answer.objects.filter(case=case, superseded_at=None).values_list("score", flat=True))


def test_one_tap_is_an_answer(told):
    told.taps("rate", c=told.case().public_id, q="1", v="5")
    assert scores(told.case()) == [5]
    assert "ขอบคุณสำหรับคะแนน “มากที่สุด”" in told.hears and "ข้อเสนอแนะ" in told.hears


@pytest.mark.parametrize(("typed", "score"), [("4", 4), ("๕", 5), ("ปานกลาง", 3)])
def test_an_answer_can_be_typed(told, typed, score):
    told.says(typed)
    assert scores(told.case()) == [score] and told.became() == "rated"


def test_the_same_tap_again_is_answered_calmly(told):
    tap = {"c": told.case().public_id, "q": "1", "v": "5"}
    told.taps("rate", **tap).taps("rate", **tap)
    assert "รับคะแนน “มากที่สุด” ไว้แล้ว" in told.hears and Answer.objects.count() == 1


def test_an_answer_can_be_changed_within_a_day(told):
    told.says("5").says("4")
    assert scores(told.case()) == [4] and "เปลี่ยนคะแนนเป็น “มาก”" in told.hears


def test_after_a_day_it_stands(told):
    told.says("5").waits(hours=25).taps("rate", c=told.case().public_id, q="1", v="1")
    assert scores(told.case()) == [5] and "หมดเวลาแก้ไขคำตอบแล้ว" in told.hears


@pytest.mark.parametrize("tap", [{"v": "9"}, {"v": "0"}, {"v": "x", "q": "1"}, {"v": "5", "c": "nobody"}, {}])
def test_a_forged_answer_is_none(told, tap):
    told.taps("rate", **{"c": told.case().public_id, **tap})
    assert scores(told.case()) == [] and told.hears


def test_words_after_the_score_are_a_suggestion_and_can_be_sent_on(told):
    told.says("5").says("อยากให้แจ้งทางอีเมลด้วย")
    assert Suggestion.objects.get().text == "อยากให้แจ้งทางอีเมลด้วย" and told.became() == "suggested"
    assert "อยากให้แจ้งทางอีเมลด้วย" not in told.words_on(told.case())
    told.taps_on("ส่งให้เจ้าหน้าที่")
    assert told.words_on(told.case())[-1] == "อยากให้แจ้งทางอีเมลด้วย" and told.became() == "placed"
    assert told.taps("send", m=told.last.public_id).words_on(told.case()).count("อยากให้แจ้งทางอีเมลด้วย") == 1


def test_a_suggestion_can_be_sent_on_by_typing(told):
    told.says("5").says("ขอสำเนาหนังสือด้วยได้ไหมคะ").says("ส่งให้เจ้าหน้าที่")
    assert told.words_on(told.case())[-1] == "ขอสำเนาหนังสือด้วยได้ไหมคะ"


@pytest.mark.parametrize("typed", ["ข้าม", "ไม่มีค่ะ", "ขอบคุณค่ะ"])
def test_the_suggestion_can_be_left_out(told, typed):
    told.says("5").says(typed)
    assert not Suggestion.objects.exists() and "ขอบคุณค่ะ" in told.hears
    told.waits(hours=2).says("ขอเอกสารเพิ่มค่ะ")
    assert told.words_on(told.case())[-1] == "ขอเอกสารเพิ่มค่ะ"


def test_a_letter_number_after_the_score_is_a_request_and_no_suggestion(told):
    told.says("5").says("กท 0401/222")
    assert not Suggestion.objects.exists() and len(told.cases()) == 2


def test_words_to_an_officer_who_has_spoken_since_are_no_suggestion(told):
    told.says("5").officer_says("รับเอกสารคืนได้เลยค่ะ").says("พรุ่งนี้ไปรับค่ะ")
    assert not Suggestion.objects.exists() and told.words_on(told.case())[-1] == "พรุ่งนี้ไปรับค่ะ"


def test_the_menu_brings_the_survey_back(told):
    told.says("ประเมิน")
    assert told.cards == ["survey"] and "พึงพอใจ" in told.hears
    told.says("3")
    assert scores(told.case()) == [3]


def test_without_a_result_there_is_nothing_to_rate(clerk):
    clerk.says("กท 0401/111").taps("menu", v="rate")
    assert "ยังไม่มีเรื่องที่แจ้งผลแล้วให้ประเมิน" in clerk.hears


def test_a_digit_is_no_score_while_nothing_was_told(clerk):
    clerk.says("5")
    assert clerk.became() == "waiting"


def test_settled_closes_the_case_and_saying_it_twice_is_saying_it_once(told):
    case = told.case()
    told.taps("confirm", c=case.public_id)
    assert told.case().state == "closed" and told.cards == ["", "survey"]
    told.taps("confirm", c=case.public_id)
    assert "บันทึกไว้แล้ว" in told.hears
    assert case.events().filter(kind="case.confirmed").count() == 1


def test_not_settled_opens_it_again_with_new_promises(told):
    case = told.case()
    told.says("ยังไม่เรียบร้อยค่ะ")
    assert told.case().state == "contested" and "ภายใน 10:15 น." in told.hears
    told.waits(minutes=2).says("ยังไม่มีเลขส่งออก")
    assert told.words_on(case)[-2:] == ["ยังไม่เรียบร้อยค่ะ", "ยังไม่มีเลขส่งออก"]
    told.taps("contest", c=case.public_id)
    assert "กำลังตรวจสอบ" in told.hears
    assert case.events().filter(kind="case.contested").count() == 1


def test_a_tap_on_not_settled_is_on_record(told):
    told.taps("contest", c=told.case().public_id)
    assert told.words_on(told.case())[-1] == "ยังไม่เรียบร้อย"


def test_who_says_it_is_not_settled_is_told_so_kindly(told):
    told.says("ยังไม่เรียบร้อยค่ะ")
    assert "กำลังตรวจสอบอีกครั้ง" in told.hears and "โต้แย้ง" not in told.hears
    told.says("เรื่องของฉัน")
    assert "กำลังตรวจสอบอีกครั้ง" in told.hears and "โต้แย้ง" not in told.hears


def test_a_case_closed_long_ago_is_not_contested_but_asked_anew(told):
    case = told.case()
    case_close(case=case, by=officer_actor(told.office.clerk), at=told.at, reason="told")
    told.waits(days=8).taps("contest", c=case.public_id)
    assert told.case().state == "closed" and "พิมพ์เลขที่หนังสือ" in told.hears


@pytest.mark.parametrize("act", ["confirm", "contest", "show", "rate", "case", "send"])
def test_buttons_about_nothing_are_answered_calmly(clerk, act):
    clerk.taps(act, c="nobody", m="nobody", v="5")
    assert "ปุ่มนี้ใช้ไม่ได้แล้ว" in clerk.hears


def test_what_is_not_told_yet_cannot_be_confirmed(clerk):
    clerk.says("กท 0401/111").taps("confirm", c=clerk.case().public_id)
    assert "ยืนยันได้เมื่อมีการแจ้งผลแล้ว" in clerk.hears and clerk.case().state == "new"
