"""What typed words and taps mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.channels.assistant.intents import Heard, Intent, Option
from tidtam.channels.assistant.reading import PHRASES, read_tap, read_words

TODAY = date(2020, 1, 7)
OPTIONS = (Option("นส.63-0001 ลานคนเมือง", "case", {"c": "a"}), Option("เรื่องใหม่", "new"))


def meant(text, **more):
    return read_words(text, today=TODAY, **more)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ติดตามหนังสือ", Intent.MENU_LETTER),
        ("ขอคุยกับเจ้าหน้าที่หน่อยค่ะ", Intent.WORDS),
        ("คุยกับเจ้าหน้าที่ค่ะ", Intent.MENU_TALK),
        ("Talk to an officer", Intent.MENU_TALK),
        ("  เรื่องของฉัน ครับ ", Intent.MENU_CASES),
        ("เวลาทำการ/ติดต่อ", Intent.MENU_HOURS),
        ("วิธีใช้", Intent.MENU_HELP),
        ("ประเมินความพึงพอใจ", Intent.MENU_RATE),
        ("เรียบร้อยแล้วค่ะ", Intent.CONFIRM),
        ("ยังไม่เรียบร้อย", Intent.CONTEST),
        ("สวัสดีค่ะ", Intent.GREETING),
        ("ขอบคุณมากค่ะ", Intent.COURTESY),
        ("รับทราบ ขอบคุณครับ", Intent.COURTESY),
        ("Thank you so much!", Intent.COURTESY),
        ("ค่ะ", Intent.COURTESY),
        ("🙏🙏", Intent.COURTESY),
        ("", Intent.COURTESY),
        ("??", Intent.WORDS),
        ("ขอบคุณค่ะ แต่หนังสือยังไม่ถึง", Intent.WORDS),
        ("5", Intent.WORDS),
        ("ที่ กท ๐๔๐๑/๑๒๓ ลงวันที่ ๗ ม.ค. ๖๓", Intent.LETTER_NUMBER),
        ("ติดตามหนังสือ กท0401/123 ค่ะ", Intent.LETTER_NUMBER),
        ("ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว119", Intent.LETTER_NUMBER),
        ("เลขรับ 2187/2563", Intent.LETTER_NUMBER),
        ("2187/2563", Intent.LETTER_NUMBER),
        ("โทร 081-234-5678", Intent.WORDS),
    ],
)
def test_it_reads_what_people_type(text, intent):
    assert meant(text).intent is intent


def test_a_bare_number_is_a_receive_number_only_when_one_was_asked_for():
    assert meant("2187").intent is Intent.WORDS
    (named,) = meant("๒๑๘๗", wants_number=True).numbers
    assert named.shown == "เลขรับ 2187"


def test_one_number_is_one_however_it_is_written():
    (named,) = meant("กท 0401/123 ขอย้ำ กท ๐๔๐๑/๑๒๓").numbers
    assert named.key == "กท0401/123"


@pytest.mark.parametrize("text", ["1", "๑", "ข้อ 1", "1.", "เรื่องที่ 1 ค่ะ", "นส.63-0001 ลานคนเมือง"])
def test_an_option_is_chosen_by_its_number_or_its_label(text):
    assert meant(text, options=OPTIONS) == Heard(Intent.PICK_CASE, {"c": "a"})


def test_a_number_that_is_no_option_chooses_nothing():
    assert meant("3", options=OPTIONS).intent is Intent.WORDS
    assert meant("0", options=OPTIONS).intent is Intent.WORDS


@pytest.mark.parametrize(
    ("text", "level"), [("5", "5"), ("๔", "4"), ("มากที่สุด", "5"), ("least satisfied", "1")]
)
def test_a_level_is_an_answer_only_while_a_survey_waits(text, level):
    assert meant(text, wants_level=True) == Heard(Intent.RATE, {"v": level})
    assert meant(text).intent is Intent.WORDS


def test_what_is_asked_last_is_answered_first():
    assert meant("1", options=OPTIONS, wants_level=True).intent is Intent.PICK_CASE


@pytest.mark.parametrize("view", ["letter", "cases", "talk", "help", "hours", "rate"])
def test_every_area_of_the_menu_means_something(view):
    assert read_tap("menu", {"v": view}).intent is not Intent.OLD_BUTTON


def test_a_button_nobody_made_is_an_old_button():
    assert read_tap("menu", {}).intent is Intent.OLD_BUTTON
    assert read_tap("drop table", {"c": "1"}).intent is Intent.OLD_BUTTON


def test_no_phrase_means_two_things():
    phrases = [phrase for phrases in PHRASES.values() for phrase in phrases]
    assert len(phrases) == len(set(phrases))


@given(st.text(max_size=300), st.booleans(), st.booleans())
def test_any_text_means_something(text, wants_number, wants_level):
    heard = meant(text, options=OPTIONS, wants_number=wants_number, wants_level=wants_level)
    assert heard.intent in Intent
