"""An officer's browser window, driven from queue to answer."""

from playwright.sync_api import Locator, Page, expect


class Desk:
    """The console of one officer, who is signed in."""

    def __init__(self, page: Page) -> None:
        """Open the queue."""
        self.page = page
        page.goto("/cases/")
        expect(page.get_by_role("heading", name="งานรอ", level=1)).to_be_visible()

    def row(self, words: str) -> Locator:
        """The row of the queue that has ``words``."""
        return self.page.locator("[data-row]").filter(has_text=words)

    def open(self, words: str) -> None:
        """Open the case whose row has ``words``, once it stands in the queue."""
        self.row(words).get_by_role("link").first.click()
        expect(self.page.get_by_label("ข้อความตอบ")).to_be_visible()

    def send(self, words: str, *, button: str = "ส่ง") -> None:
        """Write ``words`` and press ``button``."""
        self.page.get_by_label("ข้อความตอบ").fill(words)
        self.page.get_by_role("button", name=button, exact=button == "ส่ง").click()
        expect(self.bubble(words)).to_be_visible()

    def bubble(self, words: str) -> Locator:
        """The newest message on the open case that has ``words``."""
        return self.page.locator("#log .bubble").filter(has_text=words).last

    def sees(self, words: str, *, said_of: str) -> None:
        """Wait until the message ``said_of`` shows ``words``, such as how far it has come."""
        expect(self.bubble(said_of)).to_contain_text(words)

    def is_told(self, words: str) -> None:
        """Wait for a passing note at the edge of the screen."""
        expect(self.page.locator("#toasts").get_by_text(words)).to_be_visible()
