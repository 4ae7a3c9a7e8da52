"""The number of an official letter: ``ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว119 ลงวันที่ 7 มีนาคม 2561``.

``ที่ <agency> (<committee>) <number of the owner>/<number in the register of letters sent>``, circulars with ว
before the last number (Regulation of the Prime Minister's Office on Correspondence B.E. 2526, annex 1).
"""

import re
from dataclasses import dataclass
from datetime import date
from re import Match

from tidtam.core.thai.date_patterns import WEEKDAYS
from tidtam.core.thai.date_reading import date_end, read_date_at
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.digits import to_thai
from tidtam.core.thai.folding import fold
from tidtam.core.thai.letter_context import KNOWN_PREFIXES, LOOK_BACK, Context, Urgency, read_context

CIRCULAR = "ว"

_SHAPE = re.compile(
    r"(?<![0-9])(?P<code>[0-9]{2,6}(?:\.[0-9]{1,4}){0,4}) ?(?:/|ทับ) ?"
    r"(?:(?P<series>[ก-ฮ]{1,3})\.? ?)?(?P<number>[0-9]{1,7})(?![0-9])"
)
_DATED = re.compile(rf"\s?,?\s?(?:ลง ?วัน ?(?:{'|'.join(WEEKDAYS)})? ?ที่|ล\.?ว\.?|วันที่|ลง)\s?")
_ONLY_A_TAIL = re.compile(r"[\s)\]\"'“”.,;:?!]*")
_MORE_DIGITS = re.compile(r" ?[/.:-] ?[0-9]|[0-9]|%")
_MONTHS = frozenset("มค กพ พค กค สค กย ตค พย ธค".split())
_YEARS = range(2400, 2700)


@dataclass(frozen=True, slots=True)
class LetterReference:
    """A letter's number in its parts: Arabic digits, no spaces, no leading zeros in ``number``.

    ``prefix`` กท (empty when only "0401/123" was said) · ``owner_code`` 0405.2 · ``number`` 119 ·
    ``committee`` กวจ · ``series`` ว for circulars, another letter such as ป for an agency's own series, empty
    for ordinary letters · ``urgency`` and ``dated`` as said beside it; they are no part of the number.
    """

    prefix: str
    owner_code: str
    number: str
    committee: str = ""
    series: str = ""
    urgency: Urgency = ""
    dated: date | None = None

    def __str__(self) -> str:
        return self.printed()

    @property
    def circular(self) -> bool:
        """Whether it is a circular letter (หนังสือเวียน), which has a series of numbers of its own."""
        return self.series == CIRCULAR

    @property
    def canonical(self) -> str:
        """The same for every way of writing one number, fit for a unique look-up: ``กค(กวจ)0405.2/ว119``."""
        return f"{self.prefix}{self._bracket()}{self.tail}"

    @property
    def tail(self) -> str:
        """What people say without the agency, for finding by the end of ``canonical``: ``0401/123``."""
        return f"{self.owner_code}/{self.series}{self.number}"

    def printed(self, thai_digits: bool = False) -> str:
        """Return the number as letters print it: "กท 0401/123", "กค (กวจ) 0405.2/ว 119"."""
        series = f"{self.series} " if self.series else ""
        parts = (self.prefix, self._bracket(), f"{self.owner_code}/{series}{self.number}")
        shown = " ".join(part for part in parts if part)
        return to_thai(shown) if thai_digits else shown

    def cited(self, thai_digits: bool = False) -> str:
        """Return it as one letter cites another: "ด่วนที่สุด ที่ กท 0401/123 ลงวันที่ 7 มกราคม 2563"."""
        dated = f"ลงวันที่ {format_date(self.dated)}" if self.dated else ""
        shown = " ".join(part for part in (self.urgency, "ที่", self.printed(), dated) if part)
        return to_thai(shown) if thai_digits else shown

    def _bracket(self) -> str:
        return f"({self.committee})" if self.committee else ""


def parse_letter_reference(text: str, *, today: date) -> LetterReference | None:
    """Return the one letter number that ``text`` is (a form field, a message of nothing else), or None.

    "ที่", an urgency and "ลงวันที่ …" may stand beside it, other words may not. ``today`` completes a date
    without a year.
    """
    found = _read(text, today)
    return found[0][0] if len(found) == 1 and found[0][1] else None


def find_letter_references(text: str, *, today: date) -> list[LetterReference]:
    """Return the letter numbers said anywhere in ``text``, in order, each once.

    Dates, telephone numbers, fractions, house numbers and orders ("คำสั่งที่ 1234/2563") are not letters; a
    number that could be either is left alone unless the text calls it a letter. Time grows with length only.
    """
    found: dict[str, LetterReference] = {}
    for reference, _ in _read(text, today):
        known = found.get(reference.canonical)
        if known is None or (reference.dated and not known.dated):
            found[reference.canonical] = reference
    return list(found.values())


def _read(text: str, today: date) -> list[tuple[LetterReference, bool]]:
    """Return each letter number with whether the text holds nothing else."""
    folded = fold(text)
    found: list[tuple[LetterReference, bool]] = []
    end = 0
    for shape in _SHAPE.finditer(folded):
        context = read_context(folded[max(end, shape.start() - LOOK_BACK) : shape.start()])
        dated, after = _date_after(folded, shape.end(), today)
        in_front = shape.start() <= LOOK_BACK and not found and context.nothing_else
        alone = in_front and bool(_ONLY_A_TAIL.fullmatch(folded, after))
        if _is_letter(shape, context, alone):
            found.append((_reference(shape, context, dated), alone))
            end = after
    return found


def _reference(shape: Match[str], context: Context, dated: date | None) -> LetterReference:
    return LetterReference(
        prefix=context.prefix,
        owner_code=shape["code"],
        number=shape["number"].lstrip("0") or "0",
        committee=context.committee,
        series=shape["series"] or "",
        urgency=context.urgency,
        dated=dated,
    )


def _date_after(folded: str, position: int, today: date) -> tuple[date | None, int]:
    """Return the date that "ลงวันที่ …" gives at ``position``, and where the reading goes on."""
    said = _DATED.match(folded, position)
    end = date_end(folded, said.end()) if said else None
    if said is None or end is None:
        return None, position
    return read_date_at(folded, said.end(), today=today), end


def _is_letter(shape: Match[str], context: Context, alone: bool) -> bool:
    if not context.prefix:
        return _is_letter_without_prefix(shape, context, alone)
    code = shape["code"]
    digits = len(code.partition(".")[0])
    if context.prefix in _MONTHS and digits == 4 and int(code[:4]) in _YEARS:
        return False
    if context.named or context.urgency:
        return digits >= 4 or not _MORE_DIGITS.match(shape.string, shape.end())
    if digits >= 4 and (code.startswith("0") or context.prefix in KNOWN_PREFIXES):
        return True
    return (digits >= 4 or "." in code) and (alone or context.prefix in KNOWN_PREFIXES)


def _is_letter_without_prefix(shape: Match[str], context: Context, alone: bool) -> bool:
    code, number = shape["code"], shape["number"]
    if len(code.partition(".")[0]) not in (4, 5) or len(number) > 5 or context.another:
        return False
    before = shape.string[max(0, shape.start() - 1) : shape.start()]
    if before in set("/.,:+-=#_") or (before.isascii() and before.isalpha()):
        return False
    if _MORE_DIGITS.match(shape.string, shape.end()):
        return False
    if code.startswith("0"):
        return True
    if int(number) in _YEARS or int(code.partition(".")[0]) in _YEARS:
        return False
    return context.named or alone
