"""What ships with Tidtam and makes a new installation usable at once: desks, office hours, indicators.

Nothing that is there already is touched: from the first day on it is the office's own.
"""

from datetime import datetime

from django.db import transaction

from tidtam.casework.desks import services as desks
from tidtam.casework.desks.models import Desk
from tidtam.performance.indicators import services as indicators
from tidtam.performance.indicators.models import Definition

BY = "tidtam migrate"


@transaction.atomic
def shipped_load(*, at: datetime) -> list[Desk]:
    """Load every desk and its indicators that this installation has not met. Return the new desks."""
    new = []
    for path in sorted(desks.PACKS.glob("*.toml")):
        tree = desks.pack_file(path.stem)
        if Desk.objects.filter(code=tree["code"]).exists():
            continue
        desks.surroundings_make(tree=tree, unit_name=tree.get("chat", {}).get("office", ""), at=at)
        desk, _is_new = desks.desk_load(tree=tree, at=at, by=BY)
        new.append(desk)
    for path in sorted(indicators.PACKS.glob("*.toml")):
        tree = indicators.pack_file(path.stem)
        if not Definition.objects.filter(desk__code=tree["desk"]).exists():
            indicators.definitions_load(tree=tree)
    return new
