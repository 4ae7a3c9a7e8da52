"""A real Chromium before a live server; Python drives it with the browser that the system installed."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WINDOWS = {
    390: 844,
    820: 1180,
    1440: 900,
}  # a phone, a tablet upright, a desk: width and height in CSS pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ACCESSIBILITY = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

OpenWindow = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium once; ``CHROMIUM`` names another one."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("Browser tests need Chromium: run `make tools`, or name one in CHROMIUM.", pytrace=False)
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """Give the list of what went wrong in any window: script errors, refusals of the CSP, other hosts asked.

    The list must be empty at the end of the test.
    """
    noted: list[str] = []
    yield noted
    assert not noted, "\n".join(noted)


@pytest.fixture
def open_window(chromium: Browser, live_server: LiveServer, faults: list[str]) -> Iterator[OpenWindow]:
    """Open windows of separate people: ``open_window(signed_in_as=officer, width=390)`` returns a Page."""
    contexts = []

    def open_one(*, signed_in_as: Any = None, width: int = 1440, **options: Any) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            reduced_motion="reduce",
            service_workers="block",
            viewport={"width": width, "height": WINDOWS.get(width, 900)},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda message: _note_refusal(message, faults))
        page.on("request", lambda request: _note_foreign(request.url, faults))
        if signed_in_as is not None:
            context.add_cookies([_session_cookie(signed_in_as, live_server.url)])
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_window: OpenWindow) -> Page:
    """Open one window of somebody who is not signed in."""
    return open_window()


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """Save a page as ``artefacts/<name>-<width>-<scheme>.png`` at each width, light and dark.

    A page that has to be scrolled sideways fails.
    """
    return _screenshot


@pytest.fixture
def axe() -> Callable[..., None]:
    """Assert that a page has no accessibility violation (WCAG 2.2 AA) in light or dark: ``axe(page)``."""
    return _assert_accessible


def _screenshot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    before = page.viewport_size
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width, height in WINDOWS.items():
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("() => document.fonts.ready.then(() => true)")
            page.screenshot(
                path=ARTEFACTS / f"{name}-{width}-{scheme}.png", full_page=True, animations="disabled"
            )
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide in a window of {width} px"
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)


def _assert_accessible(page: Page, *, context: Any = None) -> None:
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        violations = Axe().run(page, context=context, options=ACCESSIBILITY).response["violations"]
        found += [
            f"{scheme}: {violation['id']}, {violation['help']}\n{node['html']}\n{node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        ]
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def _session_cookie(officer: Any, url: str) -> Any:
    client = Client()
    client.force_login(officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


def _note_refusal(message: ConsoleMessage, faults: list[str]) -> None:
    if message.type == "error" and "Content Security Policy" in message.text:
        faults.append(f"refused: {message.text}")


def _note_foreign(url: str, faults: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost"):
        faults.append(f"asked another host: {url}")
