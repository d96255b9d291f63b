"""The local Google Sheets makes trouble on order, and tells what happened."""

from collections.abc import Iterator

import gspread
import pytest
import requests

from exports.failures import SheetsFailure
from exports.google import connect
from tests.exports.standin import StandIn, started


@pytest.fixture(scope="module")
def google() -> Iterator[StandIn]:
    with started() as google:
        yield google


@pytest.fixture(autouse=True)
def calm(google):
    google.faults()


@pytest.fixture
def client(google) -> Iterator[gspread.Client]:
    with connect(google.account(), base=google.base, wait=lambda _: None) as client:
        yield client


@pytest.fixture
def sheet(google, client):
    return client.open_by_key(google.spreadsheet()).sheet1


def test_a_minute_holds_as_many_writes_as_ordered_and_any_number_of_reads(google, sheet):
    google.faults(writes_per_minute=2)

    sheet.update([["a"]], "A1")
    sheet.update([["b"]], "A1")
    with pytest.raises(SheetsFailure, match="busy"):
        sheet.update([["c"]], "A1")

    assert sheet.acell("A1").value == "b"


def test_a_lost_answer_was_done_all_the_same(google, sheet):
    google.faults({"kind": "lost", "only": "PUT"})

    with pytest.raises(SheetsFailure, match="unreachable"):
        sheet.update([["a"]], "A1")

    assert sheet.acell("A1").value == "a"
    assert [call["lost"] for call in google.calls(sheet.spreadsheet.id) if call["method"] == "PUT"] == [True]


def test_a_fault_strikes_as_often_as_ordered(google, sheet):
    google.faults({"kind": "error", "status": 503, "times": 2, "only": "GET"})

    for _ in range(2):
        with pytest.raises(SheetsFailure, match="google_down"):
            sheet.acell("A1")

    assert sheet.acell("A1").value is None


def test_a_body_above_two_megabytes_is_noted(google, sheet):
    sheet.update([["ก" * 40_000] * 20], "A1")

    assert [
        call["over_soft_limit"] for call in google.calls(sheet.spreadsheet.id) if call["method"] == "PUT"
    ] == [True]


def test_the_page_is_served_with_its_letters(google):
    page = requests.get(google.base, timeout=5)
    font = requests.get(f"{google.base}/static/fonts/Sarabun-Regular.woff2", timeout=5)

    assert "ตารางจำลอง" in page.text
    assert (font.status_code, font.content[:4]) == (200, b"wOF2")


def test_the_grid_marks_what_changed_last(google, sheet):
    sheet.update([["a", "b"]], "A1")
    sheet.update([["a", "c"]], "A1")

    grid = google.control(f"grid/{sheet.spreadsheet.id}/Sheet1")

    assert (grid["rows"], grid["newest"]) == ([["a", "c"]], [[0, 1]])
