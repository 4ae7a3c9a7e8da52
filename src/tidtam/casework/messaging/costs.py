"""What an answer would cost now, as each channel knows it: free for a while, or one of the month's quota."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tidtam.core.contacts.models import Identity


@dataclass(frozen=True)
class SendingCost:
    """What sending to one person costs.

    Args:
        free_until: until when an answer is free; None when it is not.
        quota_used, quota_limit: messages paid for this month and how many there may be; None is unknown.
        blocked: the person has blocked the account, so that nothing arrives.
    """

    free_until: datetime | None = None
    quota_used: int | None = None
    quota_limit: int | None = None
    blocked: bool = False

    @property
    def spent(self) -> bool:
        """Say whether the month's quota is used up: what is not free waits for the person's next message."""
        return self.quota_limit is not None and (self.quota_used or 0) >= self.quota_limit


Source = Callable[[Identity, datetime], SendingCost]
_sources: dict[str, Source] = {}


def register(channel: str, source: Source) -> None:
    """Let ``channel`` tell its costs; called in ``AppConfig.ready()``."""
    _sources[channel] = source


def cost_of(identity: Identity | None, *, at: datetime) -> SendingCost | None:
    """Return what sending to ``identity`` costs at ``at``; None where nobody can tell."""
    source = _sources.get(identity.channel) if identity else None
    return source(identity, at) if source and identity else None
