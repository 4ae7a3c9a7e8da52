"""Building the demo: the office, its year, its register; and a few people who ask just now."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from tidtam.core.calendars.selectors import calendar_load
from tidtam.core.contacts.models import Contact
from tidtam.core.contacts.services import contact_describe
from tidtam.core.kernel.errors import DomainError
from tidtam.demo.account import demo_channel
from tidtam.demo.phone.personas import PERSONAS
from tidtam.demo.standin.services.people import chat_follow, chat_open, text_say
from tidtam.demo.year.office import office_make
from tidtam.demo.year.people import CLERKS
from tidtam.demo.year.register import register_these_days, register_year
from tidtam.demo.year.reports import reports_make
from tidtam.demo.year.story import story
from tidtam.replay.models import ReplayedLine
from tidtam.replay.services import history_replay

Progress = Callable[[int, int], None]
SAID = (
    ("clerk", "เรื่องขอใช้ลานคนเมือง ที่ กท 4301/1542 เสนอท่านปลัดหรือยังคะ"),
    ("engineer", "ขอติดตามหนังสือ กท 0901/2187 ครับ"),
    ("resident", "Hello, I would like to follow up letter กท 0801/377 please"),
)


def is_built() -> bool:
    """Say whether the year has been told already."""
    return ReplayedLine.objects.exists()


@transaction.atomic
def demo_build(*, at: datetime, progress: Progress) -> None:
    """Build everything at once or nothing.

    Args:
        at: the present moment; letters of these days and the people who ask now stand around it.
        progress: told how much of the year has been replayed.

    Raises:
        DomainError: when a line of the year is refused, which only a faulty desk pack can bring about.
    """
    office_make(at=at)
    calendar = calendar_load("office-hours")
    lines, letters = story(calendar)
    register_year(letters=letters, calendar=calendar)
    account = history_replay(rows=lines, write=True, at=at, progress=progress)
    if account.faults:
        raise DomainError("; ".join(f"{fault.number}: {fault.reason}" for fault in account.faults))
    for clerk in CLERKS:
        for contact in Contact.objects.filter(name=clerk.name):
            contact_describe(contact=contact, by=None, at=at, agency=clerk.agency)
    register_these_days(at=at, calendar=calendar)
    reports_make(at=at)


def people_ask(*, at: datetime) -> None:
    """Let a few invented people write to the account, through the stand-in, as anybody would."""
    channel = demo_channel()
    names = {persona.key: persona for persona in PERSONAS}
    for key, words in SAID:
        persona = names[key]
        chat = chat_open(channel=channel, name=persona.name, language=persona.language, persona=key, at=at)
        chat_follow(chat=chat, at=at)
        text_say(chat=chat, text=words, at=at)
