"""Loading definitions and freezing figures: the only door."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.desks.models import Desk
from tidtam.core.kernel.errors import DomainError
from tidtam.core.ledger.models import ActorKind
from tidtam.core.ledger.services import Actor, record
from tidtam.core.org.models import Officer, Unit
from tidtam.performance.indicators.counting import evidence
from tidtam.performance.indicators.figures import Window
from tidtam.performance.indicators.models import Definition, Snapshot, Target
from tidtam.performance.indicators.selectors import began, figure_with_parts

PACKS = Path(__file__).parent / "packs"
FACTS = (
    "title",
    "title_en",
    "short",
    "short_en",
    "formula",
    "promise",
    "question",
    "rule",
    "basis",
    "unit_word",
)
OPTIONAL = {"promise": "", "question": 1, "rule": "", "basis": "cases", "title_en": "", "short_en": ""}


def pack_file(name: str) -> Mapping[str, Any]:
    """Return a pack of definitions that ships with Tidtam."""
    return tomllib.loads((PACKS / f"{name}.toml").read_text(encoding="utf-8"))


@transaction.atomic
def definitions_load(*, tree: Mapping[str, Any]) -> list[Definition]:
    """Make the definitions of a pack, or bring them to it; a changed definition gets a new version.

    Targets that are there already are kept: they may have been agreed anew on screen.

    Raises:
        DomainError: when the pack names an unknown desk.
    """
    desk = Desk.objects.filter(code=tree["desk"]).first()
    if desk is None:
        raise DomainError(_("ไม่รู้จักบริการ “%(code)s” โหลดบริการก่อนตัวชี้วัด") % {"code": tree["desk"]})
    owner = Unit.objects.filter(code=tree.get("owner", "")).first()
    made: dict[str, Definition] = {}
    for entry in tree["indicators"]:
        facts = {name: entry.get(name, OPTIONAL.get(name)) for name in FACTS}
        facts |= {
            "paper": entry.get("paper", {}),
            "order": entry.get("order", 0),
            "desk": desk,
            "owner": owner,
        }
        facts |= {"service_start": tree["service_start"], "parent": made.get(entry.get("parent", ""))}
        made[entry["code"]] = _definition(entry["code"], facts)
        for year, value in entry.get("targets", {}).items():
            known = {"value": value, "unit_word": entry["unit_word"]}
            Target.objects.get_or_create(
                definition=made[entry["code"]], fiscal_year=int(year), defaults=known
            )
    return list(made.values())


def _definition(code: str, facts: dict[str, Any]) -> Definition:
    definition, made = Definition.objects.get_or_create(code=code, defaults=facts)
    changed = [name for name, value in facts.items() if getattr(definition, name) != value]
    if made or not changed:
        return definition
    for name in changed:
        setattr(definition, name, facts[name])
    definition.version += 1
    definition.save()
    return definition


@transaction.atomic
def target_set(
    *, definition: Definition, fiscal_year: int, value: Any, unit_word: str, by: Officer, at: datetime
) -> Target:
    """Agree on a target for a fiscal year (B.E.)."""
    values = {"value": value, "unit_word": unit_word.strip()}
    target, _made = Target.objects.update_or_create(
        definition=definition, fiscal_year=fiscal_year, defaults=values
    )
    data: dict[str, Any] = {
        "year": fiscal_year,
        "value": None if value is None else str(value),
        "unit": target.unit_word,
    }
    by_officer = Actor(ActorKind.OFFICER, by.pk)
    record(chain=f"indicator:{definition.pk}", kind="target.set", by=by_officer, at=at, **data)
    return target


@transaction.atomic
def snapshot_freeze(
    *,
    definition: Definition,
    as_of: date,
    fiscal_year: int,
    quarter: int | None,
    by: Officer,
    at: datetime,
    since: date | None = None,
) -> Snapshot:
    """Freeze an indicator's figures as of a day, with a fingerprint of the cases behind them.

    Args:
        since: first day of receipt that counts; default: the day the service began.
    """
    whole, parts = figure_with_parts(definition, as_of=as_of, since=since)
    snapshot = Snapshot.objects.create(
        definition=definition,
        fiscal_year=fiscal_year,
        quarter=quarter,
        as_of=as_of,
        figures=[dict(each.as_json()) for each in (whole, *parts)],
        evidence_hash=evidence_hash(definition, as_of=as_of, since=since),
        frozen_at=at,
        frozen_by=by,
    )
    data: dict[str, Any] = {
        "snapshot": snapshot.pk,
        "as_of": as_of.isoformat(),
        "evidence": snapshot.evidence_hash,
    }
    by_officer = Actor(ActorKind.OFFICER, by.pk)
    record(chain=f"indicator:{definition.pk}", kind="figure.frozen", by=by_officer, at=at, **data)
    return snapshot


def evidence_hash(definition: Definition, *, as_of: date, since: date | None = None) -> str:
    """Return the SHA-256 of the keys of all cases counted and missed by the indicator's parts, in order."""
    digest = hashlib.sha256()
    for part in definition.parts.all() or [definition]:
        found = evidence(part, Window(since or began(part), as_of))
        for name, cases in (("counted", found.counted), ("missed", found.missed)):
            keys = ",".join(cases.values_list("public_id", flat=True))
            digest.update(f"{part.code} {name} {keys}\n".encode())
    return digest.hexdigest()
