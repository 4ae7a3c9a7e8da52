"""The replayed year prints the figures of the seed, at each quarter's cut-off."""

from datetime import UTC, date, datetime

import pytest

from tidtam.core.calendars.selectors import calendar_load
from tidtam.demo.year.office import office_make
from tidtam.demo.year.story import story
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.selectors import figure_with_parts
from tidtam.replay.services import history_replay

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
QUARTERS = [
    ("2019-12-31", 8, "16", None, None),
    ("2020-03-31", 29, "58", (28, 29, "96.55"), (29, 29, "100")),
    ("2020-06-30", 52, "104", (51, 52, "98.08"), (52, 52, "100")),
    ("2020-09-30", 56, "112", (55, 56, "98.21"), (56, 56, "100")),
]


@pytest.mark.django_db
def test_the_replayed_year_prints_the_figures_of_the_seed():
    office_make(at=AT)
    lines, _letters = story(calendar_load("office-hours"))
    account = history_replay(rows=lines, write=True, at=AT)
    assert not account.faults
    definition = Definition.objects.get(code="letters")
    for as_of, users, of_target, in_time, satisfied in QUARTERS:
        whole, parts = figure_with_parts(definition, as_of=date.fromisoformat(as_of))
        rows = {part.code: dict(part.as_json()) for part in parts}
        assert rows["letters.users"]["value"] == str(users)
        assert rows["letters.users"]["percent_of_target"] == of_target
        for code, expected in (("acknowledged", in_time), ("reported", in_time), ("satisfied", satisfied)):
            if expected:
                row = rows[f"letters.{code}"]
                assert (row["numerator"], row["denominator"], row["value"]) == expected
        if as_of == "2020-09-30":
            assert whole.printed == "100"
