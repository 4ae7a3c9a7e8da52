"""The steps a letter goes through and the moves between them. Pure.

The steps, their order and names are the desk's data (``steps`` of its pack); here is what may follow what.
"""

from collections.abc import Mapping, Sequence

BACK: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"screening"}),
    "signed": frozenset({"proposed"}),
    "returned": frozenset({"received", "screening", "proposed"}),
}
"""Ways back: screened again, proposed to the next executive, received again once corrected."""


def may_follow(steps: Sequence[str], present: str, to: str) -> bool:
    """Say whether a letter at ``present`` may come to ``to``: a later step, the same one, or a way back.

    Args:
        steps: codes of the desk's steps, in order; from a step the desk no longer has, all are open.
    """
    if to not in steps:
        return False
    if present not in steps or present == to:
        return True
    return steps.index(to) > steps.index(present) or to in BACK.get(present, frozenset())
