"""The pages for officers in a real browser: three answers without scrolling, nothing from elsewhere, readable for everybody."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Request, expect

from tests import ladders
from tests.ladders import HEAD, PACK, owed, sent, with_centre
from tests.play import Play
from tests.serving import served
from tests.web.admin_kit import book
from tests.web.board_kit import application, way_in
from tests.web.board_world import country
from tests.web.test_admin_packs import YEAR
from tests.web.test_admin_rosters import BAD, GOOD, TITLES
from tests.web.test_report_page_seen import SMALL_TARGETS, SMALL_WORDS, SMALLEST, WIDE_ENOUGH

pytestmark = pytest.mark.browser
SIZES = {"phone": (390, 844), "desk": (1366, 768)}
SCREENS = Path(__file__).parent.parent.parent / "build" / "screens" / "board"
ADMIN_PAGES = {
    "hub": "", "messages": "/messages", "sheets": "/sheets", "files": "/files", "packs": "/packs",
    "days": f"/packs/{PACK}/days", "what-if": f"/packs/{PACK}/what-if", "people": "/people", "audit": "/audit",
    "health": "/health", "connections": "/connections",
}  # fmt: skip
ROSTER = book({"กลุ่มเกษตรกร": [TITLES, GOOD, BAD]})
BELOW = """() => [...document.querySelectorAll('[data-answer]')]
  .filter(one => one.getBoundingClientRect().bottom > innerHeight || one.getBoundingClientRect().top < 0).length"""


@contextmanager
def at(chromium: Browser, size: str, base: str, *, scripts: bool = True) -> Iterator[Page]:
    """Open a browser of a size; whatever it asks of another host ends the test."""
    width, height = SIZES[size]
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=scripts,
        locale="th-TH",
        bypass_csp=scripts,
    )
    context.set_default_timeout(30_000)
    page, elsewhere = context.new_page(), []

    def asked(request: Request) -> None:
        if not request.url.startswith(base):
            elsewhere.append(request.url)

    page.on("request", asked)
    yield page
    context.close()
    assert [] == elsewhere


def looks_well(page: Page, name: str, size: str) -> None:
    """Hold a page to what old eyes and thick fingers need, and to what axe knows; keep its picture."""
    page.wait_for_load_state()
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}-{size}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert [] == page.evaluate(SMALL_WORDS.replace("SMALLEST", str(SMALLEST)))
    assert [] == page.evaluate(SMALL_TARGETS.replace("WIDE_ENOUGH", str(WIDE_ENOUGH)))
    found = Axe().run(page)
    assert 0 == found.violations_count, found.generate_report()


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = ladders.filed(tmp_path, tmp_path_factory)
    yield world
    world.close()


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_every_board_reads_well_and_answers_on_its_first_screen(
    play: Play, chromium: Browser, size: str
) -> None:
    country(play)
    with served(application(play)) as base, at(chromium, size, base) as page:
        page.goto(base + way_in(play, "arun"))
        looks_well(page, "enter", size)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        expect(page.get_by_role("heading", name="สรุปงาน")).to_be_visible()
        assert 0 == page.evaluate(BELOW)
        answers = {
            one: page.locator(f"[data-answer={one}]").inner_text() for one in ("missing", "waits", "soon")
        }
        assert all(one.isdecimal() for one in answers.values())
        looks_well(page, "overview", size)
        page.locator(".is-missing").click()
        expect(page.get_by_text(f"{answers['missing']} รายงาน")).to_be_visible()
        looks_well(page, "missing", size)
        page.locator("tbody a").first.click()
        looks_well(page, "unit", size)
        for name in ("waiting", "days", "map"):
            page.goto(f"{base}/board/{name}")
            looks_well(page, name, size)
        page.get_by_role("link", name="จ.เชียงใหม่").click()
        looks_well(page, "place", size)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_every_page_for_admins_reads_well(play: Play, chromium: Browser, size: str, tmp_path: Path) -> None:
    country(play, every=8)
    with_centre(play)
    play.clock.moment += timedelta(days=2)
    play.remind()
    year = tmp_path / "year.json"
    year.write_text(json.dumps(YEAR))
    roster = tmp_path / "กลุ่ม.xlsx"
    roster.write_bytes(ROSTER)
    with served(application(play)) as base, at(chromium, size, base) as page:
        page.goto(base + way_in(play, "arun"))
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        for name, where in ADMIN_PAGES.items():
            page.goto(f"{base}/board/admin{where}")
            looks_well(page, f"admin-{name}", size)
        page.goto(f"{base}/board/admin/messages")
        page.get_by_role("link", name="ทำไมจึงส่ง").first.click()
        looks_well(page, "admin-why", size)
        page.goto(f"{base}/board/admin/packs/{PACK}/forms/monthly")
        page.locator(".taps button").first.click()
        looks_well(page, "admin-form", size)
        page.goto(f"{base}/board/admin/packs/{PACK}/year")
        page.locator("input[type=file]").set_input_files(year)
        page.get_by_role("button", name="แสดงผล").click()
        looks_well(page, "admin-year", size)
        page.goto(f"{base}/board/admin/rosters")
        page.locator("input[type=file]").set_input_files(roster)
        page.get_by_role("button", name="ดูก่อนนำเข้า").click()
        looks_well(page, "admin-roster", size)
        page.goto(f"{base}/board/admin/people?office=moac-cm")
        page.get_by_role("button", name="ทำรหัสเข้าร่วม").click()
        looks_well(page, "admin-code", size)
        page.goto(f"{base}/board/admin/packs/{PACK}")
        page.get_by_role("button", name="เปิดให้ทุกคนดู").click()
        looks_well(page, "admin-pack", size)
        page.get_by_role("link", name="เปิดดู", exact=True).click()
        looks_well(page, "figures", size)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_report_is_passed_on_a_page_without_scripts(play: Play, chromium: Browser, size: str) -> None:
    sent(play, HEAD)
    with served(application(play)) as base:
        with at(chromium, size, base) as page:
            page.goto(base + way_in(play, "nida"))
            page.get_by_role("button", name="เข้าสู่ระบบ").click()
            page.goto(f"{base}/board/reports/{owed(play).report_id}")
            page.get_by_text("ส่งกลับให้แก้ 1 ข้อ").click()
            looks_well(page, "report", size)
        with at(chromium, size, base, scripts=False) as page:
            page.goto(base + way_in(play, "nida"))
            page.get_by_role("button", name="เข้าสู่ระบบ").click()
            page.locator(".is-waiting").click()
            page.locator(".cards a").first.click()
            page.get_by_role("button", name="ผ่าน", exact=True).click()
            expect(page.get_by_text("ตรวจแล้ว")).to_be_visible()
    assert "accepted" == owed(play).state
