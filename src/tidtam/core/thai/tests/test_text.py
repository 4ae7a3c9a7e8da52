import os
import subprocess
import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.text import (
    clean,
    grapheme_length,
    split_for_chat,
    truncate_graphemes,
    utf16_length,
)

FAMILY = "👨‍👩‍👧"
SENTENCE = "สำนักงานเลขานุการปลัดกรุงเทพมหานครได้รับหนังสือของท่านแล้วและกำลังดำเนินการเสนอปลัดกรุงเทพมหานครเพื่อพิจารณา"
CHAT = st.lists(
    st.sampled_from(
        ["น้ำ", "เก้า", "หนังสือ", "ค่ะ ", "\n", "\n\n", " ", FAMILY, "🇹🇭", "e\u0301", "LINE", "1542", "ๆ", "\r\n"]
    )
    | st.characters(),
    max_size=120,
).map("".join)


def clusters(text):
    return regex.findall(r"\X", text)


def test_an_emoji_is_two_units_and_a_thai_letter_one():
    assert utf16_length("น้ำ") == 3
    assert utf16_length("😀") == 2
    assert utf16_length(FAMILY) == 8


@given(st.text())
def test_units_are_those_of_utf_16(text):
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_thai_syllable_counts_as_readers_count():
    assert grapheme_length("น้ำ") == 1
    assert grapheme_length("ที่") == 1
    assert grapheme_length("เก้า") == 3
    assert grapheme_length(FAMILY) == 1
    assert grapheme_length("") == 0


def test_what_fits_is_not_truncated():
    assert truncate_graphemes("น้ำเก้า", 4) == "น้ำเก้า"


def test_what_was_left_out_is_marked_within_the_limit():
    assert truncate_graphemes("น้ำเก้าใจ", 3) == "น้ำเ…"
    assert truncate_graphemes("ก ข ค", 3) == "ก…"
    assert truncate_graphemes("กขค", 1) == "…"
    assert truncate_graphemes("กขค", 0) == ""
    assert truncate_graphemes("", 0) == ""


@given(CHAT, st.integers(min_value=0, max_value=40))
def test_a_truncated_text_keeps_whole_clusters(text, n):
    short = truncate_graphemes(text, n)
    assert grapheme_length(short) <= n
    kept = clusters(short)[:-1]
    assert short == text or clusters(text)[: len(kept)] == kept


def test_nothing_to_say_is_no_part_and_what_fits_is_one():
    assert split_for_chat("", 10) == []
    assert split_for_chat("สวัสดีค่ะ", 10) == ["สวัสดีค่ะ"]


def test_it_cuts_after_a_paragraph_before_a_line_before_a_sentence_before_a_space():
    assert split_for_chat("กกกก\n\nข\nข ค ค", 10) == ["กกกก\n\n", "ข\nข ค ค"]
    assert split_for_chat("กกกกกก\nข ขขขขข", 10) == ["กกกกกก\n", "ข ขขขขข"]
    assert split_for_chat("รอก่อนครับ กก กกกกก", 14) == ["รอก่อนครับ ", "กก กกกกก"]
    assert split_for_chat("กกกกก กก กกกกกกก", 10) == ["กกกกก กก ", "กกกกกกก"]


def test_it_cuts_thai_after_a_word():
    parts = split_for_chat(SENTENCE, 60)
    assert parts == [
        "สำนักงานเลขานุการปลัดกรุงเทพมหานครได้รับหนังสือของท่านแล้ว",
        "และกำลังดำเนินการเสนอปลัดกรุงเทพมหานครเพื่อพิจารณา",
    ]


def test_a_cluster_longer_than_the_limit_is_cut_since_nothing_else_is_left():
    assert split_for_chat(FAMILY * 2, 8) == [FAMILY, FAMILY]
    assert "".join(split_for_chat(FAMILY, 5)) == FAMILY
    assert split_for_chat("😀😀", 3) == ["😀", "😀"]


def test_a_limit_in_which_nothing_can_be_said_is_refused():
    with pytest.raises(ValueError, match="1 UTF-16"):
        split_for_chat("ก", 1)


@given(CHAT, st.integers(min_value=2, max_value=60))
def test_parts_join_to_the_whole_and_each_fits(text, limit):
    parts = split_for_chat(text, limit)
    assert "".join(parts) == text
    assert all(0 < utf16_length(part) <= limit for part in parts)


@given(CHAT, st.integers(min_value=20, max_value=60))
def test_no_cluster_is_torn_that_would_fit(text, limit):
    if any(utf16_length(cluster) > limit for cluster in clusters(text)):
        return
    assert [cluster for part in split_for_chat(text, limit) for cluster in clusters(part)] == clusters(text)


@pytest.mark.parametrize("piece", ["ก", "\n ", "น้ำ", "่", "🇹🇭", "ครับ ", "\n", "a", FAMILY])
def test_a_long_text_is_cut_into_about_as_few_parts_as_it_needs(piece):
    text = piece * (20_000 // len(piece))
    parts = split_for_chat(text, 5000)
    assert "".join(parts) == text
    assert len(parts) <= 2 * utf16_length(text) // 5000 + 1


def test_cutting_words_touches_neither_home_nor_network(tmp_path):
    command = (
        "from tidtam.core.thai.text import split_for_chat; print(len(split_for_chat('กรุงเทพมหานคร' * 9, 60)))"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHAINLP")}
    environment |= {
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "3"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("dirty", "neat"),
    [
        ("เเขวง", "แขวง"),
        ("น\u0e4d\u0e32", "นำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("cafe\u0301", "café"),
        ("ก\x00ข\x07ค\x7f", "กขค"),
        ("หนึ่ง\r\nสอง\rสาม\u2028สี่\tห้า", "หนึ่ง\nสอง\nสาม\nสี่\tห้า"),
        ("\u202egnp.txt\u202c", "gnp.txt"),
        ("\u2066ก\u2069", "ก"),
        ("\ufeffหนัง\u200bสือ", "หนังสือ"),
        ("ก\ud800ข", "กข"),
        ("\uffff\ufdd0", ""),
    ],
)
def test_what_nobody_sees_is_cleaned_away(dirty, neat):
    assert clean(dirty) == neat


@pytest.mark.parametrize("text", [FAMILY, "❤️", "🇹🇭", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ที่ กท ๐๔๐๑/๑๒๓", "<b>&amp;", "ครับๆ ฯลฯ"])
def test_what_people_see_stays(text):
    assert clean(text) == text


@given(st.text(alphabet=st.characters() | st.sampled_from("เํ่้าำูุ\u0301\r\n\u202e\u200d\ud800")))
def test_clean_text_is_clean_and_stays_so(text):
    neat = clean(text)
    assert clean(neat) == neat
    assert not {"\x00", "\r", "\u202e"} & set(neat)
    assert unicodedata.is_normalized("NFC", neat)
    neat.encode("utf-8")
