"""Hold one person's phone on the page of the local LINE: type, tap, wait for the answer, take a picture."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.whole.town import ROOT

# What comes early costs nothing.
PATIENCE_MS = 60_000
SCREENS = ROOT / "build" / "screens"


class Phone:
    """One person's phone on the page."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.frame = page.locator(f'[data-person="{name}"]')

    @property
    def bubbles(self) -> Locator:
        return self.frame.locator(".bubble")

    def say(self, words: str, answer: str) -> None:
        before = self.bubbles.count()
        self.frame.get_by_test_id("composer").fill(words)
        self.frame.get_by_test_id("send").click()
        self._await(before, answer)

    def tap(self, label: str, answer: str, *, last: bool = True) -> None:
        before = self.bubbles.count()
        found = self.frame.locator("button.quick, button.flex-button").filter(
            has_text=re.compile(f"^{re.escape(label)}$")
        )
        (found.last if last else found.first).click()
        self._await(before, answer)

    def tap_first(self, label: str, answer: str) -> None:
        """Tap the first such button of the latest bubble, whatever stands above it."""
        before = self.bubbles.count()
        found = self.bubbles.last.locator("button").filter(has_text=re.compile(f"^{re.escape(label)}$"))
        found.first.click()
        self._await(before, answer)

    def _await(self, before: int, answer: str) -> None:
        expect(self.bubbles.nth(before + 1)).to_be_visible(timeout=PATIENCE_MS)
        expect(self.bubbles.last).to_contain_text(answer, timeout=PATIENCE_MS)

    def shoot(self, name: str) -> None:
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=SCREENS / f"{name}.png")
