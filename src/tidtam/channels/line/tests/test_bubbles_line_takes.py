"""Everything we say is within LINE's limits, in Thai and English, whatever words it is made of."""

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.channels.line.bubbles import calls
from tidtam.channels.line.limits import violations
from tidtam.channels.line.tests import speaking

THAI = "ก่อนนี้ ผู้ใหญ่ลีตีกลองประชุม น้ำใจที่ยิ่งใหญ่ ปู่ย่าตายาย "
WORDS = (
    THAI,
    THAI * 200,
    "👩‍👩‍👧‍👦🇹🇭😀" * 900,
    "ก" + "่" * 20_000,
    "<script>alert(1)</script>{{ name }}",
    "\u202eมือกลับ\x00\x07\n\n\nบรรทัด",
    "Official LINE account",
)


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_words_break_a_limit(words, language):
    with override(language):
        for bubble in speaking.everything(words):
            assert violations([bubble.json]) == []
            assert bubble.plain.strip()


@pytest.mark.parametrize("card", speaking.CARDS)
def test_lines_own_model_takes_every_card_and_knows_every_property(card):
    assert speaking.lost_by_line([card().json]) == []


def test_lines_own_model_takes_every_bubble_with_quick_replies_and_a_sender():
    for call in calls(speaking.everything(THAI)):
        assert speaking.lost_by_line(call) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(), max_size=400)
    | st.text(st.sampled_from("กิ่้ำ😀\u200d🏳\ufe0f \n\u202e"), max_size=6000)
)
def test_no_text_at_all_breaks_a_limit(words):
    for bubble in speaking.everything(words):
        assert violations([bubble.json]) == []
