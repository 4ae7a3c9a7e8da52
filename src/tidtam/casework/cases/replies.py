"""Ready answers of a desk, filled in for one case and in the person's language."""

from dataclasses import dataclass
from datetime import datetime

from tidtam.casework.cases import extensions
from tidtam.casework.cases.models import Case
from tidtam.casework.sla.models import Clock, Verdict
from tidtam.core.org.models import Officer
from tidtam.core.thai.dates import format_datetime, format_time
from tidtam.core.thai.era import bangkok_day


@dataclass(frozen=True)
class ReadyAnswer:
    """A ready answer; ``text`` is what would be sent, places nobody knows stay in braces."""

    code: str
    title: str
    text: str


def ready_answers(
    case: Case, *, officer: Officer, clocks: list[Clock], at: datetime, language: str = ""
) -> list[ReadyAnswer]:
    """Return the desk's ready answers for ``case``.

    Args:
        language: of the titles, which the officer reads; the text is in the person's own language.
    """
    spoken = "en" if case.contact.language.startswith("en") else "th"
    known = _known(case, officer, clocks, at, spoken)
    found = []
    for template in case.pack.templates:
        text = template.text_en if spoken == "en" and template.text_en else template.text
        title = template.title_en if language.startswith("en") and template.title_en else template.title
        for name, value in known.items():
            text = text.replace(f"{{{name}}}", value)
        found.append(ReadyAnswer(template.code, title, text))
    return found


def _known(case: Case, officer: Officer, clocks: list[Clock], at: datetime, language: str) -> dict[str, str]:
    unit = case.unit.name_en if language == "en" and case.unit.name_en else case.unit.name
    known = {"name": case.contact.name, "number": case.number, "unit": unit, "officer": str(officer)}
    due = [clock.due_at for clock in clocks if clock.verdict == Verdict.RUNNING and clock.due_at]
    if due:
        last = max(due)
        today = bangkok_day(last) == bangkok_day(at)
        known["report_by"] = (
            format_time(last, language) if today else format_datetime(last, language=language)
        )
    for more in extensions.words:
        known |= more(case, language)
    return {name: value for name, value in known.items() if value}
