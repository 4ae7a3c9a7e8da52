"""Texts, quick replies, senders and calls."""

import json

import pytest

from tidtam.channels.line.actions import Give, Open, Say, Tap, action_json
from tidtam.channels.line.bubbles import calls, flex_bubble, offer, signed_by, text_bubbles
from tidtam.channels.line.fitting import fit
from tidtam.channels.line.limits import violations
from tidtam.channels.line.tests.speaking import TALK
from tidtam.core.thai.text import grapheme_length, utf16_length

STACKED = "น้ำที่ผู้กู้ซื้อนี้"


def test_a_label_of_twenty_thai_letters_keeps_all_its_marks():
    label = "กู้ที่นี่ผู้ใหญ่อยู่ที่นี่ซื้อน้ำ"
    assert grapheme_length(label) <= 20 < len(label)
    assert action_json(Say(label), 20)["label"] == label


def test_a_longer_label_is_cut_between_letters_never_below_a_mark():
    shown = fit(STACKED * 3, 20)
    assert grapheme_length(shown) <= 20
    letters = shown.rstrip("…")
    assert (STACKED * 3).startswith(letters) and (STACKED * 3)[len(letters)] not in "่้๊๋ัิีึืุูำ็์"


def test_a_long_text_becomes_several_bubbles_and_loses_nothing():
    words = "เรื่องนี้อยู่ระหว่างเสนอผู้บริหารพิจารณา 😀 " * 300
    bubbles = text_bubbles(words)
    assert len(bubbles) > 1
    assert all(utf16_length(bubble.json["text"]) <= 5000 for bubble in bubbles)
    assert "".join("".join(bubble.plain for bubble in bubbles).split()) == "".join(words.split())


def test_a_long_stretch_of_nothing_is_no_bubble():
    assert [bubble.plain for bubble in text_bubbles("ก" + " " * 12_000 + "ข")] == ["ก", "ข"]


def test_direction_marks_and_control_characters_do_not_reach_the_chat():
    (bubble,) = text_bubbles("จาก\u202e\x00 สมหญิง\r\nบรรทัดสอง")
    assert bubble.json["text"] == "จาก สมหญิง\nบรรทัดสอง"


def test_quick_replies_hang_under_the_last_bubble_only():
    first, last = offer([*text_bubbles("หนึ่ง"), *text_bubbles("สอง")], (TALK, Give("ถ่ายภาพ", "camera")))
    assert "quickReply" not in first.json
    assert [item["action"]["type"] for item in last.json["quickReply"]["items"]] == ["postback", "camera"]


def test_more_than_thirteen_quick_replies_are_not_sent():
    (bubble,) = offer(text_bubbles("เลือก"), [Say(f"ข้อ {n}") for n in range(20)])
    assert len(bubble.json["quickReply"]["items"]) == 13


def test_a_text_says_what_can_be_typed_since_pcs_show_no_quick_replies():
    (bubble,) = offer(text_bubbles("เรื่องไหนคะ"), (Say("เรื่องแรก"), Give("ถ่ายภาพ", "camera")))
    assert bubble.json["text"] == bubble.plain == "เรื่องไหนคะ\n\nพิมพ์ตอบได้: เรื่องแรก"
    (silent,) = offer(text_bubbles("เรื่องไหนคะ"), (Say("เรื่องแรก"),), tell=False)
    assert silent.json["text"] == "เรื่องไหนคะ"


def test_no_choices_leave_no_empty_quick_reply():
    (bubble,) = offer(text_bubbles("ขอบคุณค่ะ"), ())
    assert bubble.json == {"type": "text", "text": "ขอบคุณค่ะ"}


def test_a_bubble_can_speak_under_an_officers_name():
    (bubble,) = signed_by(text_bubbles("สวัสดีค่ะ"), "นภา ศรีสุข")
    assert bubble.json["sender"] == {"name": "นภา ศรีสุข"}


@pytest.mark.parametrize("name", ["", "ฝ่าย LINE OA", "Line"])
def test_a_name_that_line_would_refuse_is_left_out(name):
    (bubble,) = signed_by(text_bubbles("สวัสดีค่ะ"), name)
    assert "sender" not in bubble.json


def test_five_bubbles_go_in_one_call_since_they_cost_one():
    assert [len(call) for call in calls(text_bubbles("ก") * 11)] == [5, 5, 1]


def test_a_card_too_big_for_line_is_sent_as_its_words():
    big = {
        "type": "bubble",
        "body": {"type": "box", "layout": "vertical", "contents": [], "note": "ก" * 11_000},
    }
    assert len(json.dumps(big, ensure_ascii=False).encode()) > 30 * 1024
    assert flex_bubble(big, "ข่าวทั้งหมด").json == {"type": "text", "text": "ข่าวทั้งหมด"}


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "ftp://a", "https://a/" + "b" * 1000])
def test_an_address_line_would_not_open_is_refused_when_it_is_made(uri):
    with pytest.raises(ValueError, match="address"):
        action_json(Open("เปิด", uri), 20)


def test_a_tap_shows_in_the_chat_as_the_persons_own_words():
    tap = action_json(Tap("ใช่", "a=yes", says="ใช่ เรื่องนี้", keyboard=True), 20)
    assert (tap["displayText"], tap["inputOption"]) == ("ใช่ เรื่องนี้", "openKeyboard")


def labelled(label):
    items = [{"type": "action", "action": {"type": "message", "label": label, "text": "ก"}}]
    return {"type": "text", "text": "ก", "quickReply": {"items": items}}


def card(*parts, alt="ก"):
    return {"type": "flex", "altText": alt, "contents": {"type": "bubble", "body": {"contents": list(parts)}}}


@pytest.mark.parametrize(
    ("message", "property", "said"),
    [
        ({"type": "text", "text": ""}, "text", "May not be empty"),
        ({"type": "text", "text": "😀" * 2501}, "text", "Length must be between 1 and 5000"),
        (card(alt="ก" * 1501), "altText", "Length must be between 1 and 1500"),
        (labelled("น้ำ" * 21), "quickReply.items[0].action.label", "Length must be between 1 and 20"),
        (card({"type": "text", "text": ""}), "contents.body.contents[0].text", "May not be empty"),
        (card({"type": "text", "text": "ก" * 10_300}), "contents", "must be at most 30720 bytes"),
        ({"type": "text", "text": "ก", "sender": {"name": "LINE"}}, "sender.name", "The name is not allowed"),
    ],
)
def test_a_broken_limit_is_named_as_line_names_it(message, property, said):
    (found,) = violations([message])
    assert (found.property, found.message) == (f"messages[0].{property}", said)


@pytest.mark.parametrize("count", [0, 6])
def test_a_call_holds_one_to_five_messages(count):
    (found,) = violations([{"type": "text", "text": "ก"}] * count)
    assert found.message == "Size must be between 1 and 5"


def test_a_thai_label_is_not_counted_by_its_marks():
    assert violations([labelled("น้ำ" * 20)]) == []
