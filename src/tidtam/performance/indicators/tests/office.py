"""An office with the letters desk, its indicators, and people of every role."""

from pathlib import Path

from tests.support.moments import bangkok
from tests.support.office import make_desk, make_officer, make_unit
from tidtam.core.org.models import Role
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.services import definitions_load, pack_file
from tidtam.replay.services import history_replay

EXAMPLE = Path(__file__).resolve().parents[5] / "docs" / "indicators"
BEGINNING = bangkok("2019-11-01 09:00")


def make_indicators() -> Definition:
    """Return the letters indicator; its desk belongs to the secretariat, a part of the office."""
    office = make_unit("office", name="สำนักงานสมมติ")
    make_unit("secretariat", parent=office, name="ส่วนเลขานุการ")
    make_desk(at=BEGINNING)
    definitions_load(tree=pack_file("letters"))
    return Definition.objects.get(code="letters")


def make_people():
    """Return one officer of each role; planners, executives and auditors belong to the office above."""
    office = make_unit("office")
    units = {Role.OFFICER: make_unit(), Role.SUPERVISOR: make_unit()}
    return {
        role: make_officer(
            role.value, role=role, unit=units.get(role, office), position=f"ตำแหน่ง {role.value}"
        )
        for role in Role
    }


def replay_example():
    """Replay the five requests that the pages of documentation tell of."""
    lines = (EXAMPLE / "example.jsonl").read_text().splitlines()
    account = history_replay(rows=lines, write=True, at=bangkok("2020-03-01 09:00"))
    assert not account.faults, account.faults
