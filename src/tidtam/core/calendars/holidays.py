"""The days on which Thai government offices close. Pure.

Source: the package ``holidays`` for Thailand, put right by ``government_holidays.toml`` beside this
file: offices work on Labour Day, rest on Royal Ploughing Day, and follow Cabinet resolutions the
package does not know.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import holidays

FIRST_BUDDHIST_YEAR_WRITTEN = 2400
BUDDHIST_ERA = 543
SUBSTITUTE = "ชดเชย"
BOTH = " และ"
SUBSTITUTE_IN_ENGLISH = " (substitution day)"


@dataclass(frozen=True)
class _Rules:
    not_observed: frozenset[str]
    corrections: Mapping[date, str | None]
    thai: Mapping[str, str]
    english: Mapping[str, str]


def government_holidays(year: int) -> Mapping[date, str]:
    """The closed days of a calendar year with their Thai names, weekends included, in order.

    ``year`` may be of the Buddhist (2563) or the common era (2020). Royal Ploughing Day is known only
    for years whose date has been announced; the office enters later ones as a day of its own calendar.
    """
    return _holidays_of(year - BUDDHIST_ERA if year > FIRST_BUDDHIST_YEAR_WRITTEN else year)


def name_in_english(name: str) -> str:
    """The English twin of a name that ``government_holidays`` gave; the name itself when it has none."""
    return " and ".join(_twin(part) for part in name.split(BOTH))


def _twin(name: str) -> str:
    base = name.removeprefix(SUBSTITUTE)
    english = _rules().english.get(base)
    if english is None:
        return name
    return english if base == name else english + SUBSTITUTE_IN_ENGLISH


@cache
def _holidays_of(year: int) -> Mapping[date, str]:
    rules = _rules()
    library = holidays.country_holidays(
        "TH", language="th", categories=("public", "government"), years=year, expand=False
    )
    days: dict[date, str] = {}
    for day in library:
        names = dict.fromkeys(_our_names(library.get_list(day), rules))
        if names:
            days[day] = BOTH.join(names)
    for day, name in rules.corrections.items():
        if day.year == year:
            days.pop(day, None)
            if name:
                days[day] = name
    return MappingProxyType(dict(sorted(days.items())))


def _our_names(names: list[str], rules: _Rules) -> Iterator[str]:
    for name in names:
        base = name.removeprefix(SUBSTITUTE)
        if base not in rules.not_observed:
            yield (SUBSTITUTE if base != name else "") + rules.thai.get(base, base)


@cache
def _rules() -> _Rules:
    text = (files("tidtam.core.calendars") / "government_holidays.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    names = table["names"]
    return _Rules(
        not_observed=frozenset(table["not_observed"]),
        corrections={row["day"]: row.get("name") for row in table["correction"]},
        thai={library: ours["th"] for library, ours in names.items()},
        english={ours["th"]: ours["en"] for ours in names.values()},
    )
