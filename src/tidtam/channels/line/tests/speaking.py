"""One of every bubble we send, and LINE's own library as the judge of them."""

from typing import Any

from linebot.v3.messaging import PushMessageRequest, ReplyMessageRequest

from tidtam.channels.line.actions import Give, Open, PickTime, Say, Tap
from tidtam.channels.line.bubbles import Bubble, offer, signed_by, text_bubbles
from tidtam.channels.line.cards.case import CaseCard, Promised, case_bubble
from tidtam.channels.line.cards.choice import ChoiceCard, Option, choice_bubble
from tidtam.channels.line.cards.letter import LetterCard, Step, letter_bubble
from tidtam.channels.line.cards.survey import SurveyCard, survey_bubble
from tidtam.channels.line.cards.welcome import (
    Greeting,
    OutOfHours,
    PrivacyNotice,
    greeting_bubble,
    out_of_hours_bubble,
    privacy_bubble,
)

TALK = Tap("คุยกับเจ้าหน้าที่", "a=menu&v=talk", keyboard=True)
PAGE = Open("ดูรายละเอียด", "https://tidtam.example/c/8FQ2M4")
EVERY_ACTION = (
    TALK,
    Say("ใช่", "ใช่ เรื่องนี้"),
    PAGE,
    PickTime("เลือกวันเวลา", "a=visit", earliest="2020-01-07T00:00"),
    Give("ถ่ายภาพ", "camera"),
    Give("เลือกภาพ", "cameraRoll"),
    Give("ส่งตำแหน่ง", "location"),
)


def letter(words: str = "ขอใช้พื้นที่ลานคนเมือง") -> Bubble:
    steps = (
        Step("รับเข้าทะเบียน", "5 ม.ค. 2563 09:12 น.", "done"),
        Step("ส่งคืนแก้ไข", "6 ม.ค. 2563 10:00 น.", "returned"),
        Step(f"เสนอ{words}", "7 ม.ค. 2563 10:30 น.", "current"),
        Step("ลงนาม", "", "coming"),
    )
    facts = (("จาก", words), ("ชั้นความเร็ว", "ด่วนที่สุด"))
    return letter_bubble(LetterCard("กท 0401/123", words, f"อยู่ที่ {words}", steps, facts, actions=(TALK, PAGE)))


def case(words: str = "ขอติดตามหนังสือ กท 0401/123") -> Bubble:
    promises = (
        Promised("รับทราบ", "10:15 น.", "ทันเวลา ใช้ไป 4 นาที", "kept"),
        Promised("แจ้งผล", "10:30 น.", "เหลือ 12 นาที", "running"),
    )
    return case_bubble(
        CaseCard("นส.63-0057", words, "กำลังดำเนินการ", "soon", promises, (words,), words, True, (TALK,))
    )


def choice(words: str = "ขอใช้ลานคนเมือง", options: int = 13) -> Bubble:
    listed = tuple(Option(f"{words} {n}", f"a=case&c=8FQ2M{n}", words) for n in range(options))
    return choice_bubble(ChoiceCard("มีหลายเรื่อง", "ท่านหมายถึงเรื่องไหน", listed, (TALK,)))


def survey(words: str = "ความรวดเร็วของการแจ้งผล") -> Bubble:
    return survey_bubble(SurveyCard("8FQ2M4", "นส.63-0057", words, 2, 4))


def greeting(words: str = "สำนักงานปกครองและทะเบียน") -> Bubble:
    return greeting_bubble(Greeting(words, (f"ติดตาม{words}", "คุยกับเจ้าหน้าที่"), words, (TALK,)))


def privacy(words: str = "ติดตามเรื่องและแจ้งผลให้ท่าน") -> Bubble:
    return privacy_bubble(PrivacyNotice("สำนักงานปกครองและทะเบียน", words, "2 ปี", "0 2000 0000", (PAGE,)))


def out_of_hours(words: str = "พรุ่งนี้ 08:30 น.") -> Bubble:
    return out_of_hours_bubble(OutOfHours(words, ("จันทร์–ศุกร์ 08:30–16:30 น.",), "นส.63-0057", (TALK,)))


CARDS = (letter, case, choice, survey, greeting, privacy, out_of_hours)


def everything(words: str) -> list[Bubble]:
    """Every kind of bubble made of ``words``, with quick replies and a sender."""
    cards = [card(words) for card in CARDS]
    bubbles = [*text_bubbles(words), *cards]
    offered = [bubble for one in bubbles for bubble in offer([one], (Tap(words, "a=x"), *EVERY_ACTION))]
    return [*bubbles, *signed_by(offered, words)]


def lost_by_line(messages: list[dict[str, Any]]) -> list[str]:
    """What LINE's own model refuses (by raising) or does not know (as paths) in a call of these messages."""
    body = {"to": "U" + "0" * 32, "messages": messages}
    pushed = PushMessageRequest.from_dict(body).to_dict()
    ReplyMessageRequest.from_dict({"replyToken": "r", "messages": messages})
    return list(_missing(body["messages"], pushed["messages"], "messages"))


def _missing(ours: Any, theirs: Any, where: str) -> list[str]:
    if isinstance(ours, dict):
        theirs = theirs if isinstance(theirs, dict) else {}
        return [path for name in ours for path in _missing(ours[name], theirs.get(name), f"{where}.{name}")]
    if isinstance(ours, list):
        theirs = theirs if isinstance(theirs, list) else []
        gone = [] if len(ours) == len(theirs) else [where]
        pairs = zip(ours, theirs, strict=False)
        return gone + [path for n, (a, b) in enumerate(pairs) for path in _missing(a, b, f"{where}[{n}]")]
    return [] if ours == theirs else [where]
