"""A desk's data pack: read, checked and turned into frozen values. Pure.

A pack is TOML on disk and the same tree as JSON in the database. ``docs/desks.md`` explains every key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any, TypeVar

from tidtam.casework.desks.promise import Promise

CODE = re.compile(r"[a-z][a-z0-9_.-]{0,39}")


class PackError(Exception):
    """What is wrong with a pack, and where, in one Thai sentence."""


@dataclass(frozen=True)
class Option:
    """A choice with a code and a name in two languages: a category, topic, agency class, move of a letter."""

    code: str
    name: str
    name_en: str = ""


@dataclass(frozen=True)
class Question:
    """A survey question, answered from 1 (น้อยที่สุด) to 5 (มากที่สุด)."""

    code: str
    text: str
    text_en: str = ""


@dataclass(frozen=True)
class ClosingReason:
    """Why a case may be closed, and what that demands."""

    code: str
    name: str
    name_en: str = ""
    needs_text: bool = True


@dataclass(frozen=True)
class Template:
    """A ready answer. ``text`` may hold ``{name}``, ``{number}``, ``{letter}``, ``{step}``, ``{unit}``, ``{officer}``."""

    code: str
    title: str
    text: str
    title_en: str = ""
    text_en: str = ""


@dataclass(frozen=True)
class SurveyRules:
    """When the survey is offered and how it is kept discreet."""

    remind_after_hours: int = 24
    changeable_hours: int = 24
    smallest_group: int = 5

    @property
    def changeable(self) -> timedelta:
        """How long an answer may be changed."""
        return timedelta(hours=self.changeable_hours)


@dataclass(frozen=True)
class DeskPack:
    """Everything a desk says and promises, one version of it."""

    code: str
    prefix: str
    name: str
    name_en: str
    unit: str
    calendar: str
    promises: tuple[Promise, ...]
    questions: tuple[Question, ...] = ()
    categories: tuple[Option, ...] = ()
    topics: tuple[Option, ...] = ()
    agency_classes: tuple[Option, ...] = ()
    steps: tuple[Option, ...] = ()
    closing_reasons: tuple[ClosingReason, ...] = ()
    templates: tuple[Template, ...] = ()
    survey: SurveyRules = SurveyRules()
    chat: Mapping[str, str] = None  # type: ignore[assignment]

    def promise(self, code: str) -> Promise | None:
        """Return the promise called ``code``, if the desk makes it."""
        return next((promise for promise in self.promises if promise.code == code), None)

    def closing_reason(self, code: str) -> ClosingReason | None:
        """Return the closing reason called ``code``, if the desk has it."""
        return next((reason for reason in self.closing_reasons if reason.code == code), None)


Entry = TypeVar("Entry")
LISTS: dict[str, type] = {
    "questions": Question,
    "categories": Option,
    "topics": Option,
    "agency_classes": Option,
    "steps": Option,
    "closing_reasons": ClosingReason,
    "templates": Template,
}


def pack_read(tree: Mapping[str, Any]) -> DeskPack:
    """Turn a pack's tree into values.

    Raises:
        PackError: with the place and what is expected there.
    """
    _known(tree, {field.name for field in fields(DeskPack)}, "ชุดข้อมูลบริการ")
    for name in ("code", "prefix", "name", "name_en", "unit", "calendar"):
        if not isinstance(tree.get(name), str) or not tree[name].strip():
            raise PackError(f"ชุดข้อมูลบริการต้องมี {name} เป็นข้อความ")
    promises = tuple(_promise(entry, place) for place, entry in _entries(tree, "promises"))
    if not promises:
        raise PackError("ชุดข้อมูลบริการต้องมีคำมั่นอย่างน้อยหนึ่งข้อ (promises)")
    lists = {
        name: tuple(_entry(kind, entry, place) for place, entry in _entries(tree, name))
        for name, kind in LISTS.items()
    }
    for name, entries in {**lists, "promises": promises}.items():
        _no_twins(name, [entry.code for entry in entries])
    survey = _entry(SurveyRules, tree.get("survey", {}), "survey")
    texts = {name: tree[name] for name in ("code", "prefix", "name", "name_en", "unit", "calendar")}
    return DeskPack(**texts, promises=promises, survey=survey, chat=dict(tree.get("chat", {})), **lists)


def _promise(entry: Any, place: str) -> Promise:
    promise: Promise = _entry(Promise, {**entry, "kept_by": frozenset(entry.get("kept_by", ()))}, place)
    if promise.unit not in ("minutes", "hours", "calendar_days", "working_days"):
        raise PackError(
            f"{place}: unit ต้องเป็น minutes, hours, calendar_days หรือ working_days ไม่ใช่ “{promise.unit}”"
        )
    if promise.starts not in ("receipt", "next_day"):
        raise PackError(f"{place}: starts ต้องเป็น receipt หรือ next_day ไม่ใช่ “{promise.starts}”")
    if not isinstance(promise.amount, int) or promise.amount < 1:
        raise PackError(f"{place}: amount ต้องเป็นจำนวนเต็มตั้งแต่ 1")
    if not promise.kept_by or not promise.kept_by <= {"acknowledge", "report", "close"}:
        raise PackError(f"{place}: kept_by ต้องเลือกจาก acknowledge, report, close")
    return promise


def _entry(kind: type[Entry], entry: Any, place: str) -> Entry:
    if not isinstance(entry, Mapping):
        raise PackError(f"{place}: ต้องเป็นตาราง")
    _known(entry, {field.name for field in fields(kind)}, place)  # type: ignore[arg-type]
    code = entry.get("code", "a")
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise PackError(f"{place}: code “{code}” ต้องเป็นอักษรอังกฤษตัวเล็ก ตัวเลข หรือ _ . -")
    try:
        return kind(**entry)
    except TypeError as error:
        missing = ", ".join(re.findall(r"'(\w+)'", str(error)))
        raise PackError(f"{place}: ขาด {missing}") from None


def _entries(tree: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    entries = tree.get(name, [])
    if not isinstance(entries, list | tuple):
        raise PackError(f"{name}: ต้องเป็นรายการ")
    return [(f"{name} ข้อ {number}", entry) for number, entry in enumerate(entries, 1)]


def _known(tree: Mapping[str, Any], names: set[str], place: str) -> None:
    unknown = set(tree) - names
    if unknown:
        raise PackError(f"{place}: ไม่รู้จัก {', '.join(sorted(unknown))} (ใช้ได้: {', '.join(sorted(names))})")


def _no_twins(place: str, codes: list[str]) -> None:
    twins = {code for code in codes if codes.count(code) > 1}
    if twins:
        raise PackError(f"{place}: รหัสซ้ำ {', '.join(sorted(twins))}")
