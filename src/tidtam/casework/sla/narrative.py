"""The account of a deadline as a sentence a person reads, in Thai or English. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from tidtam.casework.sla.account import BREAK, LUNCH, NAMES_APART, Account, AccountStep
from tidtam.core.calendars.arithmetic import ONE_DAY
from tidtam.core.calendars.holidays import BUDDHIST_ERA, name_in_english
from tidtam.core.calendars.intervals import BANGKOK, MIDNIGHT, day_of

ARROW = " → "
MONTHS = {
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
WORDS = {
    "th": {
        "received": "รับเรื่อง {when}",
        "waited_for_opening": "รอเปิดทำการถึง {end}{why}",
        "counted_from": "เริ่มนับ {when}",
        "break": "{name} {span}",
        "holiday": "{name} {span}",
        "closed": "ปิดทำการ {span}{why}",
        "paused": "หยุดนับเวลา {span}",
        "paused_still": "หยุดนับเวลาตั้งแต่ {when}",
        "due": "ครบกำหนด {when}",
        "due_day": "ครบกำหนดสิ้นวัน {when}",
    },
    "en": {
        "received": "received {when}",
        "waited_for_opening": "waited for opening until {end}{why}",
        "counted_from": "counted from {when}",
        "break": "{name} {span}",
        "holiday": "{name} {span}",
        "closed": "office closed {span}{why}",
        "paused": "clock paused {span}",
        "paused_still": "clock paused since {when}",
        "due": "due {when}",
        "due_day": "due by the end of {when}",
    },
}
ENGLISH_BREAKS = {LUNCH: "lunch break", BREAK: "break"}
LAST_SECOND_OF_DAY = time(23, 59, 59)


def describe(account: Account, language: str = "th") -> str:
    """The whole account in one line, such as "รับเรื่อง 11:50 → พักเที่ยง 12:00–13:00 → ครบกำหนด 13:05".

    Dates (Buddhist years in Thai) are written only when the account crosses days. ``language`` is
    ``th`` or begins with ``en``.
    """
    language = "en" if language.startswith("en") else "th"
    days = {day_of(moment) for step in account for moment in (step.at, step.until) if moment}
    writer = _Writer(language, with_dates=len(days) > 1 or _counts_days(account))
    return ARROW.join(writer.step(step) for step in account)


def _counts_days(account: Account) -> bool:
    return any(_ends_a_day(step) for step in account)


def _ends_a_day(step: AccountStep) -> bool:
    return step.kind == "due" and step.at.astimezone(BANGKOK).time() == LAST_SECOND_OF_DAY


@dataclass
class _Writer:
    """Writes moments in order, leaving out the date and the year the reader has just read."""

    language: str
    with_dates: bool
    day: date | None = None
    year: int | None = None

    def step(self, step: AccountStep) -> str:
        words = WORDS[self.language]
        if step.kind == "waited_for_opening" and step.until:
            return words[step.kind].format(end=self.moment(step.until), why=self.why(step))
        if step.until:
            span = self.span(step.at, step.until)
            return words[step.kind].format(span=span, name=self.name(step), why=self.why(step))
        if step.kind == "paused":
            return words["paused_still"].format(when=self.moment(step.at))
        if step.kind == "counted_from" or _ends_a_day(step):
            kind = step.kind if step.kind == "counted_from" else "due_day"
            return words[kind].format(when=self.date(day_of(step.at)))
        return words[step.kind].format(when=self.moment(step.at))

    def name(self, step: AccountStep) -> str:
        if self.language == "th":
            return step.name
        names = step.name.split(NAMES_APART)
        return NAMES_APART.join(ENGLISH_BREAKS.get(name) or name_in_english(name) for name in names)

    def why(self, step: AccountStep) -> str:
        return f" ({self.name(step)})" if step.name else ""

    def span(self, start: datetime, end: datetime) -> str:
        start, end = start.astimezone(BANGKOK), end.astimezone(BANGKOK)
        if start.time() == end.time() == MIDNIGHT and start != end:
            return self.days(start.date(), end.date() - ONE_DAY)
        if start.date() == end.date():
            return f"{self.moment(start)}–{end:%H:%M}"
        return f"{self.moment(start)} – {self.moment(end)}"

    def days(self, first: date, last: date) -> str:
        if first == last:
            return self.date(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.date(last)}"
        return f"{self.date(first)} – {self.date(last)}"

    def moment(self, at: datetime) -> str:
        at = at.astimezone(BANGKOK)
        if not self.with_dates or at.date() == self.day:
            return f"{at:%H:%M}"
        return f"{self.date(at.date())} {at:%H:%M}"

    def date(self, day: date) -> str:
        year = (
            "" if day.year == self.year else f" {day.year + (BUDDHIST_ERA if self.language == 'th' else 0)}"
        )
        self.day, self.year = day, day.year
        return f"{day.day} {MONTHS[self.language][day.month - 1]}{year}"
