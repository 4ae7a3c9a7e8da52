"""Reading what a person typed or tapped. Pure: the words, what was asked, and nothing else.

LINE for PC shows neither menus nor buttons, so whatever can be tapped can be typed, in Thai and in English.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from tidtam.channels.assistant.intents import Heard, Intent, Named, Option
from tidtam.core.thai.folding import fold
from tidtam.core.thai.letter_reference import find_letter_references
from tidtam.core.thai.receive_number import ReceiveNumber, find_receive_numbers, parse_receive_number

I = Intent  # noqa: E741 - the tables below are read by eye

MENU = {
    "letter": I.MENU_LETTER,
    "cases": I.MENU_CASES,
    "talk": I.MENU_TALK,
    "help": I.MENU_HELP,
    "hours": I.MENU_HOURS,
    "rate": I.MENU_RATE,
    "privacy": I.MENU_PRIVACY,
}
TAPS = {
    "letter": I.PICK_LETTER,
    "noletter": I.PICK_NO_LETTER,
    "case": I.PICK_CASE,
    "new": I.PICK_NEW,
    "show": I.SHOW_CASE,
    "rate": I.RATE,
    "skip": I.SKIP,
    "confirm": I.CONFIRM,
    "contest": I.CONTEST,
    "send": I.SEND_ON,
}
PHRASES: Mapping[Intent, tuple[str, ...]] = {
    I.MENU_LETTER: ("ติดตามหนังสือ", "ตามหนังสือ", "ขอติดตามหนังสือ", "ติดตามหนังสือราชการ", "track a letter"),
    I.MENU_CASES: ("เรื่องของฉัน", "ดูเรื่องของฉัน", "สถานะเรื่อง", "my requests", "my cases"),
    I.MENU_TALK: (
        "คุยกับเจ้าหน้าที่", "ขอคุยกับเจ้าหน้าที่", "ติดต่อเจ้าหน้าที่", "ขอสายเจ้าหน้าที่", "เจ้าหน้าที่", "คุยกับคน",
        "talk to an officer", "talk to officer", "officer", "human",
    ),
    I.MENU_HELP: ("วิธีใช้", "วิธีใช้งาน", "ช่วยเหลือ", "เมนู", "help", "how it works", "menu"),
    I.MENU_HOURS: (
        "เวลาทำการ", "เวลาทำการ/ติดต่อ", "เวลาราชการ", "ติดต่อ", "เปิดกี่โมง", "hours", "hours & contact", "contact",
    ),
    I.MENU_RATE: ("ประเมิน", "ประเมินความพึงพอใจ", "ให้คะแนน", "rate", "rate our service"),
    I.MENU_PRIVACY: ("ประกาศความเป็นส่วนตัว", "ความเป็นส่วนตัว", "privacy", "privacy notice"),
    I.PICK_NEW: ("เรื่องใหม่", "เปิดเรื่องใหม่", "new request"),
    I.SKIP: ("ข้าม", "ไม่มี", "skip"),
    I.CONFIRM: ("เรียบร้อยแล้ว", "เรียบร้อย", "settled"),
    I.CONTEST: ("ยังไม่เรียบร้อย", "ยังไม่จบ", "not settled"),
    I.SEND_ON: ("ส่งให้เจ้าหน้าที่", "send to an officer"),
    I.GREETING: ("สวัสดี", "หวัดดี", "ดี", "hello", "hi", "good morning", "good afternoon"),
}  # fmt: skip
BY_PHRASE = {phrase: intent for intent, phrases in PHRASES.items() for phrase in phrases}
LEVELS = {
    **{str(level): level for level in range(1, 6)},
    "มากที่สุด": 5, "มาก": 4, "ปานกลาง": 3, "น้อย": 2, "น้อยที่สุด": 1,
    "most satisfied": 5, "very satisfied": 4, "fairly satisfied": 3,
    "little satisfied": 2, "least satisfied": 1,
}  # fmt: skip

_PARTICLES = re.compile(r"(?:\s*(?:ค่ะ|คะ|ค่า|คับ|ครับผม|ครับ|จ้า|จ้ะ|จ๊ะ|นะ|please|ๆ))+$")
_MARKS = re.compile(r"^[\s.,!\"'“”()]+|[\s.,!\"'“”():]+$")
_THANKS = re.compile(
    r"(?:(?:ขอบคุณ|ขอบพระคุณ|ขอบใจ|รับทราบ|ทราบแล้ว|เข้าใจแล้ว|โอเค|ได้เลย|ได้|ยินดี|อย่างสูง|มาก|นะ|เลย|แล้ว|"
    r"ค่ะ|คะ|ค่า|ครับผม|ครับ|คับ|จ้า|จ้ะ|ๆ|thanks?|thankyou|verymuch|you|so|much|okay|ok)[\s.,!]*)+"
)
_SAYS_SOMETHING = re.compile(r"[\w?？]")
_CHOSEN = re.compile(r"(?:ข้อ|ฉบับ|เรื่อง|หมายเลข|no\.?|number)? ?(?:ที่)? ?#?(?P<number>[0-9]{1,2})[.)]?")
_BARE_RECEIVE = re.compile(r"[0-9]{1,7} ?/ ?(?:24|25|26)[0-9]{2}")
_BARE_NUMBER = re.compile(r"[0-9]{1,7}(?: ?/ ?[0-9]{2,4})?")


def read_words(
    text: str,
    *,
    today: date,
    options: Sequence[Option] = (),
    wants_number: bool = False,
    wants_level: bool = False,
) -> Heard:
    """Return what typed words mean.

    Args:
        today: completes dates without a year.
        options: the answers to what was asked last; their number or label chooses one.
        wants_number: a letter number was asked for, so a bare number is a receive number.
        wants_level: a survey waits, so a bare 1–5 or the name of a level is an answer to it.
    """
    plain = _plain(text)
    chosen = _chosen(plain, options)
    if chosen is not None:
        return read_tap(chosen.act, chosen.values)
    if wants_level and plain in LEVELS:
        return Heard(Intent.RATE, {"v": str(LEVELS[plain])})
    numbers = letter_numbers(text, today=today, wants_number=wants_number)
    if numbers:
        return Heard(Intent.LETTER_NUMBER, numbers=numbers)
    if plain in BY_PHRASE:
        return Heard(BY_PHRASE[plain])
    if not _SAYS_SOMETHING.search(text) or _THANKS.fullmatch(fold(text).strip().casefold().replace(" ", "")):
        return Heard(Intent.COURTESY)
    return Heard(Intent.WORDS)


def names_level(text: str) -> bool:
    """Say whether ``text`` is nothing but a level of satisfaction: what a waiting survey would take."""
    return _plain(text) in LEVELS


def read_tap(act: str, values: Mapping[str, str]) -> Heard:
    """Return what a button means; one that nobody made, or no longer makes, is an old button."""
    if act == "menu":
        return Heard(MENU.get(values.get("v", ""), Intent.OLD_BUTTON))
    return Heard(TAPS.get(act, Intent.OLD_BUTTON), dict(values))


def letter_numbers(text: str, *, today: date, wants_number: bool = False) -> tuple[Named, ...]:
    """Return the letter numbers and receive numbers that ``text`` names, in that order, each once."""
    found = [
        Named(reference.canonical, reference.printed(), reference)
        for reference in find_letter_references(text, today=today)
    ]
    found += [_received(number) for number in find_receive_numbers(text)]
    bare = _BARE_NUMBER if wants_number else _BARE_RECEIVE
    if not found and bare.fullmatch(fold(text).strip()):
        number = parse_receive_number(f"เลขรับ {fold(text).strip()}")
        found = [_received(number)] if number else []
    return tuple({named.key: named for named in found}.values())


def _received(number: ReceiveNumber) -> Named:
    return Named(f"รับ{number.canonical}"[:120], number.printed(), number.printed())


def _plain(text: str) -> str:
    """Return ``text`` without marks around it and polite words behind it, in small letters."""
    words = _MARKS.sub("", " ".join(fold(text).casefold().split()))
    return _MARKS.sub("", _PARTICLES.sub("", words))


def _chosen(plain: str, options: Sequence[Option]) -> Option | None:
    labelled = next((option for option in options if _plain(option.label) == plain), None)
    if labelled is not None or not options:
        return labelled
    number = _CHOSEN.fullmatch(plain)
    place = int(number["number"]) if number else 0
    return options[place - 1] if 1 <= place <= len(options) else None
