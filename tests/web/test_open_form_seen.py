"""The form on the wall in a real browser: on a phone, for old eyes, with scripts and without."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from models import walls
from tests.measures_kit import measured
from tests.play import Play
from tests.serving import served
from tests.stories import rows
from tests.web.test_report_page_seen import hand, looks_well, page
from tests.web.wall_kit import application, opened

__all__ = ["hand", "measured", "page"]
pytestmark = pytest.mark.browser


def test_somebody_answers_on_her_phone_and_then_her_neighbour(measured: Play, hand: BrowserContext) -> None:
    seen = hand.new_page()
    with served(application(measured)) as base:
        seen.goto(base + opened(measured))
        seen.get_by_label("พอใจน้อย").check()
        seen.get_by_role("button", name="ส่งคำตอบ").click()
        expect(seen.get_by_text("ขอให้ดูอีก 1 ข้อ")).to_be_visible()
        expect(seen.get_by_label("พอใจน้อย")).to_be_checked()
        seen.get_by_label("อยากให้ปรับอะไรคะ").fill("ห้องร้อน")
        seen.get_by_role("button", name="ส่งคำตอบ").click()
        expect(seen.get_by_role("heading", name="ได้รับคำตอบแล้ว")).to_be_visible()
        seen.reload()
        expect(seen.get_by_role("heading", name="ได้รับคำตอบแล้ว")).to_be_visible()
        seen.get_by_role("button", name="ให้อีกคนตอบด้วยเครื่องนี้").click()
        seen.get_by_label("พอใจมากที่สุด").check()
        seen.get_by_role("button", name="ส่งคำตอบ").click()
        expect(seen.get_by_role("heading", name="ได้รับคำตอบแล้ว")).to_be_visible()
    assert ["2", "5"] == [one["answers"]["/data/score"] for one in rows(measured, walls.Answered)]


def test_every_page_of_it_reads_well_on_a_phone(measured: Play, page: Page) -> None:
    with served(application(measured)) as base:
        where = opened(measured)
        page.goto(base + where)
        looks_well(page)
        page.get_by_label("พอใจน้อย").check()
        page.get_by_label("อายุเท่าไรคะ").fill("200")
        page.get_by_role("button", name="ส่งคำตอบ").click()
        looks_well(page)
        page.get_by_label("อยากให้ปรับอะไรคะ").fill("ห้องร้อน")
        page.get_by_label("อายุเท่าไรคะ").fill("62")
        page.get_by_role("button", name="ส่งคำตอบ").click()
        looks_well(page)
        page.goto(base + where + "/poster")
        looks_well(page)
        page.goto(base + where + "x")
        looks_well(page)
