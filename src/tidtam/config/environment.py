"""The environment that sets an installation up: each setting is a variable, or a file (``<NAME>_FILE``)."""

from pathlib import Path
from secrets import token_urlsafe

import environ

env = environ.FileAwareEnv()


def data_folder() -> Path:
    """Return the folder of the SQLite file, media and secrets (``TIDTAM_DATA``, default ``var/``)."""
    folder = Path(env.str("TIDTAM_DATA", default="var")).expanduser().resolve()
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    return folder


def local_secret(folder: Path, name: str) -> str:
    """Return a secret kept beside the data, made at first use, readable by its owner alone."""
    path = folder / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(token_urlsafe(50))
    return path.read_text().strip()


def database(folder: Path) -> dict[str, object]:
    """Return the database settings of ``DATABASE_URL``, or of an SQLite file in ``folder``."""
    settings: dict[str, object] = dict(
        env.db_url("DATABASE_URL", default=f"sqlite:///{folder / 'tidtam.sqlite3'}")
    )
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;",
        }
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
