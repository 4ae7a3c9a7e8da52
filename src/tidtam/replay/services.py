"""Replaying a history: all of it or nothing, the same line never twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from tidtam.casework.sla.models import Reminder
from tidtam.core.kernel.clock import replaying
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.models import WorkState
from tidtam.replay.acts import apply
from tidtam.replay.lines import Fault, Line, LineError, read
from tidtam.replay.models import ReplayedLine

ENOUGH_FAULTS = 50
Progress = Callable[[int, int], None]


@dataclass
class Account:
    """What a replay did or would do: lines taken, lines that were there already, and every fault."""

    taken: int = 0
    known: int = 0
    faults: list[Fault] = field(default_factory=list)


class _DryRun(Exception):
    """Rolls the rehearsal back."""


def history_replay(
    *, rows: Iterable[str], write: bool, at: datetime, progress: Progress = lambda done, total: None
) -> Account:
    """Replay a history through the services, in the order things happened.

    Args:
        rows: the file's lines.
        write: False rehearses everything and keeps nothing.
        at: the present moment, kept beside each line.
        progress: told how many lines of how many are done.

    Returns:
        The account; with any fault, or without ``write``, nothing has been kept.
    """
    lines, faults = read(rows)
    account = Account(faults=faults)
    try:
        with transaction.atomic():
            _apply_all(lines, account, at, progress)
            _forget_reminders(at)
            if account.faults or not write:
                raise _DryRun
    except _DryRun:
        pass
    return account


def _apply_all(lines: list[Line], account: Account, at: datetime, progress: Progress) -> None:
    known = set(ReplayedLine.objects.values_list("digest", flat=True))
    for done, line in enumerate(lines, 1):
        if line.digest in known:
            account.known += 1
        else:
            _apply_one(line, account, at)
            known.add(line.digest)
        progress(done, len(lines))
        if len(account.faults) >= ENOUGH_FAULTS:
            return


def _forget_reminders(at: datetime) -> None:
    """Take back what would remind officers today of a time long past."""
    past = Reminder.objects.filter(work_state=WorkState.WAITING, due_at__lte=at, clock__case__replayed=True)
    past.delete()


def _apply_one(line: Line, account: Account, at: datetime) -> None:
    try:
        with transaction.atomic(), replaying(line.at):
            apply(line)
            ReplayedLine.objects.create(digest=line.digest, replayed_at=at)
        account.taken += 1
    except (LineError, DomainError) as error:
        account.faults.append(Fault(line.number, str(error)))
