"""A history written down, one JSON object a line: read and checked; no database."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tidtam.core.thai.text import clean

CHANNELS = frozenset({"line", "facebook", "phone", "web", "traffy", "mis", "walk_in", "letter"})
STEPS = frozenset(
    {"received", "checked", "returned", "corrected", "approved", "sent_for_transfer", "cheque_drawn"}
)
NEEDS: Mapping[str, frozenset[str]] = {
    "open": frozenset({"desk", "person", "channel", "text"}),
    "acknowledge": frozenset({"by"}),
    "report": frozenset({"by"}),
    "dispatch": frozenset({"unit", "by"}),
    "accept": frozenset({"unit", "by"}),
    "return_to_sender": frozenset({"unit", "by"}),
    "pause": frozenset({"reason"}),
    "resume": frozenset(),
    "step": frozenset({"step", "by"}),
    "close": frozenset({"by", "reason", "text"}),
    "contest": frozenset(),
    "confirm": frozenset(),
    "reopen": frozenset(),
    "merge": frozenset({"into"}),
    "rate": frozenset({"answers"}),
    "score": frozenset({"centre", "month", "points"}),
}
MAY_HAVE: Mapping[str, frozenset[str]] = {
    "open": frozenset({"topic", "agency_class", "category", "district", "letter"}),
    "acknowledge": frozenset({"text"}),
    "report": frozenset({"text"}),
    "dispatch": frozenset({"reason"}),
    "accept": frozenset({"reason"}),
    "return_to_sender": frozenset({"reason"}),
    "resume": frozenset({"reason"}),
    "contest": frozenset({"text"}),
    "confirm": frozenset({"text"}),
    "reopen": frozenset({"text"}),
    "rate": frozenset({"comment"}),
}
LONGEST_KEY = 80
RANK = {do: place for place, do in enumerate(NEEDS)}
WITHOUT_CASE = frozenset({"score"})


class LineError(Exception):
    """What is wrong with a line, in one sentence."""


@dataclass(frozen=True)
class Line:
    """One thing that happened: its place in the file, when, what, to which case, and its other fields."""

    number: int
    at: datetime
    do: str
    case: str
    fields: Mapping[str, Any]
    digest: str

    def text(self, name: str) -> str:
        """Return a field as text, empty when absent."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class Fault:
    """A line that cannot be taken: its number and why."""

    number: int
    reason: str


def read(rows: Iterable[str]) -> tuple[list[Line], list[Fault]]:
    """Read a history.

    Args:
        rows: the file's lines; empty ones are passed over.

    Returns:
        The lines in the order they happened, and what is wrong with the others. What happened at the same
        moment stands in the order of ``NEEDS``, so that the order of the file never matters.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            lines.append(_line(number, row))
        except LineError as error:
            faults.append(Fault(number, str(error)))
    lines.sort(key=lambda line: (line.at, RANK[line.do], line.case, line.digest))
    return lines, faults


def _line(number: int, row: str) -> Line:
    try:
        tree = json.loads(row.removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError):
        raise LineError(_("ไม่ใช่ JSON ที่อ่านได้")) from None
    if not isinstance(tree, dict):
        raise LineError(_("ต้องเป็นวัตถุ JSON หนึ่งรายการต่อบรรทัด"))
    do = tree.get("do")
    if not isinstance(do, str) or do not in NEEDS:
        raise LineError(_("ไม่รู้จัก do “%(do)s” (ใช้ได้: %(known)s)") % {"do": do, "known": ", ".join(NEEDS)})
    at = _moment(tree.get("at"))
    case = _case_key(tree.get("case", ""), do)
    fields = {
        name: clean(value) if isinstance(value, str) else value
        for name, value in tree.items()
        if name not in ("at", "do", "case")
    }
    _check_fields(do, fields)
    canonical = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode(errors="surrogatepass")).hexdigest()
    return Line(number, at, do, case, fields, digest)


def _case_key(value: Any, do: str) -> str:
    key = clean(str(value)).strip() if isinstance(value, str | int) else ""
    if do not in WITHOUT_CASE and not 0 < len(key) <= LONGEST_KEY:
        raise LineError(_("ต้องมี case เป็นรหัสเรื่องของต้นทาง ไม่เกิน %(count)s ตัวอักษร") % {"count": LONGEST_KEY})
    return key


def _moment(value: Any) -> datetime:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise LineError(
            _("at “%(at)s” ต้องเป็นวันเวลา ISO 8601 เช่น 2020-01-07T10:04:00+07:00") % {"at": value}
        ) from None
    if at.tzinfo is None:
        raise LineError(_("at “%(at)s” ต้องมีเขตเวลา เช่น +07:00") % {"at": value})
    if not 2000 <= at.year <= 2200:
        raise LineError(_("at “%(at)s” ต้องเป็นปี ค.ศ. (ปี พ.ศ. ลบ 543)") % {"at": value})
    return at


def _check_fields(do: str, fields: Mapping[str, Any]) -> None:
    missing = NEEDS[do] - set(fields)
    if missing:
        raise LineError(_("%(do)s ต้องมี %(names)s") % {"do": do, "names": ", ".join(sorted(missing))})
    unknown = set(fields) - NEEDS[do] - MAY_HAVE.get(do, frozenset())
    if unknown:
        raise LineError(_("%(do)s ไม่รู้จัก %(names)s") % {"do": do, "names": ", ".join(sorted(unknown))})
    for name, value in fields.items():
        if name not in ("answers", "points") and not isinstance(value, str | int):
            raise LineError(_("%(name)s ต้องเป็นข้อความ") % {"name": name})
    if do == "open" and fields["channel"] not in CHANNELS:
        facts = {"channel": fields["channel"], "known": ", ".join(sorted(CHANNELS))}
        raise LineError(_("ไม่รู้จักช่องทาง “%(channel)s” (ใช้ได้: %(known)s)") % facts)
    if do == "step" and fields["step"] not in STEPS:
        raise LineError(_("ไม่รู้จักขั้น “%(step)s”") % {"step": fields["step"]})
    if do == "rate":
        _check_answers(fields["answers"])


def _check_answers(answers: Any) -> None:
    ok = isinstance(answers, list) and answers
    if not ok or not all(type(score) is int and 1 <= score <= 5 for score in answers):
        raise LineError(_("answers ต้องเป็นรายการตัวเลข 1 ถึง 5"))
