"""The components in a real Chromium: how they look, what axe finds, and what the scripts do."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tidtam.console import clocks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def gallery(page):
    page.goto("/gallery")
    return page


def test_every_component_is_accessible_and_fits_every_width(gallery, axe, screenshot):
    axe(gallery)
    screenshot(gallery, "gallery")


def test_the_sign_in_page_is_accessible(page, axe, screenshot):
    page.goto("/account/login/")
    axe(page)
    screenshot(page, "sign-in")


def test_a_clock_turns_soon_and_then_late_without_reloading(page):
    page.clock.install()
    page.goto("/gallery")
    turning = page.locator(".clock--big", has_text="กำลังจะครบ")
    expect(turning).to_have_class(re.compile("clock--running"))
    page.clock.fast_forward(12_000)
    expect(turning).to_have_class(re.compile("clock--soon"))
    page.clock.fast_forward(30_000)
    expect(turning).to_have_class(re.compile("clock--late"))
    expect(turning).to_contain_text("เกิน 1 นาที")


def test_the_browser_and_the_server_say_spans_in_the_same_words(gallery):
    spans = [0, 59, 60, 252, 3_599, 3_600, 7_500, 21_599, 21_600, 86_399, 86_400, 183_600, 259_200, 10**6]
    said = gallery.evaluate(
        """async (spans) => {
            const address = [...document.scripts].find((script) => script.src.includes("countdown")).src;
            const { left } = await import(address);
            return spans.map(left);
        }""",
        spans,
    )
    assert said == [clocks.left(timedelta(seconds=span)) for span in spans]


def test_letters_move_through_the_rows_but_never_while_typing(gallery):
    gallery.keyboard.press("j")
    expect(gallery.locator("[data-row].row--here")).to_contain_text("รท.63-1669")
    gallery.keyboard.press("k")
    expect(gallery.locator("[data-row].row--here")).to_contain_text("นส.63-0057")
    gallery.keyboard.press("/")
    expect(gallery.locator("#search")).to_be_focused()
    gallery.keyboard.type("jk")
    expect(gallery.locator("#search")).to_have_value("jk")
    expect(gallery.locator("[data-row].row--here")).to_contain_text("นส.63-0057")


def test_the_help_names_the_keys_of_the_page_and_can_switch_them_off(gallery):
    gallery.keyboard.press("?")
    help_window = gallery.locator("#keys-help")
    expect(help_window).to_contain_text("รับเรื่องทางโทรศัพท์")
    help_window.get_by_role("checkbox").uncheck()
    gallery.keyboard.press("Escape")
    gallery.keyboard.press("/")
    expect(gallery.locator("#search")).not_to_be_focused()


def test_characters_are_counted_as_line_counts_them(gallery):
    gallery.locator("#reply").fill("ค่ะ 🙏")
    expect(gallery.locator("output[for=reply]")).to_have_text("6 จาก 5,000 ตัวอักษร")


def test_the_theme_changes_at_once_and_is_still_there_after_reloading(page):
    page.goto("/account/login/")
    page.get_by_role("button", name="มืด").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_message_that_can_be_undone_leaves_with_its_chance(page):
    page.clock.install()
    page.goto("/gallery?toasts=1")
    undo = page.get_by_role("button", name="เลิกทำ")
    expect(undo).to_be_visible()
    page.clock.fast_forward(5_500)
    expect(undo).to_have_count(0)
    expect(page.get_by_text("ส่งไม่สำเร็จ: โควตา")).to_be_visible()


def test_a_dialog_opens_from_its_button_and_gives_the_focus_back(gallery):
    opener = gallery.get_by_role("button", name="รับเรื่องทางโทรศัพท์")
    opener.click()
    expect(gallery.get_by_role("dialog")).to_be_visible()
    gallery.keyboard.press("Escape")
    expect(gallery.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_page_is_light(page):
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.setdefault(response.url, len(response.body())))
    page.goto("/gallery", wait_until="networkidle")
    heavy = {url: size for url, size in sizes.items() if "/fonts/" not in url and "/gallery" not in url}
    assert sum(heavy.values()) < 150_000, heavy
