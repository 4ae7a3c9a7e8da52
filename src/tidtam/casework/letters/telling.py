"""What followers are told when a letter moves: drafted from the desk's ready answers, filled in for each."""

from datetime import datetime

from tidtam.casework.cases.models import Case
from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.selectors import letters_pack, step_name
from tidtam.core.org.models import Officer
from tidtam.core.thai.dates import format_datetime

ANY_STEP = "at_step"


def draft_for(step: str, language: str = "th") -> str:
    """Return the ready answer for a step, its places still open: the step's own, or the one for any step."""
    ready = {template.code: template for template in letters_pack().templates}
    template = ready.get(step) or ready.get(ANY_STEP)
    if template is None:
        return ""
    return template.text_en if language.startswith("en") and template.text_en else template.text


def said_to(
    case: Case,
    letter: Letter,
    message: str,
    *,
    officer: Officer,
    step: str = "",
    since: datetime | None = None,
) -> str:
    """Return ``message`` with its places filled in for one case; a place nobody knows stays as typed.

    Args:
        step, since: the step the letter is about to come to, for a preview; the letter's own when left out.
    """
    language = case.contact.language
    known = {
        "letter": letter.reference or letter.receive_number,
        "step": step_name(step or letter.step, language),
        "step_since": format_datetime(since or letter.step_since, language=language),
        "name": case.contact.name,
        "number": case.number,
        "unit": letter.unit.name,
        "officer": str(officer),
    }
    return fill(message, known)


def fill(message: str, known: dict[str, str]) -> str:
    """Return ``message`` with each ``{name}`` of ``known`` put in; any other braces stay."""
    for name, value in known.items():
        message = message.replace(f"{{{name}}}", value)
    return message
