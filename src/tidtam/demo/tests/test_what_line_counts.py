import pytest

from tidtam.demo.standin.rules.counting import graphemes, json_bytes, utf16_units


def test_a_text_counts_in_utf16_units_so_an_emoji_counts_two():
    assert utf16_units("ก😀") == 3


@pytest.mark.parametrize(("label", "clusters"), [("น้ำ", 1), ("ติดตามหนังสือ", 10), ("ok", 2), ("👩‍🚒", 1)])
def test_a_label_counts_in_grapheme_clusters(label, clusters):
    assert graphemes(label) == clusters


def test_a_flex_container_counts_in_bytes_of_utf8():
    assert json_bytes({"text": "กข"}) == len('{"text":""}') + 6
