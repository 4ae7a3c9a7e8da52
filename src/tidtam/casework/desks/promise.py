"""What a desk promises about time. Pure."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["minutes", "hours", "calendar_days", "working_days"]
Start = Literal["receipt", "next_day"]


@dataclass(frozen=True)
class Promise:
    """One promise.

    Args:
        code: such as ``acknowledged``; the name of its clock and of its verdict.
        amount, unit: how long, for example 15 minutes or 7 working days.
        starts: at receipt, or with the day after receipt.
        kept_by: the acts that keep it (``acknowledge``, ``report``, ``close``).
        working_time: minutes and hours run only while the desk is open.
        title, title_en: as shown to people.
    """

    code: str
    amount: int
    unit: Unit
    starts: Start = "receipt"
    kept_by: frozenset[str] = frozenset()
    working_time: bool = True
    title: str = ""
    title_en: str = ""
