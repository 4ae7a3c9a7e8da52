"""Loading and changing desks: the only door. Each change is a new version; old cases keep theirs."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.desks.models import Desk, DeskVersion, pack_of
from tidtam.casework.desks.pack import DeskPack, PackError, pack_read
from tidtam.core.calendars.intervals import Interval
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.services import calendar_define
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Unit
from tidtam.core.thai.text import clean

PACKS = Path(__file__).parent / "packs"
REASON = 300
OFFICE_DAY = (Interval(time(8, 30), time(12)), Interval(time(13), time(16, 30)))
OFFICE_WEEK = (OFFICE_DAY,) * 5 + ((), ())


def pack_file(name_or_path: str) -> Mapping[str, Any]:
    """Return the tree of a pack: a TOML file, or the name of one that ships with Tidtam (``letters``).

    Raises:
        DomainError: when there is no such file or it is not TOML.
    """
    path = Path(name_or_path)
    if path.suffix != ".toml":
        path = PACKS / f"{name_or_path}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError):
        shipped = ", ".join(sorted(pack.stem for pack in PACKS.glob("*.toml")))
        raise DomainError(
            _("ไม่พบไฟล์ %(path)s (ชุดที่มากับระบบ: %(shipped)s)") % {"path": path, "shipped": shipped}
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DomainError(_("อ่านไฟล์ %(path)s ไม่ได้: %(error)s") % {"path": path, "error": error}) from None


@transaction.atomic
def surroundings_make(*, tree: Mapping[str, Any], unit_name: str, at: datetime) -> None:
    """Make the unit and the calendar that a pack names, where they are missing.

    A calendar made so keeps government office hours: Monday to Friday 08:30–12:00 and 13:00–16:30, public
    holidays closed.

    Raises:
        DomainError: when the pack is faulty.
    """
    pack = _read(tree)
    name = clean(unit_name).strip()[:200] or pack.unit
    Unit.objects.get_or_create(code=pack.unit, defaults={"name": name})
    if not Calendar.objects.filter(code=pack.calendar).exists():
        calendar_define(
            code=pack.calendar,
            name=_("เวลาราชการ"),
            name_en="Office hours",
            weekly=OFFICE_WEEK,
            by="tidtam desk load",
            at=at,
        )


@transaction.atomic
def desk_load(*, tree: Mapping[str, Any], at: datetime, by: str = "", reason: str = "") -> tuple[Desk, bool]:
    """Put a pack in force as a new version of its desk; the same pack again changes nothing.

    Returns:
        The desk, and whether a new version came of it.

    Raises:
        DomainError: when the pack is faulty, names an unknown unit or calendar, or takes another's prefix.
    """
    pack = _read(tree)
    facts = _facts(pack)
    desk, _made = Desk.objects.get_or_create(code=pack.code, defaults=facts)
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    if desk.version and desk.versions.get(number=desk.version).pack == dict(tree):
        return desk, False
    for name, value in facts.items():
        setattr(desk, name, value)
    desk.version += 1
    DeskVersion.objects.create(
        desk=desk,
        number=desk.version,
        pack=dict(tree),
        loaded_at=at,
        by=by[:150],
        reason=clean(reason)[:300],
    )
    desk.save(update_fields=[*facts, "version"])
    pack_of.cache_clear()  # a version that was rolled back may have been read
    return desk, True


def _read(tree: Mapping[str, Any]) -> DeskPack:
    try:
        return pack_read(tree)
    except PackError as error:
        raise DomainError(str(error)) from error


def _facts(pack: DeskPack) -> dict[str, Any]:
    unit = Unit.objects.filter(code=pack.unit).first()
    calendar = Calendar.objects.filter(code=pack.calendar).first()
    if unit is None:
        raise DomainError(_("ไม่รู้จักหน่วยงาน “%(code)s”") % {"code": pack.unit})
    if calendar is None:
        raise DomainError(_("ไม่รู้จักปฏิทิน “%(code)s”") % {"code": pack.calendar})
    other = Desk.objects.filter(prefix=pack.prefix).exclude(code=pack.code).first()
    if other is not None:
        raise DomainError(
            _("อักษรนำ “%(prefix)s” ใช้กับบริการ%(name)sแล้ว") % {"prefix": pack.prefix, "name": other.name}
        )
    return {
        "prefix": pack.prefix,
        "name": pack.name,
        "name_en": pack.name_en,
        "unit": unit,
        "calendar": calendar,
    }


@transaction.atomic
def desk_amend(
    *, desk: Desk, parts: Mapping[str, Any], seen: int, by: str, at: datetime, reason: str
) -> tuple[Desk, bool]:
    """Change parts of the pack in force, as a new version; cases that are open keep theirs.

    Args:
        parts: what replaces the parts of the same name (``promises``, ``templates``, …).
        seen: the version that was on the screen when the change was made.
        reason: why, in the officer's words.

    Returns:
        The desk, and whether anything changed.

    Raises:
        DomainError: without a reason, when somebody else changed the desk, or when the pack is faulty.
    """
    if not reason.strip():
        raise DomainError(_("บอกเหตุผลที่แก้ไข เช่น เลขที่คำสั่งหรือมติที่ประชุม"))
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    if desk.version != seen:
        raise DomainError(_("มีผู้แก้ไขบริการนี้หลังจากท่านเปิดหน้านี้ โหลดหน้าใหม่เพื่อดูฉบับล่าสุดก่อนแก้"))
    present = DeskVersion.objects.get(desk=desk, number=desk.version).pack
    return desk_load(tree={**present, **parts}, at=at, by=by, reason=reason.strip()[:REASON])


@transaction.atomic
def desk_restore(*, desk: Desk, number: int, by: str, at: datetime, reason: str) -> tuple[Desk, bool]:
    """Put the pack of an earlier version in force again, as a new version.

    Raises:
        DomainError: when there is no such version, without a reason, or when it no longer fits the office.
    """
    if not reason.strip():
        raise DomainError(_("บอกเหตุผลที่แก้ไข เช่น เลขที่คำสั่งหรือมติที่ประชุม"))
    version = DeskVersion.objects.filter(desk=desk, number=number).first()
    if version is None:
        raise DomainError(_("ไม่มีฉบับที่ %(number)s") % {"number": number})
    return desk_load(tree=version.pack, at=at, by=by, reason=reason.strip()[:REASON])
