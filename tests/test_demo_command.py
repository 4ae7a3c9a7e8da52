"""``tidtam demo`` and what a newcomer runs after it, each as a process of its own, without a network."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import httpx
import pytest
from django.core.management import get_commands
from django.db import connection

from tidtam.config.cli import OF_DJANGO, main
from tidtam.demo.year.office import PASSWORD, PEOPLE

TIDTAM = [sys.executable, "-m", "tidtam"]
LONGEST_RUN_SECONDS = 300
NOWHERE = "http://127.0.0.1:9"
OPEN = {"case": "b-1", "do": "open", "desk": "letters", "person": "ก", "channel": "line", "text": "ขอติดตาม"}
HISTORY = [
    {**OPEN, "at": "2021-01-05T10:00:00+07:00"},
    {"case": "b-1", "do": "acknowledge", "by": "suda", "at": "2021-01-05T10:15:00+07:00"},
    {"case": "b-1", "do": "report", "by": "suda", "at": "2021-01-05T10:30:01+07:00"},
]
# Figures printed in the report of the service's first year, fiscal year 2563 (seed 000).
GOLDEN = {
    "2019-12-31": {"letters.users": ("8", 8, None)},
    "2020-03-31": {
        "letters.users": ("29", 29, None),
        "letters.acknowledged": ("96.55", 28, 29),
        "letters.reported": ("96.55", 28, 29),
        "letters.satisfied": ("100", 29, 29),
    },
    "2020-06-30": {
        "letters.users": ("52", 52, None),
        "letters.acknowledged": ("98.08", 51, 52),
        "letters.reported": ("98.08", 51, 52),
        "letters.satisfied": ("100", 52, 52),
    },
    "2020-09-30": {
        "letters": ("100", 4, 4),
        "letters.users": ("56", 56, None),
        "letters.acknowledged": ("98.21", 55, 56),
        "letters.reported": ("98.21", 55, 56),
        "letters.satisfied": ("100", 56, 56),
    },
}

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the demo lives in an SQLite file")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder):
    """The environment of an installation in ``folder``; whatever asks the network runs into a wall."""
    strange = ("TIDTAM_", "DJANGO_", "LINE_", "DATABASE_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    walls = {"HTTP_PROXY": NOWHERE, "HTTPS_PROXY": NOWHERE, "NO_PROXY": "127.0.0.1,localhost"}
    ours = {"TIDTAM_DATA": str(folder), "TIDTAM_PORT": str(free_port())}
    return {**kept, **walls, **ours, "PYTHONPATH": os.pathsep.join(sys.path)}


def run(*arguments, env):
    return subprocess.run(
        [*TIDTAM, *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN_SECONDS,
        check=False,
    )


def everything_in(folder):
    """Every row of the database, as SQL."""
    with closing(sqlite3.connect(folder / "tidtam.sqlite3")) as database:
        return list(database.iterdump())


def count(folder, table, where="1"):
    with closing(sqlite3.connect(folder / "tidtam.sqlite3")) as database:
        return database.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]  # noqa: S608


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """A demo built on a machine that had none: its folder, and what the command said."""
    folder = tmp_path_factory.mktemp("demo")
    ended = run("demo", "--no-serve", env=environment(folder))
    assert ended.returncode == 0, ended.stderr
    return folder, ended.stdout


@pytest.fixture
def demo(first_run, tmp_path):
    """A copy of the built demo, to do with as one likes."""
    folder = tmp_path / "data"
    shutil.copytree(first_run[0], folder)
    return folder


@on_sqlite
def test_it_tells_the_addresses_and_every_sign_in(first_run):
    _folder, said = first_run
    assert "/demo/phone" in said
    assert PASSWORD in said
    for person in PEOPLE:
        assert person.username in said
        assert person.full_name in said


@on_sqlite
def test_a_second_run_keeps_everything_as_it_is(demo):
    before = everything_in(demo)
    ended = run("demo", "--no-serve", env=environment(demo))
    assert ended.returncode == 0, ended.stderr
    assert "เล่าปีงบประมาณ" not in ended.stdout
    assert PASSWORD in ended.stdout
    assert everything_in(demo) == before


@on_sqlite
def test_it_leaves_an_installation_that_is_no_demo_alone(demo):
    (demo / "demo").unlink()
    before = everything_in(demo)
    ended = run("demo", "--reset", "--no-serve", env=environment(demo))
    assert ended.returncode == 1
    assert "TIDTAM_DATA" in ended.stderr
    assert everything_in(demo) == before


@on_sqlite
@pytest.mark.parametrize("as_of", GOLDEN)
def test_the_year_prints_the_figures_of_the_report(first_run, as_of):
    ended = run(
        "figures",
        "--desk",
        "letters",
        "--as-of",
        as_of,
        "--json",
        "--evidence",
        env=environment(first_run[0]),
    )
    assert ended.returncode == 0, ended.stderr
    rows = {row["indicator"]: row for row in json.loads(ended.stdout)}
    for code, (value, numerator, denominator) in GOLDEN[as_of].items():
        row = rows[code]
        assert (row["value"], row["numerator"], row["denominator"]) == (value, numerator, denominator)
        if code != "letters":
            assert len(row["counted"]) == numerator
            assert len(row["missed"]) == (denominator or numerator) - numerator


@on_sqlite
def test_a_history_is_rehearsed_then_written_and_never_twice(demo, tmp_path):
    env, file = environment(demo), tmp_path / "history.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in reversed(HISTORY)))
    rehearsed = run("replay", str(file), env=env)
    assert (rehearsed.returncode, count(demo, "cases_case", "external_ref = 'b-1'")) == (0, 0)
    assert "--write" in rehearsed.stdout
    written = run("replay", str(file), "--write", env=env)
    assert (written.returncode, count(demo, "cases_case", "external_ref = 'b-1'")) == (0, 1)
    before = everything_in(demo)
    again = run("replay", str(file), "--write", env=env)
    assert (again.returncode, everything_in(demo)) == (0, before)
    asked = ("figures", "--desk", "letters", "--since", "2021-01-01", "--as-of", "2021-01-31", "--json")
    rows = {row["indicator"]: row for row in json.loads(run(*asked, env=env).stdout)}
    assert (rows["letters.acknowledged"]["numerator"], rows["letters.reported"]["numerator"]) == (1, 0)


@on_sqlite
def test_one_bad_line_is_named_and_nothing_is_written(demo, tmp_path):
    file = tmp_path / "history.jsonl"
    bad = {"case": "b-1", "do": "report", "by": "suda", "at": "2564-01-05T10:30:00+07:00"}
    file.write_text("\n".join(json.dumps(line) for line in [*HISTORY[:2], bad]))
    before = everything_in(demo)
    ended = run("replay", str(file), "--write", env=environment(demo))
    assert ended.returncode == 1
    assert "บรรทัด 3" in ended.stderr
    assert "ลบ 543" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert everything_in(demo) == before


@on_sqlite
def test_a_reset_starts_over_people_write_and_it_stops_when_told(demo, tmp_path):
    env = environment(demo)
    (demo / "media").mkdir(exist_ok=True)
    (demo / "media" / "left-over").touch()
    log = (tmp_path / "log").open("w+")
    server = subprocess.Popen([*TIDTAM, "demo", "--reset"], env=env, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{env['TIDTAM_PORT']}"
    try:
        waits_for(lambda: httpx.get(f"{url}/healthz", trust_env=False).is_success, server)
        waits_for(lambda: count(demo, "cases_case", "replayed = 0") >= 3, server)
        assert "พิมพ์ชนก" in httpx.get(f"{url}/demo/phone", trust_env=False).text
    finally:
        server.send_signal(signal.SIGTERM)
        code = server.wait(30)
    log.seek(0)
    said = log.read()
    assert (code, "Traceback" in said) == (0, False), said
    assert not (demo / "media" / "left-over").exists()
    assert count(demo, "cases_case", "replayed = 1") == 56


def waits_for(it_is_so, server):
    """Wait until ``it_is_so``, as long as the server lives."""
    until = time.monotonic() + LONGEST_RUN_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        try:
            if it_is_so():
                return
        except (httpx.HTTPError, sqlite3.OperationalError):
            pass
        time.sleep(0.3)
    pytest.fail("it never came about")


def commands():
    ours = [name for name, app in get_commands().items() if str(app).startswith("tidtam.")]
    return sorted({*ours, *OF_DJANGO})


@pytest.mark.parametrize("name", commands())
def test_every_command_shows_an_example(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert re.search(rf"examples?: tidtam {name}\b", shown, re.IGNORECASE)
