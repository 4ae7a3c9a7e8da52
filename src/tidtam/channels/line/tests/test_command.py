"""``tidtam line setup`` and ``check`` against the stand-in of LINE's platform, served as in the demo."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import include, path

from tidtam.channels.line.tests.conftest import SECRET
from tidtam.demo.standin.models import Channel, RichMenu
from tidtam.demo.standin.services.channels import channel_ensure

pytestmark = pytest.mark.django_db(transaction=True)
urlpatterns = [
    path("demo/", include("tidtam.demo.urls")),
    path("line/", include("tidtam.channels.line.urls")),
]


@pytest.fixture
def office(live_server, settings) -> Channel:
    """An installation and the platform it talks to, both on one loopback server."""
    settings.ROOT_URLCONF, settings.TIDTAM_DEMO = __name__, True
    settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_ACCESS_TOKEN = SECRET, "token"
    settings.LINE_API_HOST = settings.LINE_DATA_HOST = f"{live_server.url}/demo/line"
    settings.TIDTAM_PUBLIC_URL = live_server.url
    call_command("desk", "load", "letters", "--create", stdout=StringIO())
    return channel_ensure(secret=SECRET, token="token", name="ติดตาม")


def run(*args: str) -> str:
    out = StringIO()
    call_command("line", *args, stdout=out)
    return out.getvalue()


def test_setup_sets_address_and_menu_and_says_what_is_left(office, live_server):
    told = run("setup")
    office.refresh_from_db()
    assert office.webhook_url == f"{live_server.url}/line/default/webhook"
    assert office.default_menu.body["name"].startswith("tidtam-th-")
    assert "Use webhook" in told and office.webhook_url in told


def test_setup_twice_changes_nothing_and_another_language_replaces(office):
    run("setup")
    menu = RichMenu.objects.get()
    assert "อยู่แล้ว" in run("setup")
    assert RichMenu.objects.get() == menu
    run("setup", "--language", "en")
    assert RichMenu.objects.get().body["name"].startswith("tidtam-en-")


def test_a_dry_run_does_nothing(office):
    assert "/line/default/webhook" in run("setup", "--dry-run")
    assert not RichMenu.objects.exists()


def test_check_finds_an_account_that_is_set_up_well(office):
    run("setup")
    told = run("check")
    assert "✗" not in told and told.count("✓") == 4


def test_check_says_what_is_wrong_and_fails(office):
    out = StringIO()
    with pytest.raises(CommandError, match="1"):
        call_command("line", "check", stdout=out)
    assert "tidtam line setup" in out.getvalue()


@pytest.mark.parametrize("token", ["old", ""])
def test_check_names_a_refused_token(office, settings, token):
    settings.LINE_CHANNEL_ACCESS_TOKEN = token
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("line", "check", stdout=out)
    assert "LINE_CHANNEL_ACCESS_TOKEN" in out.getvalue()


def test_check_names_a_desk_that_does_not_exist(office, settings):
    run("setup")
    settings.LINE_DESK = "nowhere"
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("line", "check", stdout=out)
    assert "nowhere" in out.getvalue() and "LINE_DESK" in out.getvalue()


def test_check_names_a_host_that_is_away(office, settings):
    settings.LINE_API_HOST = "http://127.0.0.1:9"
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("line", "check", stdout=out)
    assert "http://127.0.0.1:9" in out.getvalue()


def test_an_account_nobody_set_up_is_named(settings):
    settings.LINE_CHANNEL_SECRET = ""
    with pytest.raises(CommandError, match="LINE_CHANNEL_SECRET"):
        run("check")


def test_help_shows_examples(capsys):
    with pytest.raises(SystemExit):
        call_command("line", "--help")
    assert "tidtam line check" in capsys.readouterr().out
