import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.util import collate

from tidtam.core.thai.sorting import sort_key

MARKS = re.compile("[็-์]")
WORDS = sorted(thai_words())
UNMARKED = [word for word in WORDS if not MARKS.search(word)]
THAI = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)] + list(" abcXYZ019"), max_size=12)


def sorted_words(text):
    return " ".join(sorted(text.split(), key=sort_key))


def test_leading_vowels_sort_under_their_consonant():
    assert sorted_words("เขต แขวง กอง สำนัก ศูนย์ โยธา ฝ่าย") == "กอง เขต แขวง ฝ่าย โยธา ศูนย์ สำนัก"


def test_tone_marks_decide_only_between_the_same_letters():
    assert sorted_words("ก้า กาก ก่า กา ก๋า ก๊า") == "กา ก่า ก้า ก๊า ก๋า กาก"
    assert sorted_words("เก็ง เก่ง เกง เก้ง เกงก") == "เกง เก็ง เก่ง เก้ง เกงก"


def test_where_marks_differ_the_first_difference_decides():
    assert sorted_words("ก่าก ก่าก่ กาก่ กาก") == "กาก กาก่ ก่าก ก่าก่"


def test_a_shorter_name_comes_before_a_longer_one():
    assert sorted(["สำนักงานเขต", "สำนัก ก", "สำนัก"], key=sort_key) == ["สำนัก", "สำนัก ก", "สำนักงานเขต"]


def test_capitals_digits_and_spaces_make_no_difference():
    assert sort_key("LINE  ๑ ") == sort_key("line 1")


def test_decomposed_sara_am_makes_no_difference():
    assert sort_key("น\u0e4d\u0e49าใจ") == sort_key("น้ำใจ")


def test_latin_comes_before_thai_and_other_scripts_after():
    assert sorted(["😀", "ก", "é", "z", "1", "字"], key=sort_key) == ["1", "z", "é", "ก", "字", "😀"]


@pytest.mark.parametrize("text", ["", "่", "เ", "\x00", "\U0010ffff", "ก\u0e4e"])
def test_any_text_has_a_key_of_letters_and_figures(text):
    assert re.fullmatch("[0-9a-z]*", sort_key(text))


def test_a_dictionary_without_marks_is_in_the_order_of_pythainlp():
    assert len(UNMARKED) > 20_000
    keys = [sort_key(word) for word in collate(UNMARKED)]
    assert keys == sorted(keys)


def test_a_dictionary_with_marks_is_in_the_order_of_its_bare_letters():
    """PyThaiNLP puts the first mark behind the letters without a divider, so marked words are judged bare."""
    bare = [MARKS.sub("", word) for word in sorted(WORDS, key=sort_key)]
    assert [sort_key(word) for word in bare] == sorted(sort_key(word) for word in bare)


@given(THAI, THAI)
def test_keys_in_figures_sort_as_bare_letters_then_marks(first, second):
    """The same order, said without the encoding: swapped letters first, then marks letter by letter."""
    assert (sort_key(first) < sort_key(second)) == (plain_key(first) < plain_key(second))


@given(THAI, st.integers(min_value=0, max_value=40))
def test_a_cut_key_never_sorts_after_the_whole_one(text, length):
    assert sort_key(text)[:length] <= sort_key(text)


def plain_key(text):
    text = " ".join(text.casefold().split()).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    text = re.sub("\u0e4d([่-๋]?)า", r"\1ำ", text)
    text = re.sub("([เ-ไ])([ก-ฮ])", r"\2\1", text)
    letters, marks = [], []
    for ch in text:
        if not MARKS.match(ch):
            letters.append(ch)
            marks.append("")
        elif marks:
            marks[-1] += ch
    while marks and not marks[-1]:
        marks.pop()
    return letters, marks
