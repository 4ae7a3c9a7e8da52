"""What is asked of the register: its steps, a letter by what people call it, twins, followers."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import get_language

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.states import State
from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.pack import DeskPack, Option
from tidtam.casework.letters.models import Letter, LetterFollow, LetterQuerySet
from tidtam.casework.letters.states import may_follow
from tidtam.core.kernel.search import contains
from tidtam.core.org.access import MAY, Permission, Viewer
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.era import be_year
from tidtam.core.thai.folding import fold
from tidtam.core.thai.letter_reference import LetterReference, parse_letter_reference
from tidtam.core.thai.receive_number import parse_receive_number
from tidtam.core.thai.text import clean

DESK = "letters"
MOST_FOUND = 13
"""A chat can show so many letters to choose from (LINE takes 13 quick replies)."""

BARE_NUMBER = re.compile(r"[0-9]{1,7}(?: ?/ ?(?:[0-9]{2}|[0-9]{4}))?")


def letters_pack() -> DeskPack:
    """Return the pack of the desk that tracks letters: its steps and ready answers.

    Raises:
        Desk.DoesNotExist: before ``tidtam desk load letters``.
    """
    return Desk.objects.get(code=DESK).pack


def steps() -> tuple[Option, ...]:
    """Return the steps of a letter in order."""
    return letters_pack().steps


def step_names(language: str | None = None) -> dict[str, str]:
    """Return what each step is called, in order; without a language in the reader's own."""
    english = (language or get_language() or "th").startswith("en")
    return {step.code: step.name_en if english and step.name_en else step.name for step in steps()}


def step_name(code: str, language: str | None = None) -> str:
    """Return what a step is called; a step the desk no longer has is called by its code."""
    return step_names(language).get(code, code)


def next_steps(letter: Letter) -> list[Option]:
    """Return the steps the letter may come to from where it is, the next one first."""
    known = steps()
    codes = [step.code for step in known]
    here = codes.index(letter.step) if letter.step in codes else -1
    ahead = [step for step in known if may_follow(codes, letter.step, step.code)]
    return sorted(ahead, key=lambda step: (codes.index(step.code) <= here, codes.index(step.code)))


def letter_lookup(
    said: LetterReference | str, *, today: date, for_chat: bool = False, among: LetterQuerySet | None = None
) -> list[Letter]:
    """Return the letters that ``said`` names, newest first, at most 13.

    Args:
        said: a letter number in any way of writing, read or not; or a receive number: ``เลขรับ 2187``,
            ``2187/2563``, ``2187`` (this calendar year's, or else last year's).
        for_chat: leave out every letter with a class of secrecy, as if it did not exist.
        among: search these letters only; all when left out.
    """
    letters = (Letter.objects.all() if among is None else among).standing()
    if for_chat:
        letters = letters.tellable()
    letters = letters.select_related("addressee")
    reference = said if isinstance(said, LetterReference) else parse_letter_reference(said, today=today)
    found: Sequence[Letter] = []
    if reference is not None:
        found = _by_reference(letters, reference)
    if not found and isinstance(said, str):
        found = _by_receive_number(letters, said, today)
    return list(found)


def _by_reference(letters: LetterQuerySet, reference: LetterReference) -> list[Letter]:
    named = letters.filter(canonical=reference.canonical)
    if not reference.prefix:
        named = letters.filter(Q(canonical=reference.canonical) | Q(tail=reference.tail))
    if reference.dated is not None:
        named = named.filter(Q(dated=reference.dated) | Q(dated=None))
    return list(named[:MOST_FOUND])


def _by_receive_number(letters: LetterQuerySet, said: str, today: date) -> list[Letter]:
    words = fold(said).strip()
    read = parse_receive_number(f"เลขรับ {words}" if BARE_NUMBER.fullmatch(words) else words)
    if read is None:
        return []
    numbered = letters.filter(register_number=read.number)
    for year in (read.be,) if read.be else (be_year(today), be_year(today) - 1):
        found = list(numbered.filter(register_year=year)[:MOST_FOUND])
        if found:
            return found
    return []


def twins_of(
    *, canonical: str, unit: Unit | int, dated: date | None = None, other_than: int | None = None
) -> list[Letter]:
    """Return letters of one register that bear the same number, leaving out those of another date."""
    if not canonical:
        return []
    same = Letter.objects.standing().filter(canonical=canonical, unit=unit)
    if other_than is not None:
        same = same.exclude(pk=other_than)
    if dated is not None:
        same = same.filter(Q(dated=dated) | Q(dated=None))
    return list(same[:MOST_FOUND])


def cases_to_tell(letter: Letter) -> list[Case]:
    """Return the open cases that follow the letter; a merged one is told through the case it went into."""
    follows = LetterFollow.objects.filter(letter=letter).select_related(
        "case__contact", "case__identity", "case__desk", "case__merged_into__contact"
    )
    heard = [
        follow.case.merged_into if follow.case.state == State.MERGED else follow.case for follow in follows
    ]
    return list({case.pk: case for case in heard if case is not None and case.is_open}.values())


def letters_of(case: Case, *, viewer: Viewer | None = None) -> list[Letter]:
    """Return the letters a case asks after: those ``viewer`` may see, or without one those fit for a chat."""
    followed = Letter.objects.filter(follows__case=case).select_related("addressee", "unit")
    return list(followed.tellable() if viewer is None else followed.visible_to(viewer))


def senders_like(text: str, *, officer: Viewer, most: int = 8) -> list[str]:
    """Return agencies whose name holds ``text``: units first, then senders of letters this officer sees."""
    if not text.strip():
        return []
    units = list(contains(Unit.objects.all(), "name", text).values_list("name", flat=True)[:most])
    seen = contains(Letter.objects.visible_to(officer).order_by(), "search_text", fold(clean(text)))
    said = contains(seen, "sender", clean(text)).values_list("sender", flat=True).distinct()[:most]
    return list(dict.fromkeys([*units, *sorted(said)]))[:most]


def owners_for(unit: Unit | int) -> list[Officer]:
    """Return the officers who may be given a letter of this register: those who keep it, here or above."""
    key: int | None = unit.pk if isinstance(unit, Unit) else unit
    parents = dict(Unit.objects.order_by().values_list("pk", "parent_id"))
    line: list[int] = []
    while key is not None and key not in line:
        line.append(key)
        key = parents.get(key)
    roles = [role for role, granted in MAY.items() if Permission.KEEP_LETTERS in granted]
    keepers = Officer.objects.filter(is_active=True, memberships__unit__in=line, memberships__role__in=roles)
    return list(keepers.distinct().order_by("full_name"))


def register_years() -> list[int]:
    """Return the Buddhist-era years from the first entry of the register to the last, newest first."""
    years = Letter.objects.values_list("register_year", flat=True)
    first, last = years.order_by("registered_at").first(), years.order_by("-registered_at").first()
    return list(range(last, first - 1, -1)) if first and last else []


def places_of(unit: Unit | int, most: int = 12) -> list[str]:
    """Return where letters of this register have lain lately."""
    recent = Letter.objects.filter(unit=unit).exclude(place="").order_by("-step_since")
    return list(dict.fromkeys(recent.values_list("place", flat=True)[:200]))[:most]
