"""Which cases have words that did not reach the person."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tidtam.casework.messaging.models import Message, Outcome

NAMES: dict[str, Promise] = {
    Outcome.FAILED.value: _("ส่งไม่ถึง"),
    Outcome.UNCERTAIN.value: _("ไม่แน่ใจว่าถึง"),
    Outcome.PARKED.value: _("ยังไม่ได้ส่ง"),
}
WORST_FIRST = list(NAMES)


def undelivered(case_ids: Iterable[int]) -> dict[int, Promise]:
    """Return, by case, the worst of what happened to officers' words that have not arrived."""
    stuck = Message.objects.filter(
        case_id__in=list(case_ids), is_automatic=False, delivery__outcome__in=WORST_FIRST, withdrawn_at=None
    )
    found: dict[int, str] = {}
    for case_id, outcome in stuck.order_by().values_list("case_id", "delivery__outcome").distinct():
        known = found.get(case_id, outcome)
        found[case_id] = min(known, outcome, key=WORST_FIRST.index)
    return {case_id: NAMES[outcome] for case_id, outcome in found.items()}
