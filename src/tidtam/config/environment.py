"""The environment an installation is set up by: variables, or files named by ``<NAME>_FILE``."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured


class Environment(environ.FileAwareEnv):  # type: ignore[misc]
    """Reads variables; one that makes no sense is named."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        """Return the value of ``var``.

        Raises:
            ImproperlyConfigured: when it is missing or not of the kind it must be.
        """
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError:
            raise ImproperlyConfigured(f"{var} มีค่าที่ใช้ไม่ได้: {os.environ.get(var, '')}") from None


env = Environment()
KEEP_CONNECTION_SECONDS = 60


def data_folder() -> Path:
    """Return the folder of the SQLite file, media and local secrets (``TIDTAM_DATA``, default ``var/``)."""
    folder = Path(env.str("TIDTAM_DATA", default="var")).expanduser().resolve()
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    return folder


def local_secret(folder: Path, name: str) -> str:
    """Return a secret kept beside the data, made at first use, readable by its owner alone.

    Two processes that start together get the same one.
    """
    path = folder / name
    if not path.exists():
        draft = folder / f".{name}.{token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def database(folder: Path) -> dict[str, object]:
    """Return Django's database settings from ``DATABASE_URL``; an SQLite file in ``folder`` without it.

    Raises:
        ImproperlyConfigured: for a database that is neither SQLite nor PostgreSQL.
    """
    if not env.str("DATABASE_URL", default=""):
        return _sqlite({"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "tidtam.sqlite3")})
    settings: dict[str, object] = dict(env.db_url("DATABASE_URL"))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        return _sqlite(settings)
    if settings["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured("DATABASE_URL ต้องขึ้นต้นด้วย postgres:// หรือ sqlite:///")
    return {**settings, "CONN_MAX_AGE": KEEP_CONNECTION_SECONDS, "CONN_HEALTH_CHECKS": True}


def _sqlite(settings: dict[str, object]) -> dict[str, object]:
    """Let readers and a writer work side by side, and writers take turns instead of failing."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;",
    }
    return {**settings, "OPTIONS": options, "CONN_MAX_AGE": KEEP_CONNECTION_SECONDS}
