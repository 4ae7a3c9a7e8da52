"""The register page by page: a page begins after a row, so the last is as quick as the first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from tidtam.casework.letters.models import Letter, LetterQuerySet
from tidtam.casework.letters.selectors import step_names
from tidtam.core.org.access import Permission, Viewer, units_where

PAGE = 40
COUNTED = 1000
"""Letters are counted up to so many; beyond, a list says "more than"."""


@dataclass(frozen=True)
class Sort:
    """An order of the register: the column (with its key as second), and which way it runs."""

    column: str
    descending: bool = False
    is_time: bool = False


SORTS = {
    "registered": Sort("registered_at", descending=True, is_time=True),
    "since": Sort("step_since", is_time=True),
    "sender": Sort("sender_key"),
    "subject": Sort("subject_key"),
}


@dataclass(frozen=True)
class Row:
    """A letter in the list, what its step is called, and whether the reader may move it."""

    letter: Letter
    step: str
    may_move: bool


@dataclass(frozen=True)
class Page:
    """Some rows of the register, and where the pages before and after begin (empty when there is none)."""

    letters: list[Letter]
    previous: str
    next: str


def page_of(letters: LetterQuerySet, *, sort: str, after: str = "", before: str = "") -> Page:
    """Return a page of ``letters``.

    Args:
        sort: a key of ``SORTS``.
        after, before: what an earlier page gave as ``next`` or ``previous``; anything else begins at the top.
    """
    order = SORTS.get(sort, SORTS["registered"])
    backwards = bool(before) and not after
    mark = _read(before if backwards else after, order)
    if mark is None:
        backwards = False
    downwards = order.descending != backwards
    rows = letters.order_by(*_columns(order.column, downwards))
    if mark is not None:
        rows = rows.filter(_beyond(order.column, mark, downwards))
    found = list(rows.select_related("addressee", "owner", "unit")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    if backwards:
        found.reverse()
    has_previous, has_next = (more, True) if backwards else (mark is not None, more)
    return Page(
        letters=found,
        previous=_mark(found[0], order) if found and has_previous else "",
        next=_mark(found[-1], order) if found and has_next else "",
    )


def rows_of(letters: Iterable[Letter], *, viewer: Viewer) -> list[Row]:
    """Return ``letters`` as ``viewer`` sees them in a list."""
    names, kept = step_names(), units_where(viewer, Permission.KEEP_LETTERS)
    return [
        Row(
            letter,
            names.get(letter.step, letter.step),
            letter.unit_id in kept and letter.cancelled_at is None,
        )
        for letter in letters
    ]


def count_of(letters: LetterQuerySet) -> int:
    """Return how many letters there are, but no more than ``COUNTED`` + 1."""
    return letters.order_by()[: COUNTED + 1].count()


def _columns(column: str, downwards: bool) -> list[str]:
    return [f"-{name}" if downwards else name for name in (column, "pk")]


def _beyond(column: str, mark: tuple[Any, int], downwards: bool) -> Q:
    side = "lt" if downwards else "gt"
    value, pk = mark
    return Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"pk__{side}": pk})


def _mark(letter: Letter, order: Sort) -> str:
    value = getattr(letter, order.column)
    return f"{value.isoformat() if order.is_time else value}~{letter.pk}"


def _read(mark: str, order: Sort) -> tuple[Any, int] | None:
    value, _parting, pk = mark.rpartition("~")
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        return None
    if not order.is_time:
        return value, int(pk)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment, int(pk)) if moment.tzinfo else None
