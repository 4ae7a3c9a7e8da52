"""What the assistant says, as LINE shows it: every card drawn, every tap ours, all in its limits."""

import json

import pytest

from tests.support.moments import bangkok
from tidtam.casework.messaging.models import Kind, Message
from tidtam.channels.assistant.tests.clerk import make_clerk, make_letter
from tidtam.channels.line.bubbles import calls
from tidtam.channels.line.postbacks import read_postback
from tidtam.channels.line.rendering import CARDS, bubbles_of
from tidtam.channels.line.tests import speaking
from tidtam.core.org.models import Officer


@pytest.fixture
def clerk(db, at):
    clerk = make_clerk(at=at, greeted=False)
    make_letter(clerk.office, at=bangkok("2020-01-06 09:00"))
    return clerk


def taken_by_line(bubbles):
    return all(speaking.lost_by_line(call) == [] for call in calls(bubbles))


def everything_said(clerk):
    """A conversation in which every kind of card is shown."""
    clerk.follows()
    yield clerk.heard
    for words in ("กท 0901/1542", "กท 0401/999", "สอบถามเพิ่มค่ะ", "1", "วิธีใช้", "เรื่องของฉัน"):
        hurry = words == "1"
        yield (clerk if hurry else clerk.waits(minutes=70)).says(words).heard
    clerk.officer_says("ลงนามแล้วค่ะ", reports=True)
    yield list(clerk.identity.messages.filter(direction="out").order_by("-pk")[:2])[::-1]
    yield clerk.taps("menu", v="rate").heard
    clerk.at = bangkok("2020-01-07 23:00")
    yield clerk.says("กท 0401/777").heard


@pytest.mark.parametrize("language", ["th", "en"])
def test_lines_own_library_takes_all_we_say_and_every_card_is_drawn(clerk, language):
    clerk.language = language
    drawn = set()
    for messages in everything_said(clerk):
        assert messages
        bubbles = bubbles_of(messages, language)
        assert taken_by_line(bubbles)
        cards = [message.payload["card"] for message in messages if message.kind == Kind.CARD]
        assert [bubble.json["type"] for bubble in bubbles].count("flex") == len(cards)
        drawn.update(cards)
    assert drawn == set(CARDS)


def test_every_button_comes_back_as_it_was_put_on_the_card(clerk):
    clerk.says("กท 0401/111").waits(hours=2).says("กท 0401/222").waits(hours=2).says("สอบถามค่ะ")
    (bubble,) = bubbles_of(clerk.heard, "th")
    data = [part["action"]["data"] for part in boxes(bubble.json) if part.get("action", {}).get("data")]
    read = [read_postback({"data": one}) for one in data]
    options = clerk.heard[0].payload["options"]
    assert [(one.act, one.values) for one in read[: len(options)]] == [
        (option["act"], option["values"]) for option in options
    ]


def boxes(part):
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from boxes(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from boxes(inner)


def test_quick_replies_hang_under_the_last_bubble_and_can_be_typed(clerk):
    clerk.follows().says("วิธีใช้")
    last = bubbles_of(clerk.heard, "th")[-1]
    labels = [item["action"]["label"] for item in last.json["quickReply"]["items"]]
    assert labels[-1] == "คุยกับเจ้าหน้าที่" and "พิมพ์ตอบได้" in last.plain


def test_the_officer_is_one_tap_away_also_under_the_first_answer_with_its_privacy_notice(clerk):
    clerk.says("อะไรนะ")
    assert [message.payload.get("card") for message in clerk.heard] == [None, "privacy"]
    *before, last = bubbles_of(clerk.heard, "th")
    assert "คุยกับเจ้าหน้าที่" in [item["action"]["label"] for item in last.json["quickReply"]["items"]]
    assert not any("quickReply" in bubble.json for bubble in before)


def test_a_survey_that_goes_with_a_result_asks_and_offers_both_ways_to_end(clerk):
    clerk.says("กท 0901/1542").officer_says("ลงนามแล้วค่ะ", reports=True)
    said = list(clerk.identity.messages.filter(payload__card="survey"))
    (bubble,) = bubbles_of(said, "th")
    words = json.dumps(bubble.json, ensure_ascii=False)
    case = clerk.case()
    assert f"a=rate&c={case.public_id}&q=1&v=5" in words
    assert f"a=confirm&c={case.public_id}" in words and f"a=contest&c={case.public_id}" in words
    assert case.pack.questions[0].text in words
    (english,) = bubbles_of(said, "en")
    assert case.pack.questions[0].text_en in english.plain


def test_an_officer_speaks_under_a_name_and_the_machine_does_not():
    officer = Officer(username="suda", full_name="สุดา ใจเย็น")
    theirs, ours = Message(text="ลงนามแล้วค่ะ", author=officer), Message(text="รับเรื่องแล้ว")
    assert bubbles_of([theirs], "th")[0].json["sender"] == {"name": "เจ้าหน้าที่สุดา"}
    assert "sender" not in bubbles_of([ours], "th")[0].json


@pytest.mark.parametrize(
    "payload",
    [
        {"card": "letter"},
        {"card": "nobody"},
        {"card": "choice", "title": "ก", "question": "ข", "options": [{"label": 1}]},
        {"card": "case", "number": "1", "title": "", "state": "", "tone": "loud", "promises": []},
        {"card": "survey", "question": 9},
        {},
    ],
)
def test_a_card_that_cannot_be_drawn_is_sent_as_its_words(payload):
    (bubble,) = bubbles_of([Message(kind=Kind.CARD, text="เรื่อง นส.63-0001", payload=payload)], "th")
    assert bubble.json == {"type": "text", "text": "เรื่อง นส.63-0001"}


def test_what_was_taken_back_is_not_sent(at):
    assert bubbles_of([Message(text="ผิด", withdrawn_at=at)], "th") == ()
    assert bubbles_of([], "th") == ()


def test_a_long_text_goes_in_several_bubbles():
    bubbles = bubbles_of([Message(text="เรื่องยาว " * 1200)], "th")
    assert len(bubbles) > 1
    assert taken_by_line(bubbles)
