"""The page of a report in a real browser: on a phone, for old eyes, with JavaScript and without."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, expect

from models import reports
from tests.play import Play
from tests.serving import served
from tests.stories import rows
from tests.web.report_kit import answers, application, begun, signed
from tests.web.test_report_page_later import with_a_list

pytestmark = pytest.mark.browser
WIDE_ENOUGH = 44
SMALLEST = 16
SMALL_WORDS = """() => [...document.querySelectorAll('main *')]
  .filter(one => one.offsetParent && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(one => parseFloat(getComputedStyle(one).fontSize) < SMALLEST).map(one => one.outerHTML.slice(0, 80))"""
SMALL_TARGETS = """() => [...document.querySelectorAll('button, a, select, textarea, summary, input:not([type=hidden])')]
  .map(one => one.closest('label.choice') || one).filter(one => one.offsetParent)
  .filter(one => one.getBoundingClientRect().height < WIDE_ENOUGH).map(one => one.outerHTML.slice(0, 80))"""


@pytest.fixture(params=["with scripts", "without scripts"])
def hand(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844},
        java_script_enabled=request.param == "with scripts",
        locale="th-TH",
    )
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="th-TH", bypass_csp=True)
    yield context.new_page()
    context.close()


def start(play: Play, base: str, page: Page) -> None:
    page.goto(base + begun(play))
    page.get_by_role("button", name="เปิดแบบ").click()


def fill(page: Page) -> None:
    page.get_by_label("ตอนนี้กลุ่มมีสมาชิกกี่คน").fill("๑๒ คน")
    page.get_by_label("สมาชิกมาจากกี่ครัวเรือน").fill("9")
    page.get_by_label("กลุ่มตั้งขึ้นเมื่อไร").fill("15 มิ.ย. 2563")
    page.get_by_label("เบอร์โทรของประธาน").fill("081-234-5678")
    page.get_by_label("ใช่", exact=True).check()


@pytest.mark.slow
def test_a_whole_report_is_filled_and_sent_on_a_phone(play: Play, hand: BrowserContext) -> None:
    page = hand.new_page()
    with served(application(play)) as base:
        start(play, base, page)
        fill(page)
        page.get_by_role("button", name="เพิ่มรายการ").click()
        page.get_by_label("ชื่ออะไร").fill("แดง แสนดี")
        page.get_by_label("อายุเท่าไร").fill("50")
        page.get_by_role("button", name="ตรวจก่อนส่ง").click()
        expect(page.get_by_text("ขอให้ดูอีก 1 ข้อ")).to_be_visible()
        page.get_by_label("ขายที่ไหน").fill("ตลาดนัด")
        page.get_by_role("button", name="ตรวจก่อนส่ง").click()
        expect(page.get_by_role("heading", name="ตรวจก่อนส่ง")).to_be_visible()
        page.get_by_role("button", name="ส่ง", exact=True).click()
        expect(page.get_by_role("heading", name="ส่งแล้ว")).to_be_visible()
        [report] = rows(play, reports.Report, purpose="contribution")
        expect(page.get_by_text(report["number"])).to_be_visible()
        page.reload()
        expect(page.get_by_text(report["number"])).to_be_visible()


def test_the_enter_key_keeps_and_takes_nothing_out(play: Play, hand: BrowserContext) -> None:
    page = hand.new_page()
    with served(application(play)) as base:
        start(play, base, page)
        page.get_by_role("button", name="เพิ่มรายการ").click()
        page.get_by_label("ชื่ออะไร").fill("แดง แสนดี")
        page.get_by_label("อายุเท่าไร").fill("50")
        page.get_by_label("อายุเท่าไร").press("Enter")
        expect(page.get_by_text("เก็บไว้แล้ว")).to_be_visible()
    assert "แดง แสนดี" in answers(play).values()


def looks_well(page: Page) -> None:
    """Hold a page to what old eyes and thick fingers need, and to what axe knows."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [] == page.evaluate(SMALL_WORDS.replace("SMALLEST", str(SMALLEST)))
    assert [] == page.evaluate(SMALL_TARGETS.replace("WIDE_ENOUGH", str(WIDE_ENOUGH)))
    found = Axe().run(page)
    assert 0 == found.violations_count, found.generate_report()


@pytest.mark.slow
def test_every_page_reads_well_on_a_phone(play: Play, page: Page) -> None:
    with served(application(play)) as base:
        link = base + begun(play)
        page.goto(link)
        looks_well(page)
        page.get_by_role("button", name="เปิดแบบ").click()
        looks_well(page)
        page.get_by_label("ตอนนี้กลุ่มมีสมาชิกกี่คน").fill("5")
        page.get_by_label("สมาชิกมาจากกี่ครัวเรือน").fill("มาก")
        page.get_by_role("button", name="เพิ่มรายการ").click()
        looks_well(page)
        fill(page)
        page.get_by_text("วางหลายรายการพร้อมกัน").click()
        page.get_by_label("หนึ่งบรรทัดต่อหนึ่งรายการ").fill("มะลิ ใจดี\t62\tเกษตรกร\nแดง แสนดี\tมาก")
        page.get_by_role("button", name="ใส่ในรายการ").click()
        looks_well(page)
        page.get_by_role("button", name="เอารายการที่ 1 ออก").click()
        looks_well(page)
        page.get_by_role("button", name="ไม่เอาออก").click()
        page.get_by_label("อายุเท่าไร").nth(1).fill("50")
        page.get_by_label("ขายที่ไหน").fill("ตลาดนัด")
        page.get_by_role("button", name="ตรวจก่อนส่ง").click()
        looks_well(page)
        page.get_by_role("button", name="ส่ง", exact=True).click()
        looks_well(page)
        page.goto(base + "/report/over")
        looks_well(page)


@pytest.mark.slow
def test_a_list_of_last_month_and_what_is_not_known_read_well_on_a_phone(play: Play, page: Page) -> None:
    phone = with_a_list(play)
    with served(application(play)) as base:
        page.goto(base + signed(play))
        page.get_by_role("button", name="เปิดแบบ").click()
        looks_well(page)
        page.get_by_role("button", name="ตรวจก่อนส่ง").click()
        expect(page.get_by_text("ขอให้ดูอีก 1 ข้อ")).to_be_visible()
        looks_well(page)
        page.get_by_label("รายการที่ 1 ยังถูกต้อง").check()
        page.get_by_role("button", name="เอารายการที่ 2 ออก").click()
        page.get_by_role("button", name="เอาออก", exact=True).click()
        page.get_by_role("button", name="ตรวจก่อนส่ง").click()
        page.get_by_role("button", name="ส่ง", exact=True).click()
        expect(page.get_by_role("heading", name="ส่งแล้ว")).to_be_visible()
    assert "ส่งแล้ว" in phone.look()
