"""The page of the local Google Sheets, seen in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from exports.google import connect
from exports.tables import Column
from tests.exports.mirror_kit import World
from tests.exports.standin import StandIn, started

pytestmark = pytest.mark.browser
COLUMNS = (Column("id", "รหัส"), Column("note", "ปัญหา"))


@pytest.fixture(scope="module")
def google() -> Iterator[StandIn]:
    with started() as google:
        yield google


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def test_the_page_follows_the_sheet_marks_what_is_new_and_hides_what_is_hidden(google, page):
    page.goto(google.base)
    expect(page.get_by_text("ยังไม่มีรายงานในแผ่นนี้")).to_be_visible()

    with connect(google.account(), base=google.base) as client:
        world = World(google, client, "sanam-demo")
        world.export(("r1", "ฝนตก"), ("r2", "-"), columns=COLUMNS)
        expect(page.locator("tr.frozen td").first).to_have_text("ปัญหา")
        world.export(("r1", "<b>น้ำท่วม</b>"), ("r2", "-"), columns=COLUMNS)
        world.close()

    expect(page.locator("td.fresh")).to_have_text(["<b>น้ำท่วม</b>"])
    expect(page.get_by_text("sanam.id")).to_have_count(0)
