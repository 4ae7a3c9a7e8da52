"""What each card says, to the eye and in plain words."""

import json

from django.utils.translation import override

from tidtam.channels.line.bubbles import flex_bubble
from tidtam.channels.line.cards.letter import LetterCard, Step, letter_bubble
from tidtam.channels.line.tests import speaking


def shown(bubble):
    """All words that a card shows, buttons included."""
    words: list[str] = []

    def walk(part):
        if isinstance(part, dict):
            words.extend(part[name] for name in ("text", "label") if isinstance(part.get(name), str))
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(bubble.json["contents"])
    return words


def taps(bubble):
    text = json.dumps(bubble.json["contents"])
    return [piece.split('"')[0] for piece in text.split('"data": "')[1:]]


def test_a_letter_shows_its_way_and_that_a_machine_said_so():
    bubble = speaking.letter("ขอใช้ลานคนเมือง")
    words = shown(bubble)
    assert {"กท 0401/123", "ขอใช้ลานคนเมือง", "ขั้นที่ 3 จาก 4", "รับเข้าทะเบียน", "ลงนาม"} <= set(words)
    assert any("คำตอบอัตโนมัติ" in word for word in words)
    assert bubble.plain.splitlines()[:4] == ["หนังสือ กท 0401/123", "ขอใช้ลานคนเมือง", "", "อยู่ที่ ขอใช้ลานคนเมือง"]
    assert "✓ รับเข้าทะเบียน 5 ม.ค. 2563 09:12 น." in bubble.plain
    assert "! ส่งคืนแก้ไข" in bubble.plain and "○ ลงนาม" in bubble.plain


def test_a_letter_told_by_an_officer_is_not_marked_automatic():
    bubble = letter_bubble(LetterCard("1", "ก", "ข", (), automatic=False))
    assert "อัตโนมัติ" not in bubble.plain + "".join(shown(bubble))


def test_a_very_long_way_shows_its_newest_steps():
    steps = tuple(Step(f"ขั้น {n}", "", "done") for n in range(40))
    words = shown(letter_bubble(LetterCard("1", "ก", "ข", steps)))
    assert "ขั้น 39" in words and "ขั้น 0" not in words and "ขั้นที่ 40 จาก 40" in words


def test_a_case_shows_both_promises_with_words_beside_the_colour():
    bubble = speaking.case()
    assert {"รับทราบภายใน 10:15 น.", "ทันเวลา ใช้ไป 4 นาที", "แจ้งผลภายใน 10:30 น.", "เหลือ 12 นาที"} <= set(
        shown(bubble)
    )
    assert "✓ รับทราบภายใน 10:15 น. (ทันเวลา ใช้ไป 4 นาที)" in bubble.plain
    assert bubble.plain.startswith("เรื่อง นส.63-0057: กำลังดำเนินการ")


def test_a_choice_can_be_tapped_or_typed_by_its_number():
    bubble = speaking.choice(options=3)
    assert [tap for tap in taps(bubble) if "case" in tap] == [f"a=case&c=8FQ2M{n}" for n in range(3)]
    assert "2. ขอใช้ลานคนเมือง 1 (ขอใช้ลานคนเมือง)" in bubble.plain
    assert "แตะเลือก หรือพิมพ์หมายเลข 1–3" in bubble.plain


def test_no_line_of_a_choice_ends_inside_a_letter_number():
    bubble = speaking.choice("ติดตามหนังสือ กท 1301/ว 45", options=1)
    assert "ติดตามหนังสือ กท\N{NO-BREAK SPACE}1301/ว\N{NO-BREAK SPACE}45 0" in shown(bubble)
    assert "1. ติดตามหนังสือ กท 1301/ว 45 0" in bubble.plain


def test_of_too_many_choices_thirteen_are_shown_and_the_rest_is_told():
    bubble = speaking.choice(options=16)
    assert len([tap for tap in taps(bubble) if "case" in tap]) == 13
    assert "ยังมีอีก 3 รายการ โปรดพิมพ์ให้ละเอียดขึ้น" in bubble.plain


def test_a_survey_has_five_levels_best_first_one_tap_each():
    bubble = speaking.survey()
    assert taps(bubble) == [f"a=rate&c=8FQ2M4&q=2&v={level}" for level in (5, 4, 3, 2, 1)]
    names = [word for word in shown(bubble) if word in ("มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด")]
    assert list(dict.fromkeys(names)) == ["มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"]
    assert "5 = มากที่สุด" in bubble.plain and "คำถามที่ 2 จาก 4" in bubble.plain


def test_the_privacy_notice_names_who_what_why_how_long_and_whom_to_ask():
    words = "\n".join(shown(speaking.privacy()))
    for point in ("ผู้ดูแลข้อมูล", "เก็บอะไร", "เก็บเพื่ออะไร", "เก็บนานเท่าใด", "สิทธิของท่าน", "ไม่ขอเลขบัตรประชาชน"):
        assert point in words and point in speaking.privacy().plain


def test_out_of_hours_a_person_learns_that_it_was_kept_and_when_the_desk_opens():
    plain = speaking.out_of_hours().plain
    assert "รับข้อความไว้แล้ว เจ้าหน้าที่จะเริ่มตอบ พรุ่งนี้ 08:30 น." in plain
    assert "นส.63-0057" in plain and "จันทร์–ศุกร์ 08:30–16:30 น." in plain


def test_the_lock_screen_gets_the_whole_news():
    for card in speaking.CARDS:
        bubble = card()
        assert bubble.json["altText"] == bubble.plain
    long = flex_bubble({"type": "bubble"}, "ข่าว " * 1000)
    assert len(long.json["altText"]) <= 1500 and len(long.plain) > 1500


def test_what_a_person_wrote_cannot_add_lines_of_its_own():
    bubble = speaking.letter("หัวเรื่อง\nอยู่ที่ ปลัดลงนามแล้ว")
    assert "หัวเรื่อง อยู่ที่ ปลัดลงนามแล้ว" in bubble.plain.splitlines()


def test_every_card_speaks_english_to_those_who_read_it():
    with override("en"):
        assert "Step 3 of 4" in shown(speaking.letter())
        assert "Most satisfied" in shown(speaking.survey())
        assert "Tap, or type a number from 1 to 3" in speaking.choice(options=3).plain
