"""What the tests of the phone page share: one hall of phones a module, and rulers that measure what is drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from tests.simulator.line_kit import SOMCHAI, Hand
from tests.simulator.phone_messages import PICTURES

STATIC = Path(__file__).parents[2] / "simulator/static"
SCREENS = Path(__file__).parents[2] / "build/screens/phone"
SMALL_PHONE: ViewportSize = {"width": 360, "height": 740}
# LINE takes so many in one push.
AT_ONCE = 5
SAMPLES = {".mp4": "video/mp4", ".m4a": "audio/mp4"}
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#6fb7ef"/>'
    '<path d="M0 180h400v120H0z" fill="#5c9268"/><circle cx="310" cy="70" r="38" fill="#fff3b8"/></svg>'
)

# Words that are cut off, things that stick out of their card, neighbours that lie on each other.
FLAWS = """(phone) => {
  const flaws = [];
  const say = (kind, element) => flaws.push(`${kind}: ${element.className || element.tagName} "${(element.textContent || "").slice(0, 40)}"`);
  const box = (element) => element.getBoundingClientRect();
  const shown = (element) => box(element).width > 0 && !element.closest(".unseen") && !element.classList.contains("unseen");
  const cutOnPurpose = ".flex-text:not(.wrap):not(.fits), .clamp, .quote span, .about span, .notice span";
  const chat = phone.querySelector(".chat");
  for (const element of chat.querySelectorAll(".bubble, .bubble *")) {
    if (!shown(element) || element.closest("svg, audio, video") || element.matches(cutOnPurpose)) continue;
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const style = getComputedStyle(element);
    if (!words || style.display === "inline") continue;
    if (element.scrollWidth > element.clientWidth + 1) say("cut across", element);
    if (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1) say("cut below", element);
  }
  for (const card of chat.querySelectorAll(".flex-bubble, .template, .bubble:not(.strip)")) {
    const around = box(card);
    for (const inner of card.querySelectorAll("*")) {
      if (!shown(inner) || inner.closest("svg") && inner.tagName !== "svg" || inner.closest(".clamp, .map")) continue;
      const one = box(inner);
      if (one.left < around.left - 1 || one.right > around.right + 1 || one.top < around.top - 1 || one.bottom > around.bottom + 1) say("outside its card", inner);
    }
  }
  for (const card of chat.querySelectorAll(".bubble:not(.strip)")) {
    if (box(card).right > box(chat).right + 1 || box(card).left < box(chat).left - 1) say("outside the phone", card);
  }
  for (const parent of chat.querySelectorAll(".rows, .row, .flex-box, .template-buttons, .side-by-side, .strip, .template, .flex-bubble")) {
    const children = [...parent.children].filter((child) => shown(child) && getComputedStyle(child).position !== "absolute");
    children.forEach((one, at) => children.slice(at + 1).forEach((other) => {
      const [a, b] = [box(one), box(other)];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const margins = parent.matches(".row") ? 9 : 1;
      if (across > margins && down > 1) say("lies on its neighbour", one);
    }));
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) flaws.push("the page scrolls sideways");
  return flaws;
}"""

# Everything that can be tapped, and is smaller than a finger.
SMALL = """() => [...document.querySelectorAll("button, a[href], select, input, textarea, [role=button], .toggle")]
  .filter((one) => one.checkVisibility() && !one.closest(".unseen, .bubble.words, [inert]") && !one.classList.contains("unseen"))
  .map((one) => (one.matches("input[type=checkbox]") ? one.closest("label") : one))
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([box, one]) => `${one.className || one.tagName} ${Math.round(box.width)}x${Math.round(box.height)} ${one.textContent.slice(0, 20)}`)"""


@dataclass
class Hall:
    """One page of phones, and the hand that is the bot."""

    page: Page
    line: Hand

    def open(self, query: str = "", name: str = "สมชาย") -> Locator:
        """Open the page afresh and return one phone."""
        self.page.goto(f"{self.line.url}/{query}")
        found = self.phone(name)
        found.wait_for(state="attached")
        return found

    def phone(self, name: str) -> Locator:
        return self.page.locator(f'[data-person="{name}"], [data-group="{name}"]')

    def push(self, *messages: dict[str, Any], to: str = SOMCHAI) -> None:
        status, answer = self.line.push(to, *messages)
        assert status == 200, answer

    def last(self, webhooks: int = 1) -> dict[str, Any]:
        return self.line.bot.wait(webhooks)[-1]

    def desk(self, name: str) -> Locator:
        """Press a button of the desk, which lies folded on a narrow screen."""
        fold = self.page.get_by_test_id("desk")
        if fold.is_visible() and fold.get_attribute("aria-expanded") == "false":
            fold.click()
        self.page.get_by_test_id(name).click()
        return self.page.locator("dialog[open]")

    def shoot(self, name: str) -> None:
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENS / f"{name}.png")


def flaws(phone: Locator) -> list[str]:
    """Return what is cut, sticks out or overlaps on a phone."""
    found: list[str] = phone.evaluate(FLAWS)
    return found


def too_small(page: Page) -> list[str]:
    """Return what can be tapped but is smaller than a finger."""
    found: list[str] = page.evaluate(SMALL)
    return found


def wrong_when_large(hall: Hall, messages: Sequence[dict[str, Any]]) -> list[str]:
    """Put messages onto a small phone with the largest letters; return what is wrong with how they look."""
    hall.page.set_viewport_size(SMALL_PHONE)
    for at in range(0, len(messages), AT_ONCE):
        hall.push(*messages[at : at + AT_ONCE])
    phone = hall.open(f"?people={SOMCHAI}&size=200")
    settled(phone, len(messages))
    return flaws(phone) + too_small(hall.page)


def settled(phone: Locator, bubbles: int = 1) -> None:
    """Wait until everything is drawn: bubbles, pictures, letters that fit themselves."""
    expect(phone.locator(".row .bubble")).to_have_count(bubbles)
    phone.page.wait_for_function(
        "[...document.images].every((one) => one.complete) && document.fonts.status === 'loaded'"
    )
    phone.page.wait_for_timeout(120)


def answer_picture(route: Route) -> None:
    """Stand in for the web, where pictures of cards lie."""
    kind = next((suffix for suffix in SAMPLES if route.request.url.endswith(suffix)), "")
    if kind:
        name = "sample-clip.mp4" if kind == ".mp4" else "sample-voice.m4a"
        route.fulfill(body=(STATIC / name).read_bytes(), content_type=SAMPLES[kind])
    else:
        route.fulfill(body=DRAWN, content_type="image/svg+xml")


OUTSIDE = re.compile(re.escape(PICTURES))
