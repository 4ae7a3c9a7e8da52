"""Numbers of identity cards are hidden before anybody sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.channels.assistant.idcards import hide_card_numbers, is_card_number


def card_number(twelve: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True))
    return f"{twelve}{(11 - total % 11) % 10}"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("เลขบัตร 1101700230708 ค่ะ", "เลขบัตร xxxxxxxxx0708 ค่ะ"),
        ("1-1017-00230-70-8", "x-xxxx-xxxx0-70-8"),
        ("๑๑๐๑๗๐๐๒๓๐๗๐๘", "xxxxxxxxx๐๗๐๘"),
        ("1 1017 00230 70 8 และ 1101700230708", "x xxxx xxxx0 70 8 และ xxxxxxxxx0708"),
    ],
)
def test_it_hides_all_but_the_last_four_digits(said, kept):
    assert hide_card_numbers(said) == kept


@pytest.mark.parametrize(
    "said", ["ที่ กท 0401/123", "1101700230701", "โทร 0812345678", "11017002307080", "เลขรับ 2187/2563", ""]
)
def test_it_leaves_other_numbers_alone(said):
    assert hide_card_numbers(said) == said


@given(st.text("0123456789", min_size=12, max_size=12), st.sampled_from(["", " ", "-"]))
def test_every_number_that_checks_out_is_hidden(twelve, between):
    number = between.join(card_number(twelve))
    assert is_card_number(number)
    hidden = hide_card_numbers(f"ก {number} ข")
    assert number not in hidden and hidden.count("x") == 9


@given(st.text())
def test_hiding_never_changes_how_long_a_text_is(text):
    assert len(hide_card_numbers(text)) == len(text)
