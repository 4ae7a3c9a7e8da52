"""The rules of the house that no linter knows, and proof that the linters' own rules bite."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for path in (HOUSE / "src").rglob("*.py") if "migrations" not in path.parts)
PRODUCT = [path for path in SOURCES if "tests" not in path.parts]
LOCKS = [HOUSE / "requirements" / name for name in ("run.txt", "dev.txt")]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
OTHER_CLOCKS = {
    "django.utils.timezone.now": "from django.utils import timezone\ntimezone.now()",
    "django.utils.timezone.now, as a default": "from django.utils.timezone import now\nFIELD = now",
    "django.utils.timezone.localdate": "from django.utils import timezone\ntimezone.localdate()",
    "datetime.now": "from datetime import UTC, datetime\ndatetime.now(UTC)",
    "datetime.today": "from datetime import datetime\ndatetime.today()",
    "datetime.utcnow": "import datetime\ndatetime.datetime.utcnow()",
    "date.today": "from datetime import date\ndate.today()",
    "the database's clock": "from django.db.models.functions import Now\nNow()",
    "time.time": "import time\ntime.time()",
}


def lint(source: str) -> str:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--output-format=concise",
        "--stdin-filename=src/tidtam/x.py",
        "-",
    ]
    return subprocess.run(
        command, input=source, text=True, capture_output=True, cwd=HOUSE, check=False
    ).stdout


@pytest.mark.parametrize("source", OTHER_CLOCKS.values(), ids=OTHER_CLOCKS.keys())
def test_the_linter_refuses_every_clock_but_our_own(source):
    assert "TID251" in lint(source)


def test_the_linter_lets_our_own_clock_be():
    assert "TID251" not in lint("from tidtam.core.kernel import clock\n\nclock.now()\n")


def test_no_file_is_longer_than_one_can_hold_in_mind():
    long = {
        str(path.relative_to(HOUSE)): lines for path in SOURCES if (lines := line_count(path)) > LONGEST_FILE
    }
    assert not long


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(HOUSE)}: {name} ({lines})"
        for path in PRODUCT
        for name, lines in long_functions(path)
    ]
    assert not long


def test_no_file_hides_behind_a_name_that_says_nothing():
    nameless = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py"}
    assert [str(path) for path in SOURCES if path.name in nameless] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_the_lock_names_no_address_and_hashes_every_package(lock):
    text = lock.read_text()
    assert "://" not in text
    pinned = re.findall(r"^[a-z0-9][^\n]*==[^\n]*(?:\n +[^\n]*)*", text, re.MULTILINE)
    assert pinned
    assert [package.split("==")[0] for package in pinned if "--hash=sha256:" not in package] == []


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
    run, dev = (locked_names(lock) for lock in LOCKS)
    assert asked_names(project["dependencies"]) <= run <= dev
    assert asked_names(project["optional-dependencies"]["dev"]) <= dev


def test_the_product_asks_for_every_package_that_it_imports():
    """A package that only another one brings, or only the tools of development, is missing one day."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
    asked, brought_by = asked_names(project["dependencies"]), packages_distributions()
    foreign = (
        {name for path in PRODUCT for name in imported_names(path)} - sys.stdlib_module_names - {"tidtam"}
    )
    assert {
        name for name in foreign if asked.isdisjoint(map(canonicalize_name, brought_by.get(name, [])))
    } == set()


def line_count(path: Path) -> int:
    return path.read_text().count("\n")


def long_functions(path: Path) -> list[tuple[str, int]]:
    functions = [
        (node.name, (node.end_lineno or 0) - body_of(node)[0].lineno + 1)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [(name, lines) for name, lines in functions if lines > LONGEST_FUNCTION]


def body_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    """Return what a function does; its signature and its docstring are reading matter."""
    return function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body


def imported_names(path: Path) -> set[str]:
    """Return the first word of everything a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    plain = {
        alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names
    }
    return plain | {(node.module or "").split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}


def asked_names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(requirement).name) for requirement in requirements}


def locked_names(lock: Path) -> set[str]:
    return {
        canonicalize_name(name)
        for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", lock.read_text(), re.M)
    }
