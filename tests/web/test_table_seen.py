"""The table of many units in a real browser: at a desk with a block from a spreadsheet, and readable on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from models import reports
from tests.many_units import link, pages, settled
from tests.play import Play
from tests.serving import served
from tests.stories import rows
from tests.web.test_report_page_seen import SMALL_TARGETS, SMALL_WORDS, SMALLEST, WIDE_ENOUGH

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1366, "height": 800}, {"width": 390, "height": 844}
BLOCK = "12\t9\t15 มิ.ย. 2563\tผักสลัด\t35\tน้ำไม่พอ\tแปรรูป\tใช่\t\tมี\t\t\tใช่"
SCREENS = Path(__file__).parent.parent.parent / "build" / "screens" / "board"
PASTE = """text => { const data = new DataTransfer(); data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"""

# What is to be sent is seen whole: no column lies outside the page at a desk.
HIDDEN_ACROSS = (
    "(() => { const one = document.querySelector('.scroll'); return one.scrollWidth - one.clientWidth; })()"
)


# What sticks out of its line of the table, or out of the page, where letters are twice as large: it could not be read.
CUT = """() => [...document.querySelectorAll('main *')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`)"""
NARROW = 360


@contextmanager
def at(
    chromium: Browser, size: dict[str, int], *, scripts: bool = True, open_policy: bool = False
) -> Iterator[Page]:
    """Open a browser of a size; only what looks at a page from outside needs its policy open."""
    context = chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        java_script_enabled=scripts,
        locale="th-TH",
        bypass_csp=open_policy,
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def opened(page: Page, base: str, play: Play) -> None:
    page.goto(base + link(play))
    page.get_by_role("button", name="เปิดตาราง").click()
    page.wait_for_load_state()


@pytest.mark.slow
def test_a_block_that_is_pasted_into_a_cell_lands_and_is_sent(play: Play, chromium: Browser) -> None:
    settled(play)
    with served(pages(play)) as base, at(chromium, DESK) as page:
        opened(page, base, play)
        page.get_by_label("กลุ่มข้าวบ้านนา สมาชิก").focus()
        page.evaluate(PASTE, f"{BLOCK}\n{BLOCK.replace('15 มิ.ย.', '31 เม.ย.')}\n")
        expect(page.get_by_text("ขอให้ดูอีก 1 แห่ง")).to_be_visible()
        page.get_by_role("link", name="กลุ่มผักบ้านดอน · วันตั้งกลุ่ม").click()
        page.get_by_label("กลุ่มผักบ้านดอน วันตั้งกลุ่ม").fill("๓๐ เม.ย. ๖๓")
        page.get_by_role("button", name="ดูก่อนส่ง").first.click()
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
        page.wait_for_load_state()
        assert page.evaluate(HIDDEN_ACROSS) <= 1
        page.get_by_role("button", name="ส่งที่ติ๊กไว้").click()
        expect(page.get_by_role("heading", name="ส่งแล้ว 2 รายการ")).to_be_visible()
    assert 2 == len(rows(play, reports.Report))


def test_a_block_needs_no_script(play: Play, chromium: Browser) -> None:
    settled(play)
    with served(pages(play)) as base, at(chromium, DESK, scripts=False) as page:
        opened(page, base, play)
        page.get_by_text("วางหลายรายการ หรือส่งไฟล์กลับ").click()
        page.locator("#block").fill(BLOCK)
        page.get_by_role("button", name="ใส่ในตาราง").click()
        expect(page.get_by_text("พร้อมส่ง 1", exact=False).first).to_be_visible()


def looks_well(page: Page, width: int) -> None:
    """Hold a page to what old eyes and thick fingers need, and to what axe knows."""
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == page.evaluate(SMALL_WORDS.replace("SMALLEST", str(SMALLEST)))
    assert [] == page.evaluate(SMALL_TARGETS.replace("WIDE_ENOUGH", str(WIDE_ENOUGH)))
    found = Axe().run(page)
    assert 0 == found.violations_count, found.generate_report()


def is_whole_with_large_letters(page: Page, name: str) -> None:
    """Look at a page on a small phone with letters twice as large: nothing is cut, nothing lies beside the screen."""
    large = page.add_style_tag(content="html { font-size: 200% }")
    page.set_viewport_size({"width": NARROW, "height": 740})
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"table-{name}-200.png", full_page=True)
    assert [] == page.evaluate(CUT)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    large.evaluate("one => one.remove()")


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_a_table_reads_well(play: Play, chromium: Browser, size: dict[str, int]) -> None:
    settled(play, 4)
    with served(pages(play)) as base, at(chromium, size, open_policy=True) as page:
        page.goto(base + link(play))
        looks_well(page, size["width"])
        page.get_by_role("button", name="เปิดตาราง").click()
        looks_well(page, size["width"])
        page.get_by_text("วางหลายรายการ หรือส่งไฟล์กลับ").click()
        page.locator("#block").fill(f"{BLOCK}\n{BLOCK.replace('9', 'มาก', 1)}")
        page.get_by_role("button", name="ใส่ในตาราง").click()
        looks_well(page, size["width"])
        if size is PHONE:
            is_whole_with_large_letters(page, "of-many")
        page.get_by_role("button", name="ดูก่อนส่ง").first.click()
        looks_well(page, size["width"])
        if size is PHONE:
            is_whole_with_large_letters(page, "before-sending")
        page.get_by_role("button", name="ส่งที่ติ๊กไว้").click()
        looks_well(page, size["width"])
