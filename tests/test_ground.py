"""The ground the other tests stand on: a clean database, no network, a browser that sees what is wrong."""

import socket

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.urls import path
from pytest_socket import SocketConnectBlockedError

from tests.support import browser
from tidtam.core.ledger.models import ActorKind, Event

GOOD = '<!doctype html><html lang="th"><title>งานรอ</title><main><h1>งานรอ</h1></main></html>'
NAMELESS_IMAGE = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
BROKEN = GOOD.replace("</main>", f"{NAMELESS_IMAGE}</main>")
INLINE_SCRIPT = GOOD.replace("</main>", "<script>document.title = 1</script></main>")
TOO_WIDE = GOOD.replace("</main>", f"<table><td>{'w' * 300}</table></main>")
urlpatterns = [
    path("good", lambda request: HttpResponse(GOOD)),
    path("broken", lambda request: HttpResponse(BROKEN)),
    path("inline-script", lambda request: HttpResponse(INLINE_SCRIPT)),
    path("too-wide", lambda request: HttpResponse(TOO_WIDE)),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_transactional_test_leaves_no_event_behind_although_events_cannot_be_removed(turn, at):
    assert not Event.objects.exists()
    Event.objects.create(
        chain="case:1",
        position=1,
        kind="case.opened",
        actor_kind=ActorKind.SYSTEM,
        occurred_at=at,
        recorded_at=at,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_the_database_is_one_that_is_thrown_away():
    assert "test" in str(connection.settings_dict["NAME"])


def test_no_test_reaches_another_machine():
    with pytest.warns(UserWarning), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


@pytest.mark.browser
@pytest.mark.urls(__name__)
def test_a_page_without_fault_passes_every_look(page, axe, screenshot, monkeypatch, tmp_path):
    monkeypatch.setattr(browser, "ARTEFACTS", tmp_path)
    page.goto("/good")
    axe(page)
    screenshot(page, "ground")
    assert len(list(tmp_path.glob("ground-*-*.png"))) == 6
    assert page.evaluate("navigator.language") == "th-TH"
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Asia/Bangkok"


@pytest.mark.browser
@pytest.mark.urls(__name__)
def test_axe_sees_an_image_without_a_name(page, axe):
    page.goto("/broken")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


@pytest.mark.browser
@pytest.mark.urls(__name__)
def test_a_page_wider_than_its_window_is_seen(page, screenshot, monkeypatch, tmp_path):
    monkeypatch.setattr(browser, "ARTEFACTS", tmp_path)
    page.goto("/too-wide")
    with pytest.raises(AssertionError, match="px wide"):
        screenshot(page, "ground-too-wide")


@pytest.mark.browser
@pytest.mark.urls(__name__)
def test_what_the_security_policy_refuses_is_seen(page, faults):
    page.goto("/inline-script")
    assert "Content Security Policy" in faults.pop()
    assert not faults
