"""The command line: readable help, every error one sentence, and a server that really serves and stops."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tidtam.config.cli import main

TIDTAM = [sys.executable, "-m", "tidtam"]
PATIENCE_SECONDS = 60


@pytest.fixture
def installation(tmp_path):
    """The environment of an empty installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIDTAM_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "TIDTAM_DATA": str(tmp_path / "data"), "PYTHONPATH": os.pathsep.join(sys.path)}


def run(*arguments, env):
    return subprocess.run(
        [*TIDTAM, *arguments], env=env, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("asked", [[], ["--help"], ["help"]])
def test_help_lists_what_an_operator_uses(asked, capsys):
    main(asked)
    shown = capsys.readouterr().out
    for name in ("serve", "worker", "migrate", "check", "desk", "replay"):
        assert f"\n  {name} " in shown
    assert "makemigrations" not in shown


@pytest.mark.parametrize("name", ["serve", "worker", "desk", "replay", "figures", "line", "demo"])
def test_each_command_shows_an_example(name, capsys):
    main(["help", name])
    assert f"Example: tidtam {name}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dance"], "ไม่มีคำสั่ง dance"),
        (["replay", "/nowhere.jsonl"], "อ่านไฟล์"),
        (["desk", "load", "nowhere"], "ไม่พบไฟล์"),
    ],
)
def test_an_error_is_one_sentence_and_a_failure(arguments, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    errors = capsys.readouterr().err
    assert ended.value.code == 1
    assert said in errors
    assert "Traceback" not in errors
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TIDTAM_PORT", "abc"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "postgres://a:b@127.0.0.1:1/x"),
    ],
)
def test_a_setting_that_makes_no_sense_is_one_sentence_too(installation, variable, value):
    ended = run("migrate", env={**installation, variable: value})
    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="what SQLite cannot do")
def test_sqlite_serves_with_one_process_that_does_the_work_too():
    for options in ({"workers": 2}, {"no_worker": True}):
        with pytest.raises(CommandError, match="SQLite"):
            call_command("serve", **options)
    with pytest.raises(CommandError, match="tidtam serve"):
        call_command("worker")


@pytest.mark.parametrize("arguments", [["serve"], ["figures", "--as-of", "2020-03-31"]], ids=lambda it: it[0])
def test_commands_need_a_migrated_database(installation, arguments):
    ended = run(*arguments, env=installation)
    assert ended.returncode == 1
    assert "tidtam migrate" in ended.stderr


def test_it_serves_works_and_stops_when_told(installation):
    assert run("migrate", "-v0", env=installation).returncode == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = Path(installation["TIDTAM_DATA"]) / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [*TIDTAM, "serve", "--port", str(port)], env=installation, stdout=out, stderr=out
        )
    try:
        assert _answers(port, server), log.read_text()
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
    said = log.read_text()
    assert f"127.0.0.1:{port}" in said
    assert "started" in said
    assert "stopped" in said
    assert "Traceback" not in said


def _answers(port, server):
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.2)
    return False
