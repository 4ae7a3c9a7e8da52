"""Looking again at what was certified: the same days counted anew, the paper and the ledger compared."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tidtam.core.ledger.models import Event
from tidtam.core.ledger.services import flaws
from tidtam.performance.indicators.selectors import figure_with_parts
from tidtam.performance.indicators.services import evidence_hash
from tidtam.performance.reports.differences import Comparison, compare
from tidtam.performance.reports.models import Certification


@dataclass(frozen=True)
class Check:
    """What a certified report looks like today.

    Args:
        comparisons: every figure, certified and now, the whole first.
            sealed: the ledger tells of this certification, unbroken, with the same paper and the same cases.
    """

    certification: Certification
    comparisons: list[Comparison]
    sealed: bool

    @property
    def changed(self) -> list[Comparison]:
        """The figures that differ now."""
        return [each for each in self.comparisons if not each.same]

    @property
    def holds(self) -> bool:
        """Say whether everything is as it was certified."""
        return self.sealed and not self.changed


def certification_check(certification: Certification) -> Check:
    """Count the certified figures anew and compare."""
    snapshot = certification.snapshot
    since = date.fromisoformat(snapshot.figures[0]["since"])
    whole, parts = figure_with_parts(snapshot.definition, as_of=snapshot.as_of, since=since)
    return Check(
        certification=certification,
        comparisons=compare(snapshot.figures, [whole, *parts]),
        sealed=_is_sealed(certification),
    )


def same_cases(certification: Certification) -> bool:
    """Say whether the very same cases stand behind the figures; reads the key of every case."""
    snapshot = certification.snapshot
    since = date.fromisoformat(snapshot.figures[0]["since"])
    return evidence_hash(snapshot.definition, as_of=snapshot.as_of, since=since) == snapshot.evidence_hash


def _is_sealed(certification: Certification) -> bool:
    chain = certification.form.chain
    told = Event.objects.filter(
        chain=chain, kind="report.certified", data__number=certification.number
    ).first()
    if told is None or next(flaws(chain), None):
        return False
    known = (certification.pdf_sha256, certification.snapshot.evidence_hash)
    figures = figures_hash(certification.snapshot.figures)
    return (told.data["pdf"], told.data["evidence"], told.data["figures"]) == (*known, figures)


def figures_hash(figures: Sequence[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of figures as they were frozen, whatever the order of their fields."""
    text = json.dumps(figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
