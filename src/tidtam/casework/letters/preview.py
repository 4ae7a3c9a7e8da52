"""What a file that was read will do to the register, line by line."""

from dataclasses import dataclass

from tidtam.casework.letters.models import ImportRow, LetterImport
from tidtam.casework.letters.wording import problem_said

SHOWN = 1000


@dataclass(frozen=True)
class Tally:
    """How many lines can be entered, seem to be there already, and are faulty."""

    good: int
    twins: int
    faulty: int


@dataclass(frozen=True)
class PreviewLine:
    """A line as it is shown: ``state`` is faulty, twin or good."""

    row: ImportRow
    state: str
    problems: list[str]


def lines_of(batch: LetterImport) -> list[PreviewLine]:
    """Return the lines, faulty ones first, then those we seem to have, then the rest; a thousand at most."""
    rank = {"faulty": 0, "twin": 1, "good": 2}
    lines = [_line(row) for row in batch.rows.select_related("twin", "letter")]
    return sorted(lines, key=lambda line: (rank[line.state], line.row.line))[:SHOWN]


def tally_of(batch: LetterImport) -> Tally:
    """Count the lines by what will become of them."""
    states = [_state(row) for row in batch.rows.all()]
    return Tally(states.count("good"), states.count("twin"), states.count("faulty"))


def _line(row: ImportRow) -> PreviewLine:
    return PreviewLine(row, _state(row), [problem_said(problem) for problem in row.problems])


def _state(row: ImportRow) -> str:
    if row.problems:
        return "faulty"
    return "twin" if row.twin_id is not None or row.twin_line is not None else "good"
