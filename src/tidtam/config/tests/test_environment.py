"""Settings from the environment: secrets made once, databases told apart, nonsense named."""

import threading
from stat import S_IMODE

import pytest
from django.core.exceptions import ImproperlyConfigured

from tidtam.config.environment import data_folder, database, env, local_secret


def test_a_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    secret = local_secret(tmp_path, "key")
    assert len(secret) > 50
    assert local_secret(tmp_path, "key") == secret
    assert S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_processes_that_start_together_get_the_same_secret(tmp_path):
    secrets = []
    threads = [
        threading.Thread(target=lambda: secrets.append(local_secret(tmp_path, "key"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(secrets) == 8
    assert len(set(secrets)) == 1


def test_the_data_folder_is_made_where_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDTAM_DATA", str(tmp_path / "ข้อมูล" / "a"))
    assert data_folder().is_dir()


def test_without_an_address_the_database_is_a_file_in_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "100% ของเรา #1"
    settings = database(folder)
    assert settings["NAME"] == str(folder / "tidtam.sqlite3")
    assert "IMMEDIATE" in str(settings["OPTIONS"])


@pytest.mark.parametrize(
    ("url", "engine"),
    [("sqlite:////tmp/x.sqlite3", "sqlite3"), ("postgres://a:b@localhost/c", "postgresql")],
)
def test_an_address_names_either_database(tmp_path, monkeypatch, url, engine):
    monkeypatch.setenv("DATABASE_URL", url)
    assert database(tmp_path)["ENGINE"] == f"django.db.backends.{engine}"


def test_another_database_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://a:b@localhost/c")
    with pytest.raises(ImproperlyConfigured, match="postgres://"):
        database(tmp_path)


def test_a_value_that_makes_no_sense_is_named(monkeypatch):
    monkeypatch.setenv("TIDTAM_PORT", "eight thousand")
    with pytest.raises(ImproperlyConfigured, match="TIDTAM_PORT"):
        env.int("TIDTAM_PORT")


def test_a_value_may_lie_in_a_file(tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("from a file")
    monkeypatch.delenv("TIDTAM_SECRET_KEY", raising=False)
    monkeypatch.setenv("TIDTAM_SECRET_KEY_FILE", str(tmp_path / "secret"))
    assert env.str("TIDTAM_SECRET_KEY", default="") == "from a file"
