"""Loading and changing desks: the only door. Each change is a new version; old cases keep theirs."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.desks.models import Desk, DeskVersion, pack_of
from tidtam.casework.desks.pack import PackError, pack_read
from tidtam.core.calendars.models import Calendar
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.models import Unit

PACKS = Path(__file__).parent / "packs"


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
    except FileNotFoundError:
        shipped = ", ".join(sorted(pack.stem for pack in PACKS.glob("*.toml")))
        raise DomainError(
            _("ไม่พบไฟล์ %(path)s (ชุดที่มากับระบบ: %(shipped)s)") % {"path": path, "shipped": shipped}
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DomainError(_("อ่านไฟล์ %(path)s ไม่ได้: %(error)s") % {"path": path, "error": error}) from None


@transaction.atomic
def desk_load(*, tree: Mapping[str, Any], at: datetime, by: str = "", reason: str = "") -> tuple[Desk, bool]:
    """Put a pack in force as a new version of its desk; the same pack again changes nothing.

    Returns:
        The desk, and whether a new version came of it.

    Raises:
        DomainError: when the pack is faulty or names an unknown unit or calendar.
    """
    try:
        pack = pack_read(tree)
    except PackError as error:
        raise DomainError(str(error)) from error
    unit = Unit.objects.filter(code=pack.unit).first()
    calendar = Calendar.objects.filter(code=pack.calendar).first()
    if unit is None:
        raise DomainError(_("ไม่รู้จักหน่วยงาน “%(code)s”") % {"code": pack.unit})
    if calendar is None:
        raise DomainError(_("ไม่รู้จักปฏิทิน “%(code)s”") % {"code": pack.calendar})
    facts = {
        "prefix": pack.prefix,
        "name": pack.name,
        "name_en": pack.name_en,
        "unit": unit,
        "calendar": calendar,
    }
    desk, _made = Desk.objects.get_or_create(code=pack.code, defaults=facts)
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    if desk.version and DeskVersion.objects.get(desk=desk, number=desk.version).pack == dict(tree):
        return desk, False
    for name, value in facts.items():
        setattr(desk, name, value)
    desk.version += 1
    DeskVersion.objects.create(
        desk=desk, number=desk.version, pack=dict(tree), loaded_at=at, by=by, reason=reason
    )
    desk.save()
    pack_of.cache_clear()
    return desk, True
