"""Somebody's phone in a browser window, driven as a thumb would drive it."""

from playwright.sync_api import Locator, Page, expect

from tidtam.demo.standin.models import Chat


class Phone:
    """The chat of one newcomer with the office's account."""

    def __init__(self, page: Page, name: str) -> None:
        """Take the phone up for the first time as ``name``, which also adds the account as a friend."""
        self.page, self.name = page, name
        page.goto("/demo/phone")
        page.get_by_label("หรือเป็นคนใหม่").fill(name)
        page.get_by_role("button", name="เริ่มแชต").click()
        expect(page.get_by_role("main").get_by_text(f"คุณคือ {name}")).to_be_visible()

    @property
    def chat(self) -> Chat:
        """The chat as the stand-in keeps it."""
        chat: Chat = Chat.objects.select_related("channel").get(person__name=self.name)
        return chat

    @property
    def heard(self) -> Locator:
        """What the office said, oldest first."""
        return self.page.locator(".said:not(.said--mine)")

    @property
    def everything(self) -> Locator:
        """The whole conversation."""
        return self.page.locator("#chat .log")

    def say(self, words: str) -> None:
        """Type ``words`` and send them."""
        self.page.get_by_label("ข้อความ", exact=True).fill(words)
        self.page.get_by_label("ข้อความ", exact=True).press("Enter")
        expect(self.page.locator(".said--mine .words").last).to_have_text(words)

    def tap(self, label: str) -> None:
        """Tap the newest button that is called ``label``."""
        self.page.get_by_role("button", name=label).last.click()

    def hears(self, words: str) -> None:
        """Wait until the office has said ``words``."""
        expect(self.heard.filter(has_text=words).last).to_be_visible()
