"""The page of the local Google Sheets, seen in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from exports.google import connect
from exports.sheets import upsert
from exports.tables import Column, Table
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


def export(google: StandIn, note: str) -> None:
    with connect(google.account(), base=google.base) as client:
        upsert(
            client,
            "sanam-demo",
            Table("รายงาน", COLUMNS, [{"id": "r1", "note": note}, {"id": "r2", "note": "-"}]),
        )


def test_the_page_follows_the_sheet_and_marks_what_is_new(google, page):
    page.goto(google.base)
    expect(page.get_by_text("ยังไม่มีรายงานในแผ่นนี้")).to_be_visible()

    export(google, "ฝนตก")
    expect(page.locator("tr.frozen td").first).to_have_text("รหัส")
    export(google, "<b>น้ำท่วม</b>")

    expect(page.locator("td.fresh")).to_have_text(["<b>น้ำท่วม</b>"])
