"""Whatever the history, the figures are those of a second, brute-force reading of its file."""

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tidtam.demo.year.office import office_make
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.selectors import figure
from tidtam.replay.services import history_replay
from tidtam.replay.tests import brute_force

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
FIRST = datetime(2019, 12, 2, 8, 0, tzinfo=brute_force.BANGKOK)
LATER = ("acknowledge", "report", "close", "rate", "pause", "resume", "contest", "reopen", "confirm")
gaps = st.one_of(
    st.integers(0, 40 * 60),
    st.sampled_from([15 * 60, 15 * 60 + 1, 30 * 60, 30 * 60 + 1]),
    st.integers(0, 40 * 3600),
)


@st.composite
def a_case(draw, key: str) -> list[dict]:
    """Draw a request and some of what may happen to it, in any order the day allows."""
    at = FIRST + timedelta(seconds=draw(st.integers(0, 20 * 86400)))
    lines = [
        {
            "at": at.isoformat(),
            "case": key,
            "do": "open",
            "desk": "letters",
            "person": draw(st.sampled_from("กขค")),
        }
    ]
    lines[0] |= {"channel": "line", "text": "ขอติดตามหนังสือ"}
    for do in draw(st.lists(st.sampled_from(LATER), max_size=6)):
        at += timedelta(seconds=draw(gaps))
        lines.append({"at": at.isoformat(), "case": key, "do": do} | _more(draw, do))
    return lines


def _more(draw, do: str) -> dict:
    if do == "rate":
        return {"answers": [draw(st.integers(1, 5))]}
    if do in ("acknowledge", "report"):
        return {"by": draw(st.sampled_from(["suda", "คนเก่า"]))}
    if do == "close":
        return {"by": "suda", "reason": "told", "text": ""}
    return {"reason": "รอเอกสาร"} if do == "pause" else {}


@st.composite
def histories(draw) -> list[dict]:
    """Draw a few requests, sometimes two of them merged, their lines in any order."""
    cases = [draw(a_case(f"k{number}")) for number in range(draw(st.integers(1, 5)))]
    lines = [line for case in cases for line in case]
    if len(cases) > 1 and draw(st.booleans()):
        opened = max(datetime.fromisoformat(case[0]["at"]) for case in cases[:2])
        at = opened + timedelta(seconds=draw(gaps) + 1)
        lines.append({"at": at.isoformat(), "case": "k0", "do": "merge", "into": "k1"})
    return draw(st.permutations(lines))


class AnyHistory(TestCase):
    """Each example runs in its own transaction."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(lines=histories(), day=st.integers(0, 30))
    def test_the_figures_are_those_of_the_brute_force_reading(self, lines, day):
        office_make(at=AT)
        rows = [json.dumps(line, ensure_ascii=False) for line in lines]
        account = history_replay(rows=rows, write=True, at=AT)
        assert not account.faults
        as_of = date(2019, 12, 2) + timedelta(days=day)
        for code, (numerator, denominator) in brute_force.figures(lines, as_of).items():
            made = figure(Definition.objects.get(code=code), as_of=as_of, since=date(2019, 12, 1))
            assert (code, made.numerator, made.denominator or 0) == (code, numerator, denominator)
