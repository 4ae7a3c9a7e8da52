"""What the words before ``code/number`` say: agency, committee, urgency, whether a letter is meant."""

import re
from dataclasses import dataclass
from typing import Literal

Urgency = Literal["", "ด่วน", "ด่วนมาก", "ด่วนที่สุด"]

LOOK_BACK = 70
"""Characters that may matter before a number; a bound, so that reading costs time in proportion to length."""

# Two letters of ministries and of the BMA (correspondence regulation, annex 1), to know them where nothing
# else tells that a letter is meant. After "ที่" any letters are read.
KNOWN_PREFIXES = frozenset("กท นร กห กค กต กก พม อว กษ คค ทส ดศ พน พณ มท ยธ รง วธ ศธ สธ อก ตช".split())
# Words of consonants alone that stand before house numbers, shares, dates and years.
_NEVER_PREFIXES = frozenset("ซอย ถนน ตรอก คน รถ รวม ผล ครบ จน กรม ลว พศ คศ".split())

_COMMITTEE = re.compile(r"\( ?(?P<name>[ก-๎. ]{1,20}?) ?\)$")
_LETTERS = re.compile(r"(?:[ก-ฮ]\.?){1,5}$")
_URGENCY = re.compile(r"(?:ด่วนที่สุด|ด่วนมาก|ด่วน)$")
_BEFORE_PREFIX = re.compile(r"(?:ที่|หนังสือ|ฉบับ|เลข|ด่วนที่สุด|ด่วนมาก|ด่วน|เรื่อง)$")
_NAMES_A_LETTER = re.compile(r"(?:(?:^|[^ก-๎]|หนังสือ(?:เลข)?|ด่วน|ด่วนมาก|ด่วนที่สุด)ที่|หนังสือ)$")
_NAMES_ANOTHER = re.compile(
    r"(?:โทร|โทรศัพท์|เบอร์|มือถือ|แฟกซ์|ต่อ|tel|phone|fax|รับ(?:เลข)?(?:ที่)?|ทะเบียน)$", re.IGNORECASE
)
_ONLY_A_LEAD = re.compile(r"[\s(\[\"'“”:,.]*(?:(?:เรื่อง|หนังสือ|เลข|อ้างถึง)\s?)*[\s:,.]*")


@dataclass(frozen=True, slots=True)
class Context:
    """The words before a number.

    ``named``: they call it a letter. ``another``: they call it a telephone or receive number. ``rest``: those
    that were not understood.
    """

    prefix: str
    committee: str
    urgency: Urgency
    named: bool
    another: bool
    rest: str

    @property
    def nothing_else(self) -> bool:
        """Whether no other words stand before."""
        return bool(_ONLY_A_LEAD.fullmatch(self.rest))


def read_context(left: str) -> Context:
    """Return what ``left``, the folded text that ends where the number begins, says of it."""
    left = left.rstrip(" .-")
    bracket = _COMMITTEE.search(left)
    prefix, before = _prefix_at_end(left[: bracket.start()].rstrip(" ") if bracket else left)
    if not prefix:
        bracket, before = None, left
    before = before.rstrip(" :")
    head = before.removesuffix("ที่").rstrip()
    urgency = _urgency(head)
    return Context(
        prefix=prefix,
        committee=bracket["name"].replace(".", "").replace(" ", "") if bracket else "",
        urgency=urgency,
        named=bool(_NAMES_A_LETTER.search(before)),
        another=bool(_NAMES_ANOTHER.search(before)),
        rest=head.removesuffix(urgency),
    )


def _urgency(head: str) -> Urgency:
    found = _URGENCY.search(head)
    match found.group() if found else "":
        case "ด่วนที่สุด":
            return "ด่วนที่สุด"
        case "ด่วนมาก":
            return "ด่วนมาก"
        case "ด่วน":
            return "ด่วน"
    return ""


def _prefix_at_end(left: str) -> tuple[str, str]:
    """Return the agency's letters at the end of ``left`` and what is before them.

    Thai is written without spaces: the letters of "หนังสือกท" are กท, not อกท, and "ห้อง" ends in none.
    """
    found = _LETTERS.search(left)
    if not found:
        return "", left
    starts = [found.start() + i for i, ch in enumerate(found.group()) if ch != "."][:-1]
    for start in starts:
        letters, before = left[start:].replace(".", ""), left[:start]
        if _stands_apart(before) or _BEFORE_PREFIX.search(before):
            return ("", left) if letters in _NEVER_PREFIXES else (letters, before)
    if starts and (letters := left[starts[-1] :].replace(".", "")) in KNOWN_PREFIXES:
        return letters, left[: starts[-1]]
    return "", left


def _stands_apart(before: str) -> bool:
    return not before or not ("ก" <= before[-1] <= "๎" or before[-1] == ".")
