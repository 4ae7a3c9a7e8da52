"""What `tidtam check --deploy` says to an operator before people's data goes in."""

import pytest

from tidtam.config.checks import installation


@pytest.fixture
def ready(settings, tmp_path, monkeypatch):
    """An installation that may serve the public."""
    monkeypatch.delenv("TIDTAM_SECRET_KEY", raising=False)
    folder = tmp_path / "data"
    folder.mkdir(mode=0o750)
    (folder / "secret_key").touch(mode=0o600)
    settings.DEBUG = settings.TIDTAM_DEMO = False
    settings.TIDTAM_PUBLIC_URL = "https://tidtam.example.go.th"
    settings.ALLOWED_HOSTS = ["tidtam.example.go.th"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECRET_KEY = "s" * 50
    settings.TIDTAM_DATA = folder
    return settings


def found():
    return [str(error.id).removeprefix("tidtam.") for error in installation(None)]


def test_an_installation_that_is_ready_is_left_in_peace(ready):
    assert found() == []


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("DEBUG", True, "debug"),
        ("TIDTAM_DEMO", True, "demo"),
        ("TIDTAM_PUBLIC_URL", "http://tidtam.example.go.th", "https"),
        ("SECURE_PROXY_SSL_HEADER", None, "proxy"),
        ("ALLOWED_HOSTS", ["*"], "hosts"),
        ("ALLOWED_HOSTS", ["localhost"], "hosts"),
        ("SECRET_KEY", "short", "secret"),
    ],
)
def test_each_setting_that_is_not_ready_is_named(ready, setting, value, code):
    setattr(ready, setting, value)
    assert found() == [code]


@pytest.mark.parametrize("known", [[".example.go.th"], ["tidtam.example.go.th", "localhost"]])
def test_a_host_is_known_by_its_name_or_its_domain(ready, known):
    ready.ALLOWED_HOSTS = known
    assert found() == []


def test_files_that_others_may_read_are_named(ready):
    (ready.TIDTAM_DATA / "secret_key").chmod(0o644)
    assert found() == ["secret_file"]
    (ready.TIDTAM_DATA / "secret_key").chmod(0o600)
    ready.TIDTAM_DATA.chmod(0o755)
    assert found() == ["data_folder"]


def test_each_finding_says_what_to_do(ready):
    ready.DEBUG = ready.TIDTAM_DEMO = True
    ready.TIDTAM_PUBLIC_URL = "http://x"
    assert all(error.hint and error.msg for error in installation(None))
