"""A desk's data pack: read, checked and turned into frozen values; no database.

A pack is TOML on disk and the same tree as JSON in the database. ``docs/desks.md`` explains every key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from tidtam.casework.desks.promise import Promise

CODE = re.compile(r"[a-z][a-z0-9_.-]{0,39}")


class PackError(Exception):
    """What is wrong with a pack, and where, in one sentence."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(f"{place}: {sentence}")


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
    """A ready answer; its texts may hold ``{name}``, ``{number}``, ``{letter}``, ``{step}`` and more."""

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
    chat: Mapping[str, str] = field(default_factory=dict)

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
LONGEST = {"code": 24, "prefix": 8, "name": 200, "name_en": 200, "unit": 40, "calendar": 40}
UNITS = ("minutes", "hours", "calendar_days", "working_days")
STARTS = ("receipt", "next_day")
ACTS = ("acknowledge", "report", "close")


def pack_read(tree: Mapping[str, Any]) -> DeskPack:
    """Turn a pack's tree into values.

    Raises:
        PackError: with the place and what is expected there.
    """
    _known(tree, {each.name for each in fields(DeskPack)}, _("ชุดข้อมูลบริการ"))
    texts: dict[str, Any] = {name: _heading(tree, name, longest) for name, longest in LONGEST.items()}
    promises = tuple(_promise(entry, place) for place, entry in _entries(tree, "promises"))
    if not promises:
        raise PackError("promises", _("ต้องมีคำมั่นอย่างน้อยหนึ่งข้อ"))
    lists: dict[str, Any] = {
        name: tuple(_entry(kind, entry, place) for place, entry in _entries(tree, name))
        for name, kind in LISTS.items()
    }
    for name, entries in {**lists, "promises": promises}.items():
        _no_twins(name, [entry.code for entry in entries])
    survey = _survey(tree.get("survey", {}))
    return DeskPack(**texts, promises=promises, survey=survey, chat=_chat(tree), **lists)


def _heading(tree: Mapping[str, Any], name: str, longest: int) -> str:
    text = tree.get(name)
    if not isinstance(text, str) or not 0 < len(text.strip()) <= longest:
        raise PackError(name, _("ต้องเป็นข้อความไม่เกิน %(count)s ตัวอักษร") % {"count": longest})
    if name == "code":
        _code(text, name)
    return text


def promise_read(entry: Mapping[str, Any]) -> Promise:
    """Turn one promise's tree into a value. Raises PackError."""
    return _promise(entry, "promises")


def _promise(entry: Any, place: str) -> Promise:
    kept_by = entry.get("kept_by") if isinstance(entry, Mapping) else None
    if kept_by is not None and not isinstance(kept_by, list | tuple):
        kept_by = [kept_by]
    promise = _entry(Promise, {**_table(entry, place), "kept_by": frozenset(map(str, kept_by or ()))}, place)
    _one_of(promise.unit, UNITS, f"{place}, unit")
    _one_of(promise.starts, STARTS, f"{place}, starts")
    if promise.amount < 1:
        raise PackError(f"{place}, amount", _("ต้องเป็นจำนวนตั้งแต่ 1"))
    if not promise.kept_by:
        raise PackError(f"{place}, kept_by", _("ต้องเลือกจาก %(choices)s") % {"choices": ", ".join(ACTS)})
    for act in sorted(promise.kept_by):
        _one_of(act, ACTS, f"{place}, kept_by")
    return promise


def _survey(entry: Any) -> SurveyRules:
    survey = _entry(SurveyRules, entry, "survey")
    for each in fields(SurveyRules):
        if getattr(survey, each.name) < 1:
            raise PackError(f"survey, {each.name}", _("ต้องเป็นจำนวนตั้งแต่ 1"))
    return survey


def _chat(tree: Mapping[str, Any]) -> Mapping[str, str]:
    chat = _table(tree.get("chat", {}), "chat")
    for name, text in chat.items():
        if not isinstance(text, str):
            raise PackError(f"chat, {name}", _("ต้องเป็นข้อความ"))
    return dict(chat)


def _entry(kind: type[Entry], entry: Any, place: str) -> Entry:
    entry = _table(entry, place)
    _known(entry, {each.name for each in fields(kind)}, place)  # type: ignore[arg-type]
    if "code" in entry:
        _code(entry["code"], f"{place}, code")
    for each in fields(kind):  # type: ignore[arg-type]
        if each.name in entry:
            _kind_of(entry[each.name], each.type, f"{place}, {each.name}")
    try:
        return kind(**entry)
    except TypeError as error:
        missing = ", ".join(re.findall(r"'(\w+)'", str(error)))
        raise PackError(place, _("ขาด %(names)s") % {"names": missing}) from None


def _kind_of(value: Any, kind: Any, place: str) -> None:
    if kind is bool and not isinstance(value, bool):
        raise PackError(place, _("ต้องเป็น true หรือ false"))
    if kind is int and (not isinstance(value, int) or isinstance(value, bool)):
        raise PackError(place, _("ต้องเป็นจำนวนเต็ม"))
    if kind is str and not isinstance(value, str):
        raise PackError(place, _("ต้องเป็นข้อความ"))


def _code(code: Any, place: str) -> None:
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise PackError(place, _("“%(code)s” ต้องเป็นอักษรอังกฤษตัวเล็ก ตัวเลข หรือ _ . -") % {"code": code})


def _one_of(value: Any, choices: tuple[str, ...], place: str) -> None:
    if value not in choices:
        facts = {"choices": ", ".join(choices), "value": value}
        raise PackError(place, _("ต้องเลือกจาก %(choices)s ไม่ใช่ “%(value)s”") % facts)


def _table(entry: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(entry, Mapping):
        raise PackError(place, _("ต้องเป็นตาราง"))
    return entry


def _entries(tree: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    entries = tree.get(name, [])
    if not isinstance(entries, list | tuple):
        raise PackError(name, _("ต้องเป็นรายการ"))
    return [(f"{name} {number}", entry) for number, entry in enumerate(entries, 1)]


def _known(tree: Mapping[str, Any], names: set[str], place: str) -> None:
    unknown = set(tree) - names
    if unknown:
        facts = {"names": ", ".join(sorted(unknown)), "known": ", ".join(sorted(names))}
        raise PackError(place, _("ไม่รู้จัก %(names)s (ใช้ได้: %(known)s)") % facts)


def _no_twins(place: str, codes: list[str]) -> None:
    twins = {code for code in codes if codes.count(code) > 1}
    if twins:
        raise PackError(place, _("รหัสซ้ำ %(codes)s") % {"codes": ", ".join(sorted(twins))})
