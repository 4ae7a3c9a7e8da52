"""Where words go when no letter is named: to the open case, to the one chosen, to a person."""

import pytest

from tests.support.moments import bangkok
from tidtam.casework.cases.services import case_close, officer_actor
from tidtam.casework.messaging.models import Delivery, Kind, Outcome
from tidtam.casework.messaging.services import message_withdraw
from tidtam.channels.assistant.tests.clerk import make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_cases(clerk):
    """A clerk with two open cases; the newest comes first."""
    clerk.says("กท 0401/111").waits(hours=2).says("กท 0401/222").waits(hours=2)
    newest, oldest = clerk.cases()
    return newest, oldest


def test_words_without_a_number_are_asked_about_once_and_kept(clerk):
    clerk.says("ขอถามเรื่องขอใช้ลานคนเมืองค่ะ")
    assert "ยังไม่พบเลขที่หนังสือ" in clerk.hears and clerk.became() == "waiting" and not clerk.cases()


def test_after_two_misunderstandings_a_person_takes_over_with_all_that_was_said(clerk):
    clerk.says("ขอถามเรื่องขอใช้ลานคนเมืองค่ะ").says("ที่ส่งไปเมื่อวานค่ะ")
    assert "ส่งเรื่องให้เจ้าหน้าที่ช่วยดูแลแล้วค่ะ" in clerk.hears
    assert clerk.words_on(clerk.case()) == ["ขอถามเรื่องขอใช้ลานคนเมืองค่ะ", "ที่ส่งไปเมื่อวานค่ะ"]
    assert clerk.case().title == "ขอถามเรื่องขอใช้ลานคนเมืองค่ะ"


def test_the_promise_counts_from_the_first_words_not_from_the_second(clerk):
    clerk.says("ขอถามเรื่องลานคนเมืองค่ะ")
    first = clerk.at
    clerk.waits(minutes=1).says("ที่ส่งไปเมื่อวานค่ะ")
    assert clerk.case().opened_at == first


def test_who_does_not_answer_is_not_lost(clerk):
    clerk.says("ขอถามเรื่องลานคนเมืองค่ะ").waits(minutes=6)
    case = clerk.case()
    assert clerk.words_on(case) == ["ขอถามเรื่องลานคนเมืองค่ะ"] and clerk.became() == "placed"
    told = Delivery.objects.latest("pk")
    assert told.outcome == Outcome.PARKED, "it costs nothing: it waits for the next free reply"


def test_a_number_after_the_hint_takes_the_first_words_along(clerk):
    clerk.says("ขอถามเรื่องลานคนเมืองค่ะ").says("กท 0401/999")
    assert clerk.words_on(clerk.case()) == ["ขอถามเรื่องลานคนเมืองค่ะ", "กท 0401/999"]


def test_words_join_the_only_open_case(clerk):
    clerk.says("กท 0401/111").waits(minutes=70).says("ด่วนหน่อยนะคะ")
    assert clerk.words_on(clerk.case()) == ["กท 0401/111", "ด่วนหน่อยนะคะ"]
    assert f"เพิ่มไว้ในเรื่อง {clerk.case().number} แล้วค่ะ" in clerk.hears


def test_several_photos_in_a_row_are_acknowledged_once(clerk):
    clerk.says("กท 0401/111").waits(minutes=70)
    clerk.sends(Kind.IMAGE)
    assert "เพิ่มไว้" in clerk.hears
    clerk.sends(Kind.IMAGE)
    assert clerk.hears == ""
    assert clerk.words_on(clerk.case()) == ["กท 0401/111", "image", "image"]


def test_words_right_after_the_card_are_acknowledged_with_the_promised_time(clerk):
    clerk.says("กท 0401/111").says("ขอด่วนนะคะ")
    assert (
        f"เพิ่มไว้ในเรื่อง {clerk.case().number} แล้วค่ะ เจ้าหน้าที่จะรับทราบภายใน 10:15 น. และแจ้งผลภายใน 10:30 น."
        in clerk.hears
    )


@pytest.mark.parametrize("kind", [Kind.FILE, Kind.AUDIO, Kind.VIDEO, Kind.LOCATION, Kind.UNKNOWN])
def test_whatever_is_sent_joins_the_only_open_case(clerk, kind):
    clerk.says("กท 0401/111").waits(minutes=70).sends(kind)
    assert clerk.words_on(clerk.case()) == ["กท 0401/111", kind.value]


def test_with_several_open_cases_it_asks_which(clerk, two_cases):
    newest, oldest = two_cases
    clerk.says("ขอเพิ่มเอกสารค่ะ")
    assert clerk.cards == ["choice"] and clerk.became() == "waiting"
    options = clerk.heard[0].payload["options"]
    assert [option["values"].get("c") for option in options] == [newest.public_id, oldest.public_id, None]
    clerk.says("2")
    assert clerk.words_on(oldest) == ["กท 0401/111", "ขอเพิ่มเอกสารค่ะ"]
    assert f"เพิ่มไว้ในเรื่อง {oldest.number} แล้ว" in clerk.hears


def test_photos_sent_beside_the_question_go_where_the_words_go(clerk, two_cases):
    _newest, oldest = two_cases
    clerk.says("ขอเพิ่มเอกสารค่ะ").sends(Kind.IMAGE)
    assert clerk.hears == ""
    clerk.taps("case", c=oldest.public_id)
    assert clerk.words_on(oldest) == ["กท 0401/111", "ขอเพิ่มเอกสารค่ะ", "image"]


def test_a_second_tap_on_the_choice_shows_the_case_and_changes_nothing(clerk, two_cases):
    _newest, oldest = two_cases
    clerk.says("ขอเพิ่มเอกสารค่ะ").taps("case", c=oldest.public_id).taps("case", c=oldest.public_id)
    assert clerk.cards == ["case"]
    assert clerk.words_on(oldest) == ["กท 0401/111", "ขอเพิ่มเอกสารค่ะ"]


def test_the_choice_may_be_a_new_request(clerk, two_cases):
    clerk.says("มีเรื่องอื่นจะถามค่ะ").taps_on("เรื่องใหม่")
    assert clerk.words_on(clerk.cases()[0]) == ["มีเรื่องอื่นจะถามค่ะ"] and len(clerk.cases()) == 3


def test_an_unanswered_question_sends_the_words_to_the_newest_case_marked_unsure(clerk, two_cases):
    newest, _oldest = two_cases
    clerk.says("ขอเพิ่มเอกสารค่ะ").waits(minutes=6)
    clerk.last.refresh_from_db()
    assert clerk.last.case == newest and clerk.last.payload["unsure"] is True


def test_words_instead_of_a_choice_are_asked_about_once_then_a_person_sorts_them_out(clerk, two_cases):
    newest, _oldest = two_cases
    clerk.says("ขอเพิ่มเอกสารค่ะ").says("เรื่องลานคนเมืองไงคะ")
    assert clerk.cards == ["choice"]
    clerk.says("ทำไมไม่เข้าใจ")
    assert clerk.words_on(newest)[1:] == ["ขอเพิ่มเอกสารค่ะ", "เรื่องลานคนเมืองไงคะ", "ทำไมไม่เข้าใจ"]


def test_at_most_thirteen_cases_are_offered(clerk):
    for number in range(100, 115):
        clerk.says(f"กท 0401/{number}").waits(minutes=70)
    clerk.says("ขอเพิ่มเอกสารค่ะ")
    assert len(clerk.heard[0].payload["options"]) == 13


def test_a_message_taken_back_while_it_waits_opens_nothing(clerk):
    clerk.says("ส่งผิดห้องค่ะ ขอโทษ")
    message_withdraw(message=clerk.last, at=clerk.at)
    clerk.waits(minutes=6)
    assert not clerk.cases() and clerk.became() == "withdrawn"


@pytest.mark.parametrize("words", ["ขอบคุณค่ะ", "👍", "สวัสดีค่ะ"])
def test_courtesy_alone_opens_no_case(clerk, words):
    clerk.says(words)
    assert not clerk.cases() and clerk.hears


def test_a_sticker_alone_opens_no_case(clerk):
    clerk.sends(Kind.STICKER).waits(minutes=6)
    assert not clerk.cases()


def test_a_person_is_one_tap_away(clerk):
    clerk.says("วิธีใช้").taps_on("คุยกับเจ้าหน้าที่")
    assert clerk.cards == ["case"] and "แจ้งเจ้าหน้าที่แล้วค่ะ" in clerk.hears
    assert clerk.case().title == "ขอคุยกับเจ้าหน้าที่"


def test_a_second_tap_for_a_person_opens_no_second_case(clerk):
    clerk.taps("menu", v="talk").taps("menu", v="talk")
    assert clerk.words_on(clerk.case()) == ["คุยกับเจ้าหน้าที่"] and "แจ้งเจ้าหน้าที่ในเรื่อง" in clerk.hears


def test_a_person_can_be_asked_for_by_typing(clerk):
    clerk.says("คุยกับเจ้าหน้าที่ค่ะ").says("เรื่องจอดรถ")
    assert clerk.words_on(clerk.case()) == ["คุยกับเจ้าหน้าที่ค่ะ", "เรื่องจอดรถ"]


def test_while_an_officer_talks_the_assistant_is_quiet(clerk, two_cases):
    _newest, oldest = two_cases
    clerk.officer_says("ขอทราบชื่อผู้ประสานงานค่ะ", oldest)
    for words in ("คุณอรทัยค่ะ", "ขอบคุณค่ะ", "กท 0401/111"):
        clerk.says(words)
        assert clerk.hears == ""
    assert clerk.words_on(oldest)[1:] == ["คุณอรทัยค่ะ", "ขอบคุณค่ะ", "กท 0401/111"]


def test_another_letter_is_a_new_request_even_while_an_officer_talks(clerk):
    make_letter(clerk.office, at=bangkok("2020-01-06 09:00"))
    clerk.says("กท 0401/111").officer_says("กำลังตรวจค่ะ").says("กท 0901/1542")
    assert clerk.cards == ["letter", "case"] and len(clerk.cases()) == 2


def test_a_talk_that_has_gone_cold_is_no_talk(clerk, two_cases):
    clerk.officer_says("กำลังตรวจค่ะ").waits(minutes=31).says("มีอะไรเพิ่มไหมคะ")
    assert clerk.cards == ["choice"]


def test_words_on_a_closed_case_are_asked_about(clerk):
    clerk.says("กท 0401/111")
    case_close(case=clerk.case(), by=officer_actor(clerk.office.clerk), at=clerk.at, reason="told")
    clerk.waits(hours=2).says("ยังไม่ได้รับเลยค่ะ")
    assert "เรื่องเดิมปิดแล้ว" in clerk.hears
    clerk.taps_on("ต่อเรื่อง")
    case = clerk.case()
    assert case.state == "contested" and clerk.words_on(case)[-1] == "ยังไม่ได้รับเลยค่ะ"


def test_words_on_a_closed_case_may_be_a_new_request(clerk):
    clerk.says("กท 0401/111")
    case_close(case=clerk.case(), by=officer_actor(clerk.office.clerk), at=clerk.at, reason="told")
    clerk.waits(days=1).says("มีเรื่องอื่นค่ะ").says("เรื่องใหม่")
    newest, closed = clerk.cases()
    assert closed.state == "closed" and clerk.words_on(newest) == ["มีเรื่องอื่นค่ะ"]


def test_a_case_closed_long_ago_is_not_asked_about(clerk):
    clerk.says("กท 0401/111")
    case_close(case=clerk.case(), by=officer_actor(clerk.office.clerk), at=clerk.at, reason="told")
    clerk.waits(days=8).says("สอบถามค่ะ มีใครอยู่ไหม")
    assert "ยังไม่พบเลขที่หนังสือ" in clerk.hears


def test_the_same_message_again_changes_nothing(clerk):
    clerk.says("กท 0401/111").says_again()
    assert clerk.heard == [] and clerk.words_on(clerk.case()) == ["กท 0401/111"]


def test_an_unknown_kind_of_message_is_answered_kindly(clerk):
    clerk.sends(Kind.UNKNOWN)
    assert "อ่านข้อความชนิดนี้ไม่ได้" in clerk.hears and not clerk.cases()


def test_an_old_button_is_answered_calmly(clerk):
    clerk.taps("abracadabra", x="1")
    assert "ปุ่มนี้ใช้ไม่ได้แล้ว" in clerk.hears and not clerk.cases()
