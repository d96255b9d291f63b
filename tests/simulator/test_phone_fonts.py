"""Thai is drawn by the font the project carries, as letters and not as boxes."""

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.simulator.line_kit import Hand

ROOT = Path(__file__).parents[2]
UNASSIGNED = "\U000e0fff"

DRAWN = """([text, family]) => {
  const canvas = document.createElement("canvas");
  canvas.width = 220;
  canvas.height = 140;
  const paint = canvas.getContext("2d");
  paint.font = `64px ${family}`;
  paint.fillText(text, 20, 95);
  return canvas.toDataURL();
}"""


def drawn(page: Page, text: str, family: str = "Sarabun") -> str:
    return str(page.evaluate(DRAWN, [text, family]))


@pytest.mark.browser
@pytest.mark.parametrize("weight", [400, 700])
def test_the_page_loads_its_own_font(page: Page, line: Hand, weight: int) -> None:
    page.goto(line.url)
    page.locator("[data-person]").first.wait_for()
    page.evaluate(f"document.fonts.load('{weight} 20px Sarabun', 'กี่')")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.weight)"
    )
    assert any(entry.strip('"') == f"Sarabun{weight}" or f'Sarabun"{weight}' in entry for entry in loaded)


@pytest.mark.browser
@pytest.mark.parametrize("text", ["กี่", "น้ำ", "ผู้"])
def test_thai_letters_are_not_boxes(page: Page, line: Hand, text: str) -> None:
    page.goto(line.url)
    page.evaluate("document.fonts.load('64px Sarabun', 'กี่')")
    letters = drawn(page, text)
    boxes = {drawn(page, UNASSIGNED * count) for count in range(1, len(text) + 1)}
    assert letters not in boxes
    assert letters != drawn(page, text[0])
    assert letters != drawn(page, text, "sans-serif")


@pytest.mark.browser
def test_marks_stand_over_their_consonant(page: Page, line: Hand) -> None:
    page.goto(line.url)
    page.evaluate("document.fonts.load('64px Sarabun', 'กี่')")
    width = "text => { const p = document.createElement('canvas').getContext('2d'); p.font = '64px Sarabun'; return p.measureText(text).width; }"
    assert page.evaluate(width, "กี่") == page.evaluate(width, "ก")
    assert page.evaluate(width, "ผู้") == page.evaluate(width, "ผ")


@pytest.mark.parametrize("name", ["Sarabun-Regular.woff2", "Sarabun-Bold.woff2", "OFL.txt"])
def test_dashboard_and_phone_carry_the_same_fonts(name: str) -> None:
    ours, dashboards = ROOT / "simulator/static/fonts" / name, ROOT / "web/static/fonts" / name
    assert sha256(ours.read_bytes()).digest() == sha256(dashboards.read_bytes()).digest()


@pytest.mark.browser
def test_nothing_on_the_page_asks_for_another_font(page: Page, line: Hand) -> None:
    page.goto(line.url)
    page.locator("[data-testid=composer]").wait_for()
    families = page.evaluate(
        "[...new Set([...document.body.querySelectorAll('*')].map(e => getComputedStyle(e).fontFamily))]"
    )
    assert [family.strip('"') for family in families] == ["Sarabun"]
