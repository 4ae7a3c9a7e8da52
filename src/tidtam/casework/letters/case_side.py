"""What the register adds to the page of a case: its letters, words for answers, kin, and looking up."""

from collections.abc import Iterable
from datetime import datetime

from tidtam.casework.cases.extensions import Reference, Register
from tidtam.casework.cases.models import Case
from tidtam.casework.letters.access import letter_for
from tidtam.casework.letters.models import Letter, LetterFollow
from tidtam.casework.letters.selectors import cases_to_tell, letter_lookup, letters_of, step_name
from tidtam.casework.letters.services import letter_follow
from tidtam.casework.letters.timeline import way_of
from tidtam.core.kernel.panels import Panel
from tidtam.core.org.access import Permission, Viewer, may
from tidtam.core.org.models import Officer
from tidtam.core.thai.dates import format_datetime
from tidtam.core.thai.era import bangkok_day


def panel(case: Case, viewer: Viewer, at: datetime) -> Panel | None:
    """Return the letters of ``case`` with their way, each with who may move it and how many would be told."""
    letters = letters_of(case, viewer=viewer)
    if not letters:
        return None
    shown = [
        {
            "letter": letter,
            "way": way_of(letter),
            "keeps": may(viewer, Permission.KEEP_LETTERS, letter.unit_id),
            "followers": len(cases_to_tell(letter)),
        }
        for letter in letters
    ]
    version = "|".join(f"{letter.pk} {letter.step} {letter.step_since} {letter.place}" for letter in letters)
    return Panel("letters/parts/case_side.html", {"letters": shown, "case": case}, version)


def words(case: Case, language: str) -> dict[str, str]:
    """Return ``{letter}``, ``{step}`` and ``{step_since}`` of the one letter ``case`` asks after."""
    letters = letters_of(case)
    if len(letters) != 1:
        return {}
    letter = letters[0]
    return {
        "letter": letter.reference or letter.receive_number,
        "step": step_name(letter.step, language),
        "step_since": format_datetime(letter.step_since, language=language),
    }


def kin(case: Case) -> Iterable[int]:
    """Return keys of other cases that ask after the same letter."""
    asked = LetterFollow.objects.filter(case=case).values("letter")
    return LetterFollow.objects.filter(letter__in=asked).exclude(case=case).values_list("case_id", flat=True)


def find(text: str, officer: Officer, at: datetime) -> list[Reference]:
    """Return the letters a number names, those without a class of secrecy that ``officer`` may see."""
    among = Letter.objects.visible_to(officer)
    found = letter_lookup(text, today=bangkok_day(at), for_chat=True, among=among)
    return [Reference(each.public_id, _title(each), _detail(each)) for each in found]


def link(case: Case, public_id: str, officer: Officer, at: datetime) -> None:
    """Let ``case`` follow the letter."""
    letter_follow(case=case, letter=letter_for(officer, public_id), by=officer, at=at)


def _title(letter: Letter) -> str:
    return " · ".join(part for part in (letter.reference, letter.subject) if part)


def _detail(letter: Letter) -> str:
    return f"{letter.receive_number} · {letter.sender} · {step_name(letter.step)}"


REGISTER = Register(find, link)
