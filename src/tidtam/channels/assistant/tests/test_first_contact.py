"""The first words, the menu by typing, the privacy of who writes, and English."""

from datetime import date, time

import pytest

from tests.support.moments import bangkok
from tidtam.casework.messaging.models import Kind
from tidtam.channels.assistant import moments
from tidtam.channels.assistant.tests.clerk import make_clerk, make_letter
from tidtam.core.calendars.arithmetic import WorkingCalendar
from tidtam.core.calendars.intervals import Interval

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(at):
    return make_clerk(at=at, greeted=False)


def test_who_follows_is_greeted_and_told_what_is_kept_and_why(stranger):
    stranger.follows()
    assert stranger.cards == ["greeting", "privacy"]
    for words in ("ส่วนเลขานุการ", "กท 0401/123", "ประกาศความเป็นส่วนตัว", "ไม่ขอเลขบัตรประชาชน", "คุยกับเจ้าหน้าที่"):
        assert words in stranger.hears
    stranger.identity.refresh_from_db()
    assert stranger.identity.notice_at == stranger.at


def test_who_comes_back_is_greeted_shortly(stranger):
    stranger.follows().leaves()
    assert stranger.hears == ""
    stranger.follows()
    assert stranger.cards == [""] and "ยินดีต้อนรับกลับมา" in stranger.hears


def test_who_never_followed_gets_the_notice_with_the_first_answer_once(stranger):
    stranger.says("กท 0401/111")
    assert stranger.cards == ["case", "privacy"]
    stranger.says("กท 0401/222")
    assert stranger.cards == ["case"]


@pytest.mark.parametrize("words", ["วิธีใช้", "เวลาทำการ", "เรื่องของฉัน", "ประกาศความเป็นส่วนตัว", "ติดตามหนังสือ"])
def test_every_part_of_the_menu_can_be_typed(clerk, words):
    clerk.says(words)
    assert clerk.hears and clerk.became() == "answered" and not clerk.cases()


def test_the_hours_say_whether_somebody_is_there(clerk):
    assert "ขณะนี้เปิดทำการ" in clerk.says("เวลาทำการ").hears
    clerk.at = bangkok("2020-01-07 12:10")
    assert "เปิดอีกครั้ง 13:00 น." in clerk.taps("menu", v="hours").hears


def test_a_day_that_is_specially_open_is_named_among_the_hours():
    saturday = date(2020, 1, 11)
    hours = (Interval(time(9), time(12)),)
    calendar = WorkingCalendar("office", 1, special={saturday: hours}, notes={saturday: "วันเด็กแห่งชาติ"})
    assert moments.special_lines(calendar, saturday) == ["วันนี้เปิดเป็นกรณีพิเศษ 09:00–12:00 น. (วันเด็กแห่งชาติ)"]
    assert moments.special_lines(calendar, date(2020, 1, 12)) == []
    closed = WorkingCalendar("office", 1, special={saturday: ()})
    assert moments.special_lines(closed, saturday) == []


def test_the_answer_about_hours_says_that_today_is_special(clerk, monkeypatch):
    monkeypatch.setattr(moments, "special_lines", lambda calendar, day: [f"พิเศษ {day:%d.%m.%Y}"])
    assert "พิเศษ 07.01.2020" in clerk.says("เวลาทำการ").hears


def test_what_the_desk_promises_is_good_english(at):
    clerk = make_clerk(at=at, language="en", greeted=False)
    clerk.follows()
    assert "tells you by what time they will acknowledge and report" in clerk.hears
    clerk.says("กท 0401/111").says("please hurry")
    assert "An officer will acknowledge by 10:15 and report by 10:30." in clerk.hears


def test_my_requests_are_listed_with_how_they_stand(clerk):
    clerk.says("กท 0401/111").says("กท 0401/222")
    newest, oldest = clerk.cases()
    clerk.says("เรื่องของฉัน")
    assert newest.number in clerk.hears and oldest.number in clerk.hears
    assert "รอรับทราบ · รับทราบภายใน 10:15 น." in clerk.hears
    clerk.says("2")
    assert clerk.cards == ["case"] and oldest.number in clerk.hears
    clerk.says("ขอเพิ่มเอกสารค่ะ")
    assert clerk.words_on(oldest)[-1] == "ขอเพิ่มเอกสารค่ะ"


def test_a_number_of_an_identity_card_is_hidden_and_the_person_is_warned(clerk):
    clerk.says("กท 0401/111 เลขบัตร 1101700230708")
    assert clerk.words_on(clerk.case()) == ["กท 0401/111 เลขบัตร xxxxxxxxx0708"]
    assert "โปรดอย่าส่งเลขบัตร" in clerk.hears
    assert "1101700230708" not in clerk.case().search_text + clerk.case().title


@pytest.mark.parametrize(
    "words", ["\u202eabc", "ก" + "😀" * 600, "x" * 5000, "<script>alert(1)</script>", "%(number)s {0}"]
)
def test_odd_words_are_words(clerk, words):
    clerk.says("กท 0401/111").waits(hours=2).says(words)
    assert len(clerk.words_on(clerk.case())) == 2


def test_english_is_spoken_to_who_reads_english(at):
    clerk = make_clerk(at=at, language="en")
    make_letter(clerk.office, at=bangkok("2020-01-06 09:00"))
    clerk.says("กท 0901/1542")
    assert "Now: Received" in clerk.hears and "Acknowledge by 10:15" in clerk.hears
    assert clerk.case().title == "ติดตามหนังสือ กท 0901/1542", "officers read Thai"
    clerk.says("help").says("my requests").sends(Kind.STICKER).says("talk to an officer")
    clerk.says("hours")
    said = [message.text for message in clerk.identity.messages.filter(direction="out")]
    thai = "กท เลขรับ ติดตามหนังสือ สำนักงานเขตพระนคร ขอใช้ลานคนเมืองจัดกิจกรรม ปลัดกรุงเทพมหานคร นส ส่วนเลขานุการ".split()
    for text in said:
        for word in sorted(thai, key=len, reverse=True):
            text = text.replace(word, "")
        assert not any("ก" <= letter <= "๙" for letter in text), text
