"""Reading cases: the queue, its counts, who is on a case, what an officer has not seen yet."""

from tidtam.casework.cases.selectors.presence import notices_of, present_on, unseen_count
from tidtam.casework.cases.selectors.queue import Group, QueueFilter, QueuePage, QueueRow, group_of, queue
from tidtam.casework.cases.selectors.tally import Counts, Share, counts, counts_by_desk

__all__ = [
    "Counts",
    "Group",
    "QueueFilter",
    "QueuePage",
    "QueueRow",
    "Share",
    "counts",
    "counts_by_desk",
    "group_of",
    "notices_of",
    "present_on",
    "queue",
    "unseen_count",
]
