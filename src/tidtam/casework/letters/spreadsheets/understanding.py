"""Understanding a line of a register: dates of either era, names of people and steps. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from tidtam.core.thai.date_reading import ThaiDateError, parse_date
from tidtam.core.thai.era import BANGKOK, be_year
from tidtam.core.thai.folding import fold
from tidtam.core.thai.letter_reference import parse_letter_reference
from tidtam.core.thai.receive_number import parse_receive_number

REFUSED_SECRECY = "top_secret"
DAY_AND_TIME = re.compile(
    r"(?P<day>.+?),? (?:เวลา ?)?(?P<time>[0-2]?[0-9][:.][0-5][0-9])(?::[0-5][0-9])?(?: ?น\.?)?"
)


@dataclass(frozen=True)
class Problem:
    """What is wrong in a cell: the column, a code, and what was found there (a sentence for dates)."""

    column: str
    code: str
    found: str = ""


@dataclass(frozen=True)
class Choices:
    """What names mean here: folded name → key, for each column of names; and the day it is."""

    today: date
    names: Mapping[str, Mapping[str, Any]]


@dataclass
class Understood:
    """A line's values by the arguments of ``letter_register`` (keys for related rows, ISO text for times)."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    canonical: str = ""


def understand(said: Mapping[str, str], choices: Choices) -> Understood:
    """Return what a line means, and everything that is wrong with it."""
    line = Understood()
    for key in ("sender", "subject"):
        if not said.get(key, "").strip():
            line.problems.append(Problem(key, "missing"))
    for key in ("sender", "subject", "action", "remarks", "reference"):
        line.values[key] = said.get(key, "")
    _registered(line, said, choices)
    _dated(line, said, choices)
    _number(line, said)
    for key in ("addressee", "urgency", "secrecy", "step", "owner"):
        _named(line, key, said.get(key, ""), choices.names[key])
    if line.values.get("secrecy") == REFUSED_SECRECY:
        line.problems.append(Problem("secrecy", "top_secret"))
    reference = parse_letter_reference(line.values["reference"], today=choices.today)
    line.canonical = reference.canonical if reference else "".join(fold(line.values["reference"]).split())
    if reference and reference.dated and not line.values.get("dated"):
        line.values["dated"] = reference.dated.isoformat()
    return line


def name_key(name: str) -> str:
    """Return how a name is compared: without spaces, capitals and full stops."""
    return "".join(fold(name).casefold().replace(".", "").split())


def _registered(line: Understood, said: Mapping[str, str], choices: Choices) -> None:
    text = said.get("registered", "").strip()
    if not text:
        return
    parted = DAY_AND_TIME.fullmatch(fold(text).strip())
    day = _day(line, "registered", parted["day"] if parted else text, choices.today)
    if day is None:
        return
    if day > choices.today:
        line.problems.append(Problem("registered", "future", text))
        return
    hour, minute = re.split("[:.]", parted["time"]) if parted else ("0", "0")
    if int(hour) > 23:
        line.problems.append(Problem("registered", "time", text))
        return
    moment = datetime.combine(day, time(int(hour), int(minute)), tzinfo=BANGKOK)
    line.values["registered_at"] = moment.isoformat()


def _dated(line: Understood, said: Mapping[str, str], choices: Choices) -> None:
    text = said.get("dated", "").strip()
    day = _day(line, "dated", text, choices.today) if text and text != "-" else None
    if day is None:
        return
    registered = line.values.get("registered_at")
    if day > (date.fromisoformat(registered[:10]) if registered else choices.today):
        line.problems.append(Problem("dated", "after_receipt", text))
        return
    line.values["dated"] = day.isoformat()


def _day(line: Understood, column: str, text: str, today: date) -> date | None:
    try:
        return parse_date(text, today=today)
    except ThaiDateError as error:
        line.problems.append(Problem(column, "date", str(error)))
        return None


def _number(line: Understood, said: Mapping[str, str]) -> None:
    text = said.get("number", "").strip()
    if not text:
        return
    read = parse_receive_number(text if "รับ" in text else f"เลขรับ {text}")
    if read is None or read.number < 1:
        line.problems.append(Problem("number", "number", text))
        return
    registered = line.values.get("registered_at")
    if registered is None:
        if not any(problem.column == "registered" for problem in line.problems):
            line.problems.append(Problem("registered", "needed_with_number"))
        return
    if read.be and read.be != be_year(date.fromisoformat(registered[:10])):
        line.problems.append(Problem("number", "other_year", text))
        return
    line.values["number"] = read.number


def _named(line: Understood, column: str, text: str, names: Mapping[str, Any]) -> None:
    key = name_key(text)
    if key in ("", "-"):
        return
    if key in names:
        line.values[column] = names[key]
        return
    line.problems.append(Problem(column, "unknown", text))
