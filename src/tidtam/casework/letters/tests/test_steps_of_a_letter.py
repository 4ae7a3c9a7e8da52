"""Which step may follow which."""

import pytest

from tidtam.casework.letters.states import may_follow

STEPS = ("received", "screening", "proposed", "signed", "ordered", "returned", "dispatched")
BACKWARDS = {
    ("proposed", "screening"),
    ("signed", "proposed"),
    ("returned", "received"),
    ("returned", "screening"),
    ("returned", "proposed"),
}


@pytest.mark.parametrize("present", STEPS)
@pytest.mark.parametrize("to", STEPS)
def test_a_letter_goes_forward_stays_or_takes_a_known_way_back(present, to):
    forward = STEPS.index(to) >= STEPS.index(present)
    assert may_follow(STEPS, present, to) == (forward or (present, to) in BACKWARDS)


def test_nothing_comes_to_a_step_the_desk_does_not_have():
    assert not may_follow(STEPS, "received", "lost")


def test_a_letter_at_a_step_the_desk_gave_up_can_go_on():
    assert may_follow(STEPS, "initialled", "signed")
