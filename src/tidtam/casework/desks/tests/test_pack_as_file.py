"""A pack written as TOML reads back as itself."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.casework.desks.services import PACKS
from tidtam.casework.desks.toml import toml_written

SAID = st.text(st.characters(codec="utf-8"), max_size=60)
PLAIN = st.one_of(SAID, st.integers(-9999, 9999), st.booleans(), st.lists(SAID, max_size=3))
TABLES = st.dictionaries(st.text(min_size=1, max_size=8), PLAIN, max_size=4)


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_pack_that_ships_survives_the_journey(path):
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tomllib.loads(toml_written(tree)) == tree


@given(TABLES, st.dictionaries(st.text("abc", min_size=1), TABLES, max_size=2), st.lists(TABLES, max_size=3))
def test_any_pack_survives_the_journey(plain, tables, entries):
    tree = {**plain, **{f"table-{name}": table for name, table in tables.items()}, "entries": entries}
    assert tomllib.loads(toml_written(tree)) == tree
